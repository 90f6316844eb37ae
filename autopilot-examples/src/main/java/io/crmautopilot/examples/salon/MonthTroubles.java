package io.crmautopilot.examples.salon;

import io.crmautopilot.json.Fields;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Visit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What goes wrong in the chain in one month, from a seed: when, where, who was there, and what they write. All of it is invented. */
final class MonthTroubles {

    /**
     * One hour in which something goes wrong.
     *
     * @param at when the first client writes
     * @param location where
     * @param kind what: {@code heat}, {@code terminal} or {@code dirt}
     * @param complaints what the clients write
     * @param visits the visits of that hour
     */
    record Trouble(Instant at, String location, String kind, List<Message> complaints, List<Visit> visits) {

        /** Returns the day's end, until which this trouble is what people speak of. */
        boolean covers(Instant time) {
            return !time.isBefore(at) && time.isBefore(at.plus(Duration.ofHours(14)));
        }
    }

    private static final Map<String, List<String>> WORDS = Map.of(
            "heat",
            List.of(
                    "очень жарко в зале, кондиционер не работает?",
                    "дышать нечем, жарко",
                    "слишком жарко, сижу вся мокрая",
                    "іште тым ыстық, терлеп отырмын",
                    "жара как в бане, включите кондиционер",
                    "ауа жоқ, тыныс алу мүмкін емес",
                    "духота и жара, голова болит",
                    "өте ыстық, кондиционер істемей тұр ма?",
                    "it is way too hot in here, is the AC broken?"),
            "terminal",
            List.of(
                    "терминал не работает, карту не принимает",
                    "не могу оплатить картой, терминал завис",
                    "терминал сломан, а наличных у меня нет",
                    "оплата не проходит, терминал не видит карту",
                    "терминал істемей тұр, карта өтпейді",
                    "терминал бұзылып қалған, төлей алмадым",
                    "card machine is broken, I could not pay"),
            "dirt",
            List.of(
                    "в зале грязно, весь пол в волосах",
                    "полотенце грязное, фу",
                    "раковина грязная, волосы везде",
                    "іші лас екен, еден жуылмаған",
                    "кресло грязное, неприятно сидеть",
                    "the towels were dirty and hair all over the floor"));

    private static final List<String> SERVICES = List.of("haircut", "manicure", "coloring", "styling");

    private final SalonCase salon;
    private final SplittableRandom chance;
    private final List<Trouble> troubles = new ArrayList<>();

    MonthTroubles(SalonCase salon, YearMonth month, long seed) {
        this.salon = salon;
        this.chance = new SplittableRandom(seed);
        int number = 0;
        for (LocalDate day = month.atDay(2); !day.isAfter(month.atEndOfMonth()); day = day.plusDays(1)) {
            // The day of the case has its own trouble, which stands in the case's files.
            if (!day.equals(SalonCase.DAY) && chance.nextInt(100) < 85) {
                troubles.add(trouble(day, number));
                number++;
            }
        }
    }

    /** Returns them, the earliest first. */
    List<Trouble> all() {
        return List.copyOf(troubles);
    }

    private Trouble trouble(LocalDate day, int number) {
        String location = List.of("dostyk", "samal", "samal", "orbita").get(chance.nextInt(4));
        int roll = chance.nextInt(100);
        String kind = roll < 70 || location.equals("orbita") ? "heat" : roll < 85 ? "terminal" : "dirt";
        Instant at = day.atTime(10 + chance.nextInt(8), chance.nextInt(60))
                .atZone(salon.zone())
                .toInstant();
        List<Fields> clients = clients(location, 5 + chance.nextInt(5));
        List<String> words = WORDS.getOrDefault(kind, List.of());
        List<String> staff = salon.crm().list("staff").stream()
                .filter(each -> each.text("location").equals(location))
                .map(each -> each.text("id"))
                .toList();
        List<Message> complaints = new ArrayList<>();
        List<Visit> visits = new ArrayList<>();
        Instant when = at;
        for (int i = 0; i < clients.size(); i++) {
            Fields client = clients.get(i);
            complaints.add(Message.incoming(
                    "t" + number + "-" + i,
                    new BranchRef(salon.tenant(), location),
                    when,
                    "whatsapp",
                    client.text("phone").substring(1),
                    client.text("id"),
                    words.get((chance.nextInt(words.size()) + i) % words.size())));
            visits.add(new Visit(
                    client.text("id"),
                    staff.get(i % staff.size()),
                    SERVICES.get(i % SERVICES.size()),
                    when.minus(Duration.ofMinutes(20 + chance.nextInt(20))),
                    Duration.ofMinutes(90)));
            when = when.plusSeconds(60 + chance.nextInt(420));
        }
        return new Trouble(at, location, kind, complaints, visits);
    }

    private List<Fields> clients(String location, int count) {
        List<Fields> all = new ArrayList<>(salon.crm().list("clients").stream()
                .filter(client -> client.text("homeLocation").equals(location)
                        && client.fields("optIn").flag("whatsapp"))
                .toList());
        List<Fields> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chosen.add(all.remove(chance.nextInt(all.size())));
        }
        return chosen;
    }
}
