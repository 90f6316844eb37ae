package io.crmautopilot.simulation;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.EffectSpec;
import io.crmautopilot.action.EffectSpec.Reversibility;
import io.crmautopilot.approval.Scope;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.engine.RecordKind;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.guard.Caps;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Watches the world side of the ports while a life goes on, and judges each call before it is made. It knows what people did and were
 * told, what is on disk, and true time; it never asks the engine.
 */
final class Oracle {

    private static final Set<String> HOUSE = Set.of("owner.notice", "approval.ask", "hand-over");

    /** A stop that somebody was told of; one that is not durable dies with its process. */
    private record Told(Scope scope, boolean durable) {}

    private final SimClock clock;
    private final SimLog disk;
    private final Map<String, Integer> calls = new HashMap<>();
    private final Map<String, Integer> starts = new HashMap<>();
    private final Map<String, Action> announced = new HashMap<>();
    private final Map<String, Instant> windows = new HashMap<>();
    private final Map<String, String> approvalOf = new HashMap<>();
    private final Map<String, Integer> deeds = new HashMap<>();
    private final Map<String, Integer> meanings = new HashMap<>();
    private final Map<String, Instant> asked = new HashMap<>();
    private final Map<String, String> askedWhom = new HashMap<>();
    private final Map<String, List<Instant>> questions = new HashMap<>();
    private final Map<String, List<Fields>> seen = new HashMap<>();
    private final Set<String> yes = new HashSet<>();
    private final List<Told> stops = new ArrayList<>();
    private final Set<String> complained = new HashSet<>();
    private final Map<String, Money> committed = new HashMap<>();
    private final Map<String, Money> prices = new HashMap<>();
    private final Set<String> mirrored = new HashSet<>();
    private int read;

    /** Whether nothing may run that the sink did not take. */
    boolean sinkRequired;

    /** The caps; null while they are not watched. */
    @org.jspecify.annotations.Nullable
    Caps caps;

    /** The strictest level that holds for every incident. */
    AutonomyLevel level = AutonomyLevel.CORRIDOR;

    /** How many different people must have said yes to what needs people; letters to clients need one. */
    int needs = 1;

    /** How many questions one person may get in an hour of a clock that is right. */
    int asksPerHour = Integer.MAX_VALUE;

    Duration window = Duration.ofMinutes(5);
    Duration patience = Duration.ofMinutes(10);
    int threshold;

    Oracle(SimClock clock, SimLog disk, SimWorld world) {
        this.clock = clock;
        this.disk = disk;
        world.onCall(this::called);
        world.onDeed(this::done);
    }

    /** Reads what became durable since it last looked. */
    private void readOn() {
        for (AuditRecord entry : disk.durableSince(Salon.TENANT, read)) {
            read++;
            Fields body = entry.body();
            if (entry.kind().equals(RecordKind.ACTION_STARTED)) {
                Action action = Action.of(body.fields("action"));
                starts.merge(action.key(), 1, Integer::sum);
                announced.put(action.key(), action);
                approvalOf.put(action.key(), body.text("approval", ""));
            } else if (entry.kind().equals(RecordKind.APPROVAL_ASKED)) {
                bears(body.text("to"));
            } else if (entry.kind().equals(RecordKind.ACTION_HELD) && body.has("until")) {
                windows.putIfAbsent(body.fields("action").text("key"), clock.truth());
            } else if (entry.kind().equals(RecordKind.BUDGET_RELEASED)) {
                free(body.text("key"), Money.zero(SimSteps.KZT));
            } else if (entry.kind().equals(RecordKind.BUDGET_SETTLED)) {
                free(body.text("key"), Money.of(body.fields("amount")));
            }
        }
    }

    /** Nobody is asked more often than is borne, by true time. */
    private void bears(String person) {
        List<Instant> all = questions.computeIfAbsent(person, key -> new ArrayList<>());
        Instant now = clock.truth();
        all.removeIf(at -> !at.isAfter(now.minus(Duration.ofHours(1))));
        all.add(now);
        Violation.unless(
                all.size() <= asksPerHour,
                "L-2",
                person + " is asked " + all.size() + " times within an hour, " + asksPerHour + " are borne");
    }

    private void free(String key, Money spent) {
        Money price = prices.remove(key);
        if (price != null) {
            committed.replaceAll((scope, sum) ->
                    scope.endsWith(" " + key) ? Money.zero(SimSteps.KZT).plus(spent) : sum);
        }
    }

    /** What the business has promised to pay and paid, as the world saw it, never passes a cap. */
    private void spends(Action action, Money cost) {
        prices.put(action.key(), cost);
        committed.put(action.incident() + " " + action.to() + " " + action.key(), cost);
        if (caps == null) {
            return;
        }
        within("perIncident", caps.perIncident(), action.incident() + " ");
        if (action.kind().startsWith("vendor.")) {
            within("perVendorPerMonth", caps.perVendorPerMonth(), action.incident() + " " + action.to() + " ");
        }
    }

    private void within(String cap, Money limit, String prefix) {
        Money sum = Money.zero(SimSteps.KZT);
        for (Map.Entry<String, Money> each : committed.entrySet()) {
            sum = each.getKey().startsWith(prefix) ? sum.plus(each.getValue()) : sum;
        }
        Violation.unless(!sum.exceeds(limit), "I-1", sum + " is committed, " + cap + " is " + limit);
    }

    /** The sink took a record. */
    void mirrored(AuditRecord entry) {
        if (entry.kind().equals(RecordKind.ACTION_STARTED)) {
            mirrored.add(entry.body().fields("action").text("key") + " "
                    + entry.body().number("attempt"));
        }
    }

