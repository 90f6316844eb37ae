package io.crmautopilot.openai;

import io.crmautopilot.Autopilot;
import io.crmautopilot.action.Loyalty;
import io.crmautopilot.action.Messenger;
import io.crmautopilot.action.OperatorDesk;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.detector.DetectorSettings;
import io.crmautopilot.detector.StreamingDetector;
import io.crmautopilot.diagnosis.Diagnosers;
import io.crmautopilot.engine.IncidentView;
import io.crmautopilot.guard.Approver;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.guard.Corridor;
import io.crmautopilot.guard.TenantSettings;
import io.crmautopilot.incident.BranchContext;
import io.crmautopilot.incident.Cause;
import io.crmautopilot.incident.Diagnoser;
import io.crmautopilot.incident.Diagnosis;
import io.crmautopilot.json.Fields;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.Contact;
import io.crmautopilot.person.Visit;
import io.crmautopilot.phone.PhoneNumbers;
import io.crmautopilot.plan.ActionPlanner;
import io.crmautopilot.playbook.Playbooks;
import io.crmautopilot.reader.Readers;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.steps.StandardKit;
import io.crmautopilot.testing.InMemoryAuditLog;
import io.crmautopilot.testing.InMemoryClientCards;
import io.crmautopilot.testing.InMemoryPersonVault;
import io.crmautopilot.testing.InMemorySnapshots;
import io.crmautopilot.testing.SettableClock;
import io.crmautopilot.text.Language;
import io.crmautopilot.vendors.directory.HostVendors;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;

/** One incident of a salon, lived by the real engine with the standard kit, beside a model of some personality. */
final class ModelLife {

    static final BranchRef BRANCH = new BranchRef("salons", "dostyk");
    static final Instant TODAY = Instant.parse("2025-10-07T04:00:00Z");
    static final Currency KZT = Currency.getInstance("KZT");
    private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
    static final Contact OWNER = new Contact("whatsapp", "+77000090001");
    private static final MessageReader READER = Readers.standard();
    private static final Set<String> VENDORS = Set.of("77000080001", "77000080002");

    private record Written(Instant at, int order, Message message) {}

    final InMemoryAuditLog log = new InMemoryAuditLog();
    final InMemoryPersonVault vault = new InMemoryPersonVault();
    final List<Messenger.Letter> letters = new ArrayList<>();
    final List<Loyalty.Grant> grants = new ArrayList<>();
    final List<OperatorDesk.CaseFile> cases = new ArrayList<>();
    final List<String> sentKeys = new ArrayList<>();
    LanguageModel model;
    Autopilot autopilot;
    int crashes;

    private final SettableClock clock = new SettableClock(TODAY);
    private final PriorityQueue<Written> coming =
            new PriorityQueue<>(Comparator.comparing(Written::at).thenComparing(Written::order));
    private final InMemoryClientCards cards = new InMemoryClientCards(ZONE);
    private final InMemorySnapshots snapshots = new InMemorySnapshots();
    private final List<Message> delivered = new ArrayList<>();
    private final SplittableRandom random;
    private final ModelSettings settings;
    private final Wire wire;
    private final ActionPlanner planner;
    private LanguageModel.Reader reader;
    private final List<String> vendorWords;
    private final boolean torn;
    private final String hidden;
    private int order;
    private int codes;

    /**
     * @param vendorWords what vendors answer, one after the other; empty for words drawn by the seed
     * @param torn whether the diagnosis cannot tell two causes apart
     */
    ModelLife(long seed, Personality personality, List<String> vendorWords, boolean torn) {
        this(seed, personality, personality.wire(seed), vendorWords, torn, Playbooks.standard());
    }

    /**
     * @param wire the model's server, whatever the personality is called
     * @param planner what is planned
     */
    ModelLife(
            long seed,
            Personality personality,
            Wire wire,
            List<String> vendorWords,
            boolean torn,
            ActionPlanner planner) {
        this.random = new SplittableRandom(seed);
        this.torn = torn;
        this.wire = new NotingWire(wire, question -> sentKeys.add(question.digest(BRANCH.tenant(), "stub-1")));
        this.planner = planner;
        List<String> injections = Injections.all();
        this.hidden = injections.get(random.nextInt(injections.size()));
        this.vendorWords = vendorWords.isEmpty() ? drawn() : vendorWords;
        this.settings = ModelSettings.of(URI.create("http://127.0.0.1:9/v1"), "stub-1", () -> "sk-secret")
                .help(personality == Personality.OFF ? Set.of() : EnumSet.allOf(Help.class))
                .unsureBetween(0.05, 0.95)
                .build();
        people();
        this.model = opened();
        this.reader = model.reader(READER, cards);
        this.autopilot = built();
        learn();
    }

