package io.crmautopilot.examples.salon;

import io.crmautopilot.Autopilot;
import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.detector.DetectorSettings;
import io.crmautopilot.detector.StreamingDetector;
import io.crmautopilot.diagnosis.Diagnosers;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.phone.PhoneNumbers;
import io.crmautopilot.playbook.Playbooks;
import io.crmautopilot.reader.Readers;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.steps.StandardKit;
import io.crmautopilot.vendors.directory.HostVendors;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One day of the chain, played: what came before it is learned, then messages arrive when they were sent, people answer when they
 * would, and the autopilot is woken when something is due. Every host does the same with a real clock.
 */
final class SalonDay {

    private final SalonCase salon;
    private final LocalDate day;
    private final DayClock clock;
    private final Agenda agenda = new Agenda();
    private final SalonPeople people;
    private final SalonChannels channels;
    private final SalonLoyalty loyalty = new SalonLoyalty();
    private final SalonDesk desk = new SalonDesk();
    private final SalonCards cards;
    private final SalonFields fields;
    private final SalonSettings settings;
    private final MessageReader reader = Readers.standard();
    private final Timeline timeline = new Timeline();
    private final AuditLog log;
    private final PersonVault vault;
    private final StreamingDetector detector;
    private Autopilot autopilot;
    private final Instant end;
    private int codes;

    SalonDay(SalonCase salon, LocalDate day, Options options, AuditLog log, PersonVault vault) {
        this.salon = salon;
        this.day = day;
        this.log = log;
        this.vault = vault;
        clock = new DayClock(day.atStartOfDay(salon.zone()).toInstant());
        people = new SalonPeople(salon, agenda, options.yes());
        channels = new SalonChannels(clock, people::read);
        cards = new SalonCards(salon);
        fields = new SalonFields(salon);
        settings = new SalonSettings(
                salon, options.observe() ? AutonomyLevel.OBSERVE : options.assist() ? AutonomyLevel.ASSIST : null);
        end = at(options.until().orElse(LocalTime.of(23, 59)));
        options.veto().ifPresent(time -> people.ownerWrites(new BranchRef(salon.tenant(), "dostyk"), at(time), "стоп"));
        detector = StreamingDetector.of(
                reader.topics(), DetectorSettings.defaults().withTimeZone(salon.zone()));
        autopilot = built();
    }

    private Autopilot built() {
        return Autopilot.builder()
                .settings(settings)
                .reader(reader)
                .detector(detector)
                .diagnoser(Diagnosers.standard())
                .context(new SalonContext(settings, cards))
                .planner(Playbooks.standard())
                .kit(StandardKit.builder()
                        .messenger(channels)
                        .loyalty(loyalty)
                        .desk(desk)
                        .cards(cards)
                        .cardFields(fields)
                        .vendors(HostVendors.read(
                                salon.vendorList(), Currency.getInstance("KZT"), new PhoneNumbers("KZ")))
                        .build())
                .log(log)
                .vault(vault)
                .alsoTo(timeline)
                .clock(clock)
                .codes(this::nextCode)
                .build();
    }

    private String nextCode() {
        codes++;
        return "K" + (4700 + 37 * codes);
    }

    private Instant at(LocalTime time) {
        return day.atTime(time).atZone(salon.zone()).toInstant();
    }

    /** Learns the weeks before the day. */
    int learn() {
        List<Message> past = salon.before(day);
        past.forEach(autopilot::learn);
        return past.size();
    }

    /** Plays the day to its end. */
    void play() {
        play(() -> {});
    }

    /** Plays the day to its end and lets {@code afterMessage} happen after each message, such as {@link #restart}. */
    void play(Runnable afterMessage) {
        salon.of(day).forEach(agenda::put);
        for (int waiting = agenda.size(); goOn(); waiting = agenda.size()) {
            if (agenda.size() < waiting) {
                afterMessage.run();
            }
        }
    }

    /** Ends the process and starts it anew: all that it knows is what stands in the journal, the vault and the detector's snapshot. */
    void restart() {
        autopilot = built();
    }

    /** Lets the next thing happen; returns whether there was one. */
    private boolean goOn() {
        return agenda.goOn(autopilot, clock, end);
    }

    Autopilot autopilot() {
        return autopilot;
    }

    Timeline timeline() {
        return timeline;
    }

    /** Returns the timeline in words, with the names and texts that only the host knows. */
    List<Entry> entries() {
        Map<String, String> texts = new LinkedHashMap<>();
        channels.sent()
                .forEach(sent -> texts.put(sent.letter().key(), sent.letter().text()));
        return timeline.entries(names(), texts);
    }

    Names names() {
        return new Names(
                salon.tenant(),
                vault,
                cards,
                settings.of(new BranchRef(salon.tenant(), "dostyk"))
                        .orElseThrow()
                        .approvers());
    }

    List<SalonChannels.Sent> sent() {
        return channels.sent();
    }

    SalonLoyalty loyalty() {
        return loyalty;
    }

    SalonDesk desk() {
        return desk;
    }

    SalonFields fields() {
        return fields;
    }

    SalonCards cards() {
        return cards;
    }

    MessageReader reader() {
        return reader;
    }
}
