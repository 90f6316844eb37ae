package io.crmautopilot.engine;

import io.crmautopilot.action.Action;
import io.crmautopilot.approval.Scope;
import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.guard.BudgetLedger;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that a tenant's records tell: a fold, the same for the same records. Guarded by the tenant's gate. */
final class TenantState {

    private static final Duration DAY = Duration.ofDays(1);

    /** The rule by which money counts as spent because nobody said what became of it. */
    static final String LOST = "hold-ended";

    /** How long a closed incident stays in memory, for late answers; the log keeps it for ever. */
    private static final Duration KEEP = Duration.ofDays(35);

    final String tenant;
    long seq;
    String hash = AuditRecord.GENESIS;
    final BudgetLedger ledger = new BudgetLedger();
    final Map<String, IncidentState> incidents = new LinkedHashMap<>();
    private final Map<String, String> incidentOfSignal = new HashMap<>();
    private final Map<Scope, Stop> stops = new LinkedHashMap<>();
    final Levels levels = new Levels();
    private final Map<String, Deque<Instant>> starts = new HashMap<>();
    private final Map<String, Deque<Instant>> contacts = new HashMap<>();
    private final Map<String, Deque<Instant>> asks = new HashMap<>();
    private final Map<String, Deque<Instant>> misses = new HashMap<>();
    private final Map<String, Instant> answered = new LinkedHashMap<>();

    /** Whose dialogues people have, and what they must still see. */
    private final DialogueBook dialogues = new DialogueBook();

    TenantState(String tenant) {
        this.tenant = tenant;
    }

    /** Takes the next record in; throws {@link IllegalStateException} when it does not follow the last one. */
    void apply(AuditRecord entry) {
        if (entry.seq() != seq + 1 || !entry.previous().equals(hash)) {
            throw new IllegalStateException(
                    "record " + entry.seq() + " of " + tenant + " does not follow record " + seq);
        }
        seq = entry.seq();
        hash = entry.hash();
        Fields body = entry.body();
        switch (entry.kind()) {
            case RecordKind.INCIDENT_OPENED -> {
                forget(entry.at().minus(KEEP));
                IncidentState opened = new IncidentState(entry);
                incidents.put(entry.incident(), opened);
                incidentOfSignal.put(opened.signal.id(), entry.incident());
            }
            case RecordKind.SIGNAL_SEEN -> {
                if (incidents.containsKey(entry.incident())) {
                    incidentOfSignal.put(body.fields("signal").text("id"), entry.incident());
                }
            }
            case RecordKind.ACTION_STARTED -> start(entry, body);
            case RecordKind.ACTION_DONE -> settleIfDone(body);
            case RecordKind.ACTION_FAILED -> {
                ledger.release(body.text("key"));
                if (!body.has("retryAt")) {
                    dialogues.release(body.text("key"));
                }
            }
            case RecordKind.BUDGET_SETTLED -> {
                ledger.settle(body.text("key"), Money.of(body.fields("amount")));
                if (body.text("rule", "").equals(LOST)) {
                    levels.object(
                            entry, entry.location(), kindsOf(entry.incident(), List.of(body.text("key"))), "loss");
                }
            }
            case RecordKind.BUDGET_RELEASED -> ledger.release(body.text("key"));
            case RecordKind.STOP_SET -> {
                Instant said = body.has("sentAt") ? body.instant("sentAt") : entry.at();
                stops.put(scope(body), new Stop(body.text("by"), said, entry.seq()));
                levels.object(entry, entry.location(), kindsOf(entry.incident(), stopped(body)), "stop");
            }
            case RecordKind.STOP_LIFTED -> stops.remove(scope(body));
            case RecordKind.APPROVAL_ASKED ->
                recent(asks, body.text("to"), entry.at(), DAY).add(entry.at());
            case RecordKind.APPROVAL_DECIDED -> objectIfRefused(entry, body);
            case RecordKind.APPROVAL_MISSED ->
                recent(misses, body.text("from"), entry.at(), DAY).add(entry.at());
            case RecordKind.ACTION_REVERSED ->
                levels.object(
                        entry,
                        entry.location(),
                        kindsOf(entry.incident(), List.of(body.text("key"))),
                        body.has("loss") ? "loss" : "reversal");
            case RecordKind.INCIDENT_JUDGED -> {
                if (body.flag("falseAlarm")) {
                    levels.object(entry, entry.location(), Set.of(), "false-alarm");
                }
            }
            case RecordKind.DIALOGUE_GIVEN_BACK -> dialogues.giveBack(body.text("dialogue"));
            case RecordKind.MATTER_RAISED ->
                answered.put(dialogues.raise(Matter.of(entry)).key(), entry.at());
            case RecordKind.MATTER_SETTLED -> dialogues.settle(body);
            case RecordKind.LEVEL_LOWERED -> levels.lower(entry.location(), body);
            case RecordKind.LEVEL_RESTORED -> levels.restore(entry.location(), body);
            default -> {
                // Everything else is the incident's own.
            }
        }
        body.find("message").ifPresent(message -> answered.put(message, entry.at()));
        IncidentState incident = incidents.get(entry.incident());
        if (incident != null) {
            incident.apply(entry);
        }
    }

