package io.crmautopilot.engine;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.TenantDesk.Decision;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Brings the actions of one incident to their ends: through the gate, to the effect, to people where the gate asks for them, and out
 * of doubt. Whatever a crash left between two records is found again in the state and taken from there.
 */
final class ActionDesk {

    /** When something is looked at again although nothing is known to be due. */
    static final Duration AT_LATEST = Duration.ofHours(1);

    private final Parts parts;
    private final Performer performer;
    private final Approvals approvals;
    private final AskDesk asking;
    private final Reported reported;

    /** Keys whose effect this process is performing now. */
    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();

    /** The starts, by the action's name, that this process may have recorded and whose effect it certainly did not call. */
    private final Map<String, Start> notPerformed = new ConcurrentHashMap<>();

    /**
     * One attempt to start an action. Its number and its moment tell it from the attempts before it, which may have been performed: only
     * when the start that the log holds is this one was nothing done.
     */
    private record Start(int attempt, Instant at) {}

    ActionDesk(Parts parts) {
        this.parts = parts;
        this.performer = new Performer(parts);
        this.approvals = new Approvals(parts);
        this.asking = new AskDesk(parts, approvals, this::admit);
        this.reported = new Reported(performer, inFlight::contains);
    }

    Approvals approvals() {
        return approvals;
    }

    /** Returns the keys of a tenant whose effects are being performed now: what a stop may not be able to stop any more. */
    List<String> inFlight(String tenant) {
        String prefix = tenant + "/";
        return inFlight.stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .sorted()
                .toList();
    }

    /** Forgets what is kept in memory of a tenant's incident: it is over. */
    void forget(String tenant, String incident) {
        notPerformed.keySet().removeIf(name -> name.startsWith(tenant + "/" + incident + "/"));
    }

    /** Puts new actions before the gate and performs what may start; what a person must decide is held for {@link #ask}. */
    void propose(TenantDesk desk, String incident, List<Action> actions, BranchSettings settings, Instant now) {
        actions.forEach(action -> admit(desk, incident, action, settings, now));
    }

    /** Asks people about all that is held; returns when the next thing is due, {@code now} when something changed. */
    Instant ask(TenantDesk desk, String incident, BranchSettings settings, Instant now) {
        return asking.ask(desk, incident, settings, now);
    }

    /** Puts one action before the gate and performs it when it may start. */
    private void admit(TenantDesk desk, String incident, Action action, BranchSettings settings, Instant now) {
        run(
                desk,
                incident,
                action,
                state -> parts.gate().admit(state, state.required(incident), action, settings, now),
                now);
    }

    /** Asks the gate, writes its answer down, and performs the action when it says so. */
    private void run(
            TenantDesk desk, String incident, Action action, Function<TenantState, Gate.Answer> gate, Instant now) {
        String name = name(action);
        inFlight.add(name);
        try {
            Gate.Answer answer = desk.commit(now, state -> {
                Gate.Answer admitted = gate.apply(state);
                if (admitted.starts()) {
                    notPerformed.put(name, new Start(attempt(admitted), now));
                }
                return admitted.draft().isEmpty()
                        ? Decision.nothing(admitted)
                        : new Decision<>(admitted, List.of(admitted.draft().get()));
            });
            notPerformed.remove(name);
            Fields body = answer.draft().map(Draft::body).orElse(Fields.empty());
            if (answer.starts()) {
                perform(desk, incident, action, body, now);
            } else if (body.has("until")) {
                parts.deadlines().begin(Gate.windowOf(action), Duration.between(now, body.instant("until")));
            }
        } finally {
            inFlight.remove(name);
            reported.forget(name);
        }
    }

    private static int attempt(Gate.Answer answer) {
        return Math.toIntExact(answer.draft().orElseThrow().body().number("attempt"));
    }

    private void perform(TenantDesk desk, String incident, Action action, Fields started, Instant now) {
        boolean stopped = desk.read(state ->
                parts.gate().stop(state, state.required(incident), action).isPresent());
        Draft ended = performer.perform(
                desk.read(state -> state.required(incident)),
                action,
                Math.toIntExact(started.number("attempt")),
                started.flag("again"),
                stopped,
                now);
        int attempt = Math.toIntExact(started.number("attempt"));
        desk.commit(
                parts.clock().instant(),
                state -> new Decision<>(
                        "", List.of(reported.orReport(state.required(incident), action, attempt, ended))));
    }

    /** Keys are unique within a tenant: what this process remembers of them names the tenant too. */
    static String name(Action action) {
        return action.branch().tenant() + "/" + action.key();
    }

    /** Takes in what the other side reports of the action with this key; returns the incident where that changed something. */
    Optional<String> report(TenantDesk desk, String key, Outcome outcome, Instant now) {
        return reported.take(desk, key, outcome, now);
    }

    /** Goes on with whatever is due; returns when the next thing is. */
    Instant goOn(TenantDesk desk, String incident, BranchSettings settings, Instant now) {
        Instant next = earlier(now.plus(AT_LATEST), asking.goOn(desk, incident, settings, now));
        for (ActionState action :
                desk.read(s -> List.copyOf(s.required(incident).actions.values()))) {
            next = earlier(next, action(desk, incident, settings, action, now));
        }
        return handOvers(desk, incident, settings, now) ? now : next;
    }

