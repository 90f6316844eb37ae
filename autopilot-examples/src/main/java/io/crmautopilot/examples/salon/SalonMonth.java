package io.crmautopilot.examples.salon;

import io.crmautopilot.Autopilot;
import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.detector.DetectorSettings;
import io.crmautopilot.detector.StreamingDetector;
import io.crmautopilot.diagnosis.Diagnosers;
import io.crmautopilot.engine.IncidentView;
import io.crmautopilot.incident.Deed;
import io.crmautopilot.message.Message;
import io.crmautopilot.money.Money;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.phone.PhoneNumbers;
import io.crmautopilot.playbook.Playbooks;
import io.crmautopilot.reader.Readers;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.steps.StandardKit;
import io.crmautopilot.vendors.directory.HostVendors;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A month of the chain, played through the real engine from a seed: the traffic of the weeks before comes again, troubles are put in,
 * and people answer. One branch acts within its corridor, one asks before each step, one is only observed while its people do the
 * work by hand and write it down.
 */
final class SalonMonth {

    /** The month of the case. */
    static final YearMonth MONTH = YearMonth.from(SalonCase.DAY);

    private static final Currency KZT = Currency.getInstance("KZT");
    private static final int WEEKS_AGO = 35;

    private final SalonCase salon = SalonCase.load();
    private final DayClock clock;
    private final Agenda agenda = new Agenda();
    private final SplittableRandom chance;
    private final List<MonthTroubles.Trouble> troubles;
    private final MonthCards cards;
    private final SalonSettings settings;
    private final Autopilot autopilot;
    private final Set<String> written = new HashSet<>();
    private int codes;

    SalonMonth(long seed, AuditLog log, PersonVault vault) {
        chance = new SplittableRandom(seed);
        troubles = new MonthTroubles(salon, MONTH, chance.nextLong()).all();
        cards = new MonthCards(salon, troubles, chance.nextLong());
        settings = new SalonSettings(salon, null);
        clock = new DayClock(MONTH.atDay(1).atStartOfDay(salon.zone()).toInstant());
        MonthPeople people = new MonthPeople(salon, agenda, chance.nextLong());
        MessageReader reader = Readers.standard();
        autopilot = Autopilot.builder()
                .settings(settings)
                .reader(reader)
                .detector(StreamingDetector.of(
                        reader.topics(), DetectorSettings.defaults().withTimeZone(salon.zone())))
                .diagnoser(Diagnosers.standard())
                .context(new SalonContext(settings, cards))
                .planner(Playbooks.standard())
                .kit(StandardKit.builder()
                        .messenger(new SalonChannels(clock, people::read))
                        .loyalty(new SalonLoyalty())
                        .desk(new SalonDesk())
                        .cards(cards)
                        .vendors(HostVendors.read(salon.vendorList(), KZT, new PhoneNumbers("KZ")))
                        .build())
                .log(log)
                .vault(vault)
                .clock(clock)
                .codes(() -> "K" + (4700 + 37 * ++codes))
                .build();
    }

    /** Plays the month; returns how many troubles were put in, the day of the case among them. */
    int play() {
        LocalDate first = MONTH.atDay(1);
        salon.before(first).forEach(autopilot::learn);
        for (LocalDate day = first; !day.isAfter(MONTH.atEndOfMonth()); day = day.plusDays(1)) {
            traffic(day).forEach(agenda::put);
        }
        troubles.forEach(trouble -> trouble.complaints().forEach(agenda::put));
        Instant end = MONTH.atEndOfMonth().atTime(23, 59).atZone(salon.zone()).toInstant();
        while (goOn(end)) {
            writeDown();
        }
        clock.moveTo(end);
        judge();
        return troubles.size() + 1;
    }

    /** The messages of a day; after the case's own files end, those of five weeks before come again. */
    private List<Message> traffic(LocalDate day) {
        if (!day.isAfter(SalonCase.DAY)) {
            return salon.of(day);
        }
        return salon.of(day.minusDays(WEEKS_AGO)).stream()
                .map(message -> Message.incoming(
                        "again-" + message.id(),
                        message.branch(),
                        message.sentAt().plus(Duration.ofDays(WEEKS_AGO)),
                        message.channel(),
                        message.author(),
                        message.person(),
                        message.text()))
                .toList();
    }

    private boolean goOn(Instant end) {
        return agenda.goOn(autopilot, clock, end);
    }

    /** Where the autopilot only observes, people work as they always did, and the host writes down when: in the evening. */
    private void writeDown() {
        for (IncidentView incident : autopilot.incidents(salon.tenant())) {
            boolean byHand = incident.branch().location().equals("orbita");
            if (byHand
                    && clock.instant().isAfter(incident.openedAt().plus(Duration.ofHours(10)))
                    && written.add(incident.id())) {
                Instant at = incident.openedAt();
                at = deed(incident, Deed.Kind.OWNER_KNEW, at, 15, 90, null);
                Money price = Money.ofMajor(12_000 + 1_000 * chance.nextInt(14), KZT);
                Instant booked = deed(incident, Deed.Kind.VENDOR_AGREED, at, 20, 150, price);
                Instant solved = deed(incident, Deed.Kind.SOLVED, booked, 90, 240, null);
                if (chance.nextInt(3) > 0) {
                    deed(incident, Deed.Kind.CLIENTS_TOLD, solved, 10, 120, null);
                }
            }
        }
    }

    private Instant deed(
            IncidentView incident,
            Deed.Kind kind,
            Instant after,
            int least,
            int most,
            @org.jspecify.annotations.Nullable Money cost) {
        Instant at = after.plus(Duration.ofMinutes(least + chance.nextInt(most - least)));
        autopilot.peopleDid(incident.branch(), incident.id(), new Deed(kind, at, cost), "s-08", "the shift's diary");
        return at;
    }

    /** At the month's end the owner says of each incident whether anything was wrong: of those that she remembers. */
    private void judge() {
        for (IncidentView incident : autopilot.incidents(salon.tenant())) {
            BranchRef branch = incident.branch();
            boolean real = SalonCase.DAY.equals(
                            incident.openedAt().atZone(salon.zone()).toLocalDate())
                    || troubles.stream()
                            .anyMatch(trouble -> trouble.location().equals(branch.location())
                                    && trouble.covers(incident.openedAt()));
            if (chance.nextInt(5) > 0) {
                autopilot.judge(branch, incident.id(), !real, "owner", real ? "it was so" : "nothing was wrong");
            }
        }
    }

    SalonCase salon() {
        return salon;
    }

    MonthCards cards() {
        return cards;
    }

    SalonSettings settings() {
        return settings;
    }
}