    /** Looks at the disk now: what it shows for the first time became durable at this true time. */
    void look() {
        readOn();
    }

    /** A complaint of that client was handed to the engine. */
    void complained(String client) {
        complained.add(client);
    }

    /** A person was told that a stop is in force. */
    void stopped(Scope scope, boolean durable) {
        stops.add(new Told(scope, durable));
    }

    /** A person lifted a stop, or is about to. */
    void lifted(Scope scope) {
        stops.removeIf(told -> told.scope().equals(scope));
    }

    /** The process died: what it only remembered is gone. */
    void died() {
        stops.removeIf(told -> !told.durable());
    }

    /** A person says yes or no to a question, now. */
    void said(String approval, boolean approves) {
        Instant when = asked.get(approval);
        if (approves && when != null && !clock.truth().isAfter(when.plus(patience))) {
            yes.add(approval);
        }
    }

    private void called(Action action) {
        readOn();
        int call = calls.merge(action.key(), 1, Integer::sum);
        Violation.unless(
                call <= starts.getOrDefault(action.key(), 0),
                "I-2",
                action.key() + " is called " + call + " times and announced " + starts.getOrDefault(action.key(), 0));
        Violation.unless(
                !sinkRequired || mirrored.stream().anyMatch(each -> each.startsWith(action.key() + " ")),
                "I-2",
                action.key() + " is called before a required sink has its record");
        Action said = announced.get(action.key());
        Violation.unless(action.equals(said), "I-4", action.key() + " is called with other parts than announced");
        for (Told told : stops) {
            Violation.unless(
                    !told.scope().covers(action.branch(), action.incident(), action.key()),
                    "I-8",
                    action.key() + " starts under an acknowledged stop of " + told.scope());
        }
        permission(action);
    }

    private void permission(Action action) {
        EffectSpec spec = SimKit.SPECS.stream()
                .filter(each -> each.kind().equals(action.kind()))
                .findFirst()
                .orElseThrow();
        Violation.unless(level != AutonomyLevel.OBSERVE, "I-11", action.key() + " runs in an observed branch");
        boolean irreversible = spec.reversibility() == Reversibility.IRREVERSIBLE;
        String approval = approvalOf.getOrDefault(action.key(), "");
        if (!approval.isEmpty()) {
            Violation.unless(
                    yes.contains(approval), "I-10", action.key() + " runs by " + approval + ", no yes in time");
            Violation.unless(
                    seen.getOrDefault(approval, List.of()).stream().anyMatch(shown -> fits(shown, action)),
                    "I-10",
                    action.key() + " is not what the person saw in " + approval);
            int most = action.kind().equals("client.message") ? 1 : needs;
            Set<String> people = agreed(action);
            Violation.unless(
                    people.size() >= most,
                    "I-10",
                    action.key() + " runs by the yes of " + people + ", and " + most + " people must agree");
        }
        Violation.unless(!irreversible || !approval.isEmpty(), "I-14", action.key() + " runs without a person");
        if (HOUSE.contains(action.kind()) || !approval.isEmpty()) {
            return;
        }
        Violation.unless(level != AutonomyLevel.ASSIST, "I-10", action.key() + " runs in assist without a person");
        if (level == AutonomyLevel.VETO_WINDOW) {
            Instant from = windows.get(action.key());
            Violation.unless(
                    from != null && !clock.truth().isBefore(from.plus(window)),
                    "I-11",
                    action.key() + " runs before its veto window is over, announced at " + from);
        }
    }

    /** Returns who said yes, in time, to a question that showed exactly this. */
    private Set<String> agreed(Action action) {
        Set<String> people = new TreeSet<>();
        for (String id : yes) {
            if (seen.getOrDefault(id, List.of()).stream().anyMatch(shown -> fits(shown, action))) {
                people.add(askedWhom.getOrDefault(id, ""));
            }
        }
        return people;
    }

    private static boolean fits(Fields shown, Action action) {
        return shown.text("key").equals(action.key())
                && shown.text("kind").equals(action.kind())
                && shown.text("to").equals(action.to())
                && shown.fields("cost")
                        .equals(action.reserve().map(m -> m.toFields()).orElse(Fields.empty()))
                && shown.fields("details").equals(action.details());
    }

    private void done(SimWorld.Deed deed) {
        Action action = deed.action();
        int times = deeds.merge(action.key(), 1, Integer::sum);
        Violation.unless(times == 1, "I-3", action.key() + " is done " + times + " times");
        if (action.kind().equals("approval.ask")) {
            String id = action.details().text("approvalId");
            asked.putIfAbsent(id, deed.at());
            askedWhom.putIfAbsent(id, action.to());
            seen.put(id, action.details().list("actions"));
        }
        if (action.kind().equals("compensation.grant")) {
            int grants = meanings.merge(action.incident() + "/" + action.to(), 1, Integer::sum);
            Violation.unless(grants == 1, "I-19", action.to() + " is made good " + grants + " times");
        }
        action.reserve().ifPresent(cost -> spends(action, cost));
        if (action.reserve().isPresent()) {
            Violation.unless(
                    complained.size() >= threshold,
                    "I-12",
                    action.key() + " spends money for " + complained.size() + " people");
        }
        if (action.kind().equals("vendor.agree")) {
            Violation.unless(
                    action.details().text("payee").equals(action.to()), "I-17", action.key() + " pays somebody else");
        }
    }
}