    /** A process begins on what the one before it left: the log, the vault and the snapshots. */
    private LanguageModel opened() {
        return LanguageModel.over(
                new Asker(settings, log, clock, () -> clock.instant().toEpochMilli() * 1_000_000, () -> wire),
                () -> clock.instant().toEpochMilli() * 1_000_000);
    }

    /** The process dies where it stands, another one begins, and the host hands in the last hour again. */
    void crash() {
        crashes++;
        model = opened();
        reader = model.reader(READER, cards);
        autopilot = built();
        Instant since = clock.instant().minus(Duration.ofHours(1));
        for (Message message : List.copyOf(delivered)) {
            if (message.sentAt().isAfter(since)) {
                take(message);
            }
        }
    }

    private void take(Message message) {
        reader.ahead(message);
        autopilot.accept(message);
    }

    private List<String> drawn() {
        String vague = List.of(
                        "может через час, может через два часа, 5000 или 7000, смотря что там",
                        "ну посмотрим, к двум наверно, тысяч восемь или двенадцать",
                        "барып көремін, бір сағат па екі сағат па, 8 мың ба 12 мың ба")
                .get(random.nextInt(3));
        String clear = "Будем через 60 минут, диагностика 5000, ремонт до 15000";
        return switch (random.nextInt(4)) {
            case 0 -> List.of(vague + " " + hidden, vague, clear);
            case 1 -> List.of(hidden, vague + " " + hidden);
            case 2 -> List.of(vague, clear);
            default -> List.of(clear);
        };
    }

    private void people() {
        for (int i = 0; i < 6; i++) {
            String phone = "+7700000050" + i;
            String name = i == 2 ? hidden.substring(0, Math.min(40, hidden.length())) : "Сауле";
            cards.add(
                    BRANCH.tenant(),
                    new ClientCard(
                            "c-" + i,
                            name,
                            Language.RU,
                            List.of(new Contact("whatsapp", phone)),
                            true,
                            Set.of("whatsapp"),
                            3));
            cards.add(BRANCH, new Visit("c-" + i, "s-1", "cut", TODAY.minusSeconds(1_800), Duration.ofHours(2)));
        }
        List<String> words = List.of(
                "слишком жарко, сижу вся мокрая",
                "ну и баня у вас тут сегодня ахах",
                "нечем дышать, кондиционер не работает?",
                "Қыздар, іште тым ыстық, ауа жоқ",
                "а почему так душно? " + hidden,
                "жарко, дышать невозможно " + hidden);
        for (int i = 0; i < words.size(); i++) {
            say("+7700000050" + i, "c-" + i, TODAY.plus(Duration.ofMinutes(3L * i)), words.get(i));
        }
        say("+77000000666", null, TODAY.plus(Duration.ofMinutes(4)), hidden);
    }

    private void say(String from, @org.jspecify.annotations.Nullable String person, Instant at, String text) {
        order++;
        // A message takes a second from its sender to the host.
        coming.add(new Written(
                at.plusSeconds(1), order, Message.incoming("m-" + order, BRANCH, at, "whatsapp", from, person, text)));
    }

    private Autopilot built() {
        Diagnoser own = torn ? (signal, context) -> TORN : Diagnosers.standard();
        return Autopilot.builder()
                .settings(TenantSettings.fixed(List.of(branch())))
                .reader(reader.reader())
                .detector(StreamingDetector.of(
                        READER.topics(), DetectorSettings.defaults().withTimeZone(ZONE)))
                .diagnoser(model.diagnoser(own))
                .context((branch, from, to) ->
                        new BranchContext(Set.of("air-conditioner", hidden), List.of(), List.of(), 0))
                .planner(model.planner(planner, Set.of("follow-up", "compensate")))
                .kit(model.kit(StandardKit.builder()
                        .messenger(this::sent)
                        .cards(cards)
                        .vendors(HostVendors.read(ModelVendors.json(), KZT, new PhoneNumbers("KZ")))
                        .loyalty(grant -> {
                            grants.add(grant);
                            return new Outcome.Done(Fields.empty());
                        })
                        .desk(model.desk(
                                file -> {
                                    cases.add(file);
                                    return new Outcome.Done(Fields.empty());
                                },
                                vault,
                                Language.RU))
                        .build()))
                .log(log)
                .vault(vault)
                .snapshots(snapshots)
                .clock(clock)
                .codes(() -> "K" + (4_700 + 37 * ++codes))
                .build();
    }