    private Instant action(TenantDesk desk, String incident, BranchSettings settings, ActionState state, Instant now) {
        Action action = state.action;
        if (state.status == Status.STARTED && !inFlight.contains(name(action))) {
            return resolve(desk, incident, state, now);
        }
        boolean approved = state.status == Status.HELD
                && desk.read(s -> s.required(incident).word(state) == IncidentState.Word.YES);
        Instant due = due(state, now);
        if (approved || !due.isAfter(now)) {
            admit(desk, incident, action, settings, now);
            return now;
        }
        return due;
    }

    /** Returns when a waiting or held action is due; a veto window must be over by the steady counter as well. */
    private Instant due(ActionState state, Instant now) {
        boolean waits = state.status == Status.WAITING || state.status == Status.HELD;
        if (!waits || state.nextAt == null) {
            return now.plus(AT_LATEST);
        }
        if (state.status == Status.WAITING) {
            return state.nextAt;
        }
        Duration left = parts.deadlines().left(Gate.windowOf(state.action), Duration.between(state.at, state.nextAt));
        Instant steady = now.plus(left);
        return steady.isAfter(state.nextAt) ? steady : state.nextAt;
    }

    private Instant resolve(TenantDesk desk, String incident, ActionState state, Instant now) {
        Action action = state.action;
        Start lost = notPerformed.remove(name(action));
        if (new Start(state.attempts, state.at).equals(lost) && !state.doubtful) {
            desk.commit(
                    now,
                    draft(
                            desk,
                            incident,
                            RecordKind.ACTION_FAILED,
                            Fields.of(
                                    "key",
                                    action.key(),
                                    "rule",
                                    "not-performed",
                                    "why",
                                    "the record of its start could not be stored everywhere, so it was not done",
                                    "attempt",
                                    state.attempts - 1,
                                    "retryAt",
                                    now)));
            return now;
        }
        if (state.nextAt != null && state.nextAt.isAfter(now)) {
            return state.nextAt;
        }
        IncidentState current = desk.read(s -> s.required(incident));
        switch (performer.onDoubt(action)) {
            case RETRY_SAME_KEY ->
                run(
                        desk,
                        incident,
                        action,
                        s -> parts.gate().again(s, s.required(incident), action, Performer.most(action.kind()), now),
                        now);
            case QUERY -> desk.commit(now, performer.query(current, action, state.attempts, now));
            case AWAIT_REPORT -> desk.commit(now, performer.unreported(current, action, state.attempts, now));
            case ASK_HUMAN ->
                desk.commit(
                        now,
                        performer.askHuman(
                                current,
                                action,
                                state.attempts,
                                now,
                                "its outcome is hidden, and it may be neither repeated nor asked about"));
        }
        return now;
    }

    /** Brings to people what was handed to them and has not reached them, and what nobody knows the outcome of. */
    private boolean handOvers(TenantDesk desk, String incident, BranchSettings settings, Instant now) {
        List<Action> wanted = desk.read(s -> {
            IncidentState current = s.required(incident);
            List<Action> list = new ArrayList<>();
            current.handOvers.forEach(
                    (step, body) -> list.add(handOver(current, step, handOverKey(current, step), body)));
            for (ActionState state : current.actions.values()) {
                if (state.status == Status.IN_DOUBT && !state.action.kind().equals(Performer.HAND_OVER)) {
                    list.add(handOver(
                            current,
                            state.action.step(),
                            doubtKey(current, state.action),
                            Fields.of(
                                    "reason",
                                    "nobody knows whether " + state.action.kind() + " was done: " + state.reason,
                                    "nextBest",
                                    "find out, and do it or undo it",
                                    "code",
                                    "in-doubt",
                                    "values",
                                    Fields.of("kind", state.action.kind()))));
                }
            }
            list.removeIf(action -> current.actions.containsKey(action.key()));
            return list;
        });
        wanted.forEach(action -> admit(desk, incident, action, settings, now));
        return !wanted.isEmpty();
    }

    /** Returns the key of the case that brings a step to people. */
    static String handOverKey(IncidentState incident, String step) {
        return incident.id + "/hand-over/" + step;
    }

    /** Returns the key of the case in which people find out what became of an action. */
    static String doubtKey(IncidentState incident, Action action) {
        return incident.id + "/hand-over/doubt/" + action.key();
    }

    /** Returns the case for people; {@code why} holds the reason, the next best action and, where there is one, the code. */
    private static Action handOver(IncidentState incident, String step, String key, Fields why) {
        return new Action(
                key,
                Performer.HAND_OVER,
                incident.branch,
                incident.id,
                step,
                "",
                null,
                Fields.of(
                        "reason", why.text("reason"),
                        "nextBest", why.text("nextBest"),
                        "code", why.text("code", "").isEmpty() ? null : why.text("code"),
                        "values", why.text("code", "").isEmpty() ? null : why.fields("values"),
                        "step", step,
                        "facts", CaseFacts.of(incident),
                        "dialogues", CaseFacts.dialogues(incident)));
    }

    private static Draft draft(TenantDesk desk, String incident, String kind, Fields body) {
        return Draft.of(desk.read(s -> s.required(incident)), kind, body);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