    private void forget(Instant before) {
        incidents.values().removeIf(incident -> incident.isClosed() && incident.openedAt.isBefore(before));
        incidentOfSignal.values().removeIf(id -> !incidents.containsKey(id));
        answered.values().removeIf(at -> at.isBefore(before));
    }

    private void start(AuditRecord entry, Fields body) {
        Action action = Action.of(body.fields("action"));
        recent(starts, entry.location(), entry.at(), DAY).add(entry.at());
        if (action.kind().equals(Performer.HAND_OVER) && !action.to().isEmpty()) {
            dialogues.handOver(new HandedOver(action.to(), action.incident(), action.key(), entry.at()));
        }
        // A grant reaches the client's account; what the client reads is the text that follows it.
        boolean writes =
                body.text("audience", "").equals("CLIENT") && !action.kind().equals("compensation.grant");
        if (writes && !action.to().isEmpty()) {
            recent(contacts, action.to(), entry.at(), DAY).add(entry.at());
        }
        action.reserve()
                .ifPresent(amount -> ledger.reserve(
                        reservation(action, amount, body.text("audience", ""), entry.at(), body.instant("expires")),
                        ZoneId.of(body.text("zone"))));
    }

    static BudgetLedger.Reservation reservation(
            Action action, Money amount, String audience, Instant at, Instant expires) {
        return new BudgetLedger.Reservation(
                action.key(),
                amount,
                action.incident(),
                audience.equals("VENDOR") ? action.to() : "",
                audience.equals("CLIENT") ? action.to() : "",
                action.kind(),
                at,
                expires);
    }

    /** Returns the messages that a person must see and was not brought yet, the oldest first. */
    List<Matter> matters() {
        return dialogues.matters();
    }

    /** Tells whether somebody complained in, or was written to by, an incident that is open. */
    boolean isInIncident(String token) {
        return open().stream()
                .anyMatch(incident -> incident.affected.containsKey(token)
                        || incident.actions.values().stream()
                                .anyMatch(action -> action.attempts > 0
                                        && action.action.to().equals(token)));
    }

    private void settleIfDone(Fields body) {
        if (body.has("settle")) {
            ledger.settle(body.text("key"), Money.of(body.fields("settle")));
        }
    }

    /** A person who refuses a part of a question objects to that part. */
    private void objectIfRefused(AuditRecord entry, Fields body) {
        IncidentState incident = incidents.get(entry.incident());
        ApprovalState asked = incident == null ? null : incident.approvals.get(body.text("approval"));
        List<String> refused = new ArrayList<>(asked == null ? List.of() : asked.actions);
        if (body.flag("approved")) {
            refused.removeAll(body.has("only") ? body.texts("only") : List.copyOf(refused));
        }
        if (!refused.isEmpty() || (asked == null && !body.flag("approved"))) {
            levels.object(entry, entry.location(), kindsOf(entry.incident(), refused), "refusal");
        }
    }

    private static List<String> stopped(Fields body) {
        return body.text("scope").equals(Scope.Kind.ACTION.name()) ? List.of(body.text("name")) : List.of();
    }

    private Set<String> kindsOf(String incident, List<String> keys) {
        IncidentState state = incidents.get(incident);
        Set<String> kinds = new HashSet<>();
        for (String key : keys) {
            ActionState action = state == null ? null : state.actions.get(key);
            if (action != null) {
                kinds.add(action.action.kind());
            }
        }
        return kinds;
    }

    private static Scope scope(Fields body) {
        return new Scope(Scope.Kind.valueOf(body.text("scope")), body.text("tenant"), body.text("name"));
    }

    /**
     * Returns the times at {@code key}; those older than twice {@code keep} are dropped, so that the state stays bounded. Twice, because
     * a clock that was wrong by some hours must not take what counts out of the count.
     */
    private static Deque<Instant> recent(Map<String, Deque<Instant>> map, String key, Instant now, Duration keep) {
        Deque<Instant> times = map.computeIfAbsent(key, ignored -> new ArrayDeque<>());
        while (!times.isEmpty() && times.peekFirst().isBefore(now.minus(keep.multipliedBy(2)))) {
            times.removeFirst();
        }
        return times;
    }

    private static int since(Map<String, Deque<Instant>> map, String key, Instant since) {
        int count = 0;
        for (Instant at : map.getOrDefault(key, new ArrayDeque<>())) {
            count += at.isAfter(since) ? 1 : 0;
        }
        return count;
    }