    private void learn() {
        for (int day = 28; day > 0; day--) {
            for (int hour = 0; hour < 4; hour++) {
                Instant at = TODAY.minus(Duration.ofDays(day)).plus(Duration.ofHours(hour));
                autopilot.learn(Message.incoming(
                        "h-" + day + "-" + hour,
                        BRANCH,
                        at,
                        "whatsapp",
                        "+7700001" + (day * 10 + hour),
                        null,
                        "Здравствуйте, можно записаться на субботу?"));
            }
        }
    }

    static final Diagnosis TORN = new Diagnosis(
            List.of(cause("air-conditioning", 0.45), cause("weather", 0.4), cause("unknown", 0.15)), false, List.of());

    static Cause cause(String id, double probability) {
        return new Cause(id, null, null, Cause.Scope.BRANCH, probability, List.of(), List.of(), List.of());
    }

    private BranchSettings branch() {
        return BranchSettings.builder(
                        BRANCH,
                        List.of(new Approver("owner", "Сауле", OWNER, Language.RU)),
                        Corridor.parse(
                                "{\"currency\":\"KZT\",\"perAction\":25000,\"perIncident\":60000,\"perDay\":100000,\"perMonth\":400000,"
                                        + "\"perVendorPerMonth\":150000,\"perClientPerYear\":10000,\"compensationPerClient\":3000}"))
                .named("Aruana Достык")
                .at("пр. Достык 85", 43.2389, 76.9555)
                .zone(ZONE)
                .equipment(Set.of("air-conditioner"))
                .level(AutonomyLevel.CORRIDOR)
                .extras(Fields.of("business", "Aruana"))
                .build();
    }

    private Outcome sent(Messenger.Letter letter) {
        letters.add(letter);
        String to = letter.to().address();
        if (VENDORS.contains(to.replace("+", ""))) {
            long before = letters.stream()
                    .filter(each -> each.to().address().equals(to))
                    .count();
            if (letter.key().contains("/agree/")) {
                say(to, null, clock.instant().plusSeconds(60), "Да, договорились, выезжаем");
                say(to, null, clock.instant().plus(Duration.ofMinutes(55)), "Мы на месте");
                say(to, null, clock.instant().plus(Duration.ofMinutes(110)), "Всё починили, работает");
            } else if (before <= vendorWords.size()) {
                say(to, null, clock.instant().plusSeconds(90), vendorWords.get((int) before - 1));
            }
        }
        return new Outcome.Done(Fields.empty());
    }

    ModelLife play() {
        return play(message -> false);
    }

    /** Plays to the end; the process dies after each message whose number {@code dies} names. */
    ModelLife play(java.util.function.IntPredicate dies) {
        int messages = delivered.size();
        for (int turn = 0; turn < 5_000 && step(); turn++) {
            if (delivered.size() > messages) {
                messages = delivered.size();
                if (dies.test(messages)) {
                    crash();
                }
            }
        }
        return this;
    }

    /** Takes the next message in, or does what is due next; returns false when the day is over. */
    boolean step() {
        Written next = coming.peek();
        Optional<Instant> due = autopilot.nextDue();
        boolean arrives = next != null && (due.isEmpty() || !due.get().isBefore(next.at()));
        if (!arrives && (due.isEmpty() || due.get().isAfter(TODAY.plus(Duration.ofHours(14))))) {
            return false;
        }
        Instant at = arrives ? next.at() : due.get();
        clock.set(at.isAfter(clock.instant()) ? at : clock.instant());
        if (arrives) {
            coming.poll();
            delivered.add(next.message());
            take(next.message());
        } else {
            autopilot.tick();
        }
        return true;
    }

    /** Lets the owner write a minute from now. */
    void ownerSays(String text) {
        say(OWNER.address(), null, clock.instant().plusSeconds(60), text);
    }

    /** Returns how many messages were taken in. */
    int messages() {
        return delivered.size();
    }

    List<IncidentView> incidents() {
        return autopilot.incidents(BRANCH.tenant());
    }

    /** Returns what was done in the world, without the order: each letter by reader and words, each grant, each case. */
    Set<String> effects() {
        Set<String> effects = new java.util.TreeSet<>();
        letters.forEach(letter -> effects.add(letter.to().address() + " " + letter.text()));
        grants.forEach(grant -> effects.add("grant " + grant));
        cases.forEach(file -> effects.add("case " + file.reason()));
        return effects;
    }
}