    int contacts(String token, Instant now) {
        return since(contacts, token, now.minus(DAY));
    }

    /** Returns how many questions a person was asked since then. */
    int asksSince(String token, Instant since) {
        return since(asks, token, since);
    }

    /** Returns when a person was asked first since then. */
    Optional<Instant> firstAskSince(String token, Instant since) {
        return asks.getOrDefault(token, new ArrayDeque<>()).stream()
                .filter(at -> at.isAfter(since))
                .min(Instant::compareTo);
    }

    /** Returns how many codes a person gave since then that were of no open question. */
    int missesSince(String token, Instant since) {
        return since(misses, token, since);
    }

    int startsSince(String location, Instant since) {
        return since(starts, location, since);
    }

    /** Returns the stop that covers an action, or empty. */
    Optional<Scope> stopOver(BranchRef branch, String incident, String actionKey) {
        return stops.keySet().stream()
                .filter(scope -> scope.covers(branch, incident, actionKey))
                .findFirst();
    }

    /** A stop in force: who said it, when, and its place in the log. */
    record Stop(String by, Instant said, long seq) {}

    /** Returns the stop of exactly {@code scope}, or empty. */
    Optional<Stop> stopOf(Scope scope) {
        return Optional.ofNullable(stops.get(scope));
    }

    Map<Scope, Stop> stops() {
        return Map.copyOf(stops);
    }

    /** Returns who has the dialogue with {@code token}, from the start of the case on; empty while it is the autopilot's. */
    Optional<HandedOver> handedOver(String token) {
        return dialogues.of(token);
    }

    List<HandedOver> handedOver() {
        return dialogues.all();
    }

    boolean isAnswered(String message) {
        return answered.containsKey(message);
    }

    /** The incident that last wrote to somebody, and whether as to a vendor. */
    record Addressee(String incident, boolean vendor) {}

    /** Returns the open incident whose action reached {@code token} last, or empty. */
    Optional<Addressee> lastToWriteTo(String token) {
        Addressee last = null;
        Instant when = Instant.MIN;
        for (IncidentState incident : open()) {
            for (ActionState action : incident.actions.values()) {
                boolean reached = action.attempts > 0 && action.action.to().equals(token);
                if (reached && !action.at.isBefore(when)) {
                    last = new Addressee(incident.id, action.action.kind().startsWith("vendor."));
                    when = action.at;
                }
            }
        }
        return Optional.ofNullable(last);
    }

    /** Returns the incident with that id; its absence means that the log was replaced under a running engine. */
    IncidentState required(String incident) {
        IncidentState current = incidents.get(incident);
        if (current == null) {
            throw new AuditFailedException("the log of " + tenant + " holds no incident " + incident);
        }
        return current;
    }

    /** Returns what became of an incident's actions, in the order in which they were proposed; empty when it is unknown. */
    List<ActionView> actionsOf(String incident) {
        IncidentState current = incidents.get(incident);
        return current == null
                ? List.of()
                : current.actions.values().stream().map(ActionState::view).toList();
    }

    @Nullable
    IncidentState incidentOf(String signal) {
        String id = incidentOfSignal.get(signal);
        return id == null ? null : incidents.get(id);
    }

    /**
     * Returns the incident whose evidence {@code signal} brings again under another name, or empty. A detector that lost its memory
     * counts a burst anew from what is handed in again; nobody may be written to twice for it. A closed incident keeps only what is
     * its own whole: with new people in it, it is a new burst.
     */
    Optional<IncidentState> sharing(Signal signal) {
        return incidents.values().stream()
                .filter(incident -> incident.branch.equals(signal.branch()))
                .filter(incident -> !Collections.disjoint(incident.signal.topics(), signal.topics()))
                .filter(incident -> shares(incident, signal))
                .findFirst();
    }

    private static boolean shares(IncidentState incident, Signal signal) {
        Set<String> evidence = new HashSet<>();
        incident.affected.values().forEach(person -> evidence.addAll(person.messages()));
        return incident.isClosed()
                ? evidence.containsAll(signal.messages())
                : !Collections.disjoint(evidence, signal.messages());
    }

    /** Returns the open incidents, the oldest first: a copy. */
    List<IncidentState> open() {
        List<IncidentState> open = new ArrayList<>();
        for (IncidentState incident : incidents.values()) {
            if (!incident.isClosed()) {
                open.add(incident);
            }
        }
        return open;
    }

    /** Returns when something open is due. */
    List<Instant> dues() {
        List<Instant> dues = new ArrayList<>();
        open().forEach(incident -> dues.add(incident.wakeAt));
        ledger.open().forEach(reservation -> dues.add(reservation.expires()));
        return dues;
    }

    Collection<IncidentState> all() {
        return List.copyOf(incidents.values());
    }
}
