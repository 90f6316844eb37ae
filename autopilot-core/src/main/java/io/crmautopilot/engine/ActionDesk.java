package io.crmautopilot.engine;

import io.crmautopilot.action.Action;
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

    /** Puts new actions before the gate, performs what may start, and asks people together about what they must decide. */
    void propose(TenantDesk desk, String incident, List<Action> actions, BranchSettings settings, Instant now) {
        List<Action> held = new ArrayList<>();
        for (Action action : actions) {
            if (admit(desk, incident, action, settings, now)) {
                held.add(action);
            }
        }
        if (!held.isEmpty()) {
            String id = Approvals.idOf(desk.read(state -> state.required(incident)), held);
            question(desk, incident, settings, id, held, 0, now);
        }
    }

    /** Puts one action before the gate and performs it when it may start; returns whether a person must be asked. */
    private boolean admit(TenantDesk desk, String incident, Action action, BranchSettings settings, Instant now) {
        return run(
                desk,
                incident,
                action,
                state -> parts.gate().admit(state, state.required(incident), action, settings, now),
                now);
    }

    /** Asks the gate, writes its answer down, and performs the action when it says so; returns whether a person must be asked. */
    private boolean run(
            TenantDesk desk, String incident, Action action, Function<TenantState, Gate.Answer> gate, Instant now) {
        String name = name(action);
        inFlight.add(name);
        try {
            Gate.Answer answer = desk.commit(now, state -> {
                Gate.Answer admitted = gate.apply(state);
                if (admitted.starts()) {
                    notPerformed.put(name, new Start(attempt(admitted), now));
                }
                return admitted.asks() || admitted.draft().isEmpty()
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
            return answer.asks();
        } finally {
            inFlight.remove(name);
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
        desk.commit(parts.clock().instant(), ended);
    }

    /** Keys are unique within a tenant: what this process remembers of them names the tenant too. */
    private static String name(Action action) {
        return action.branch().tenant() + "/" + action.key();
    }

    /** Holds {@code actions} under one question and asks the approver with the given index; with nobody left, the answer is no. */
    private void question(
            TenantDesk desk,
            String incident,
            BranchSettings settings,
            String id,
            List<Action> actions,
            int index,
            Instant now) {
        Optional<Approvals.Question> question =
                approvals.ask(desk.read(s -> s.required(incident)), settings, id, actions, index, now);
        boolean asks = desk.commit(now, state -> {
            IncidentState current = state.required(incident);
            List<Draft> drafts = new ArrayList<>();
            for (Action action : actions) {
                Gate.Answer answer = parts.gate().admit(state, current, action, settings, now);
                if (question.isEmpty()) {
                    drafts.add(refused(current, action, "no-answer", "nobody answered, and silence is no"));
                } else if (answer.asks()) {
                    answer.draft()
                            .ifPresent(held -> drafts.add(
                                    Draft.of(current, held.kind(), held.body().with("approval", id))));
                }
            }
            // A crash may keep the first records and lose the rest: an action may not wait for a question that nobody
            // recorded.
            boolean any = question.isPresent() && !drafts.isEmpty();
            if (any) {
                drafts.addAll(0, question.get().drafts());
            }
            return new Decision<>(any, drafts);
        });
        if (asks) {
            question.ifPresent(asked -> admit(desk, incident, asked.ask(), settings, now));
        }
    }

    /** Goes on with whatever is due; returns when the next thing is. */
    Instant goOn(TenantDesk desk, String incident, BranchSettings settings, Instant now) {
        Instant next = now.plus(AT_LATEST);
        for (ApprovalState approval :
                desk.read(s -> List.copyOf(s.required(incident).approvals.values()))) {
            next = earlier(next, approval(desk, incident, settings, approval, now));
        }
        for (ActionState action :
                desk.read(s -> List.copyOf(s.required(incident).actions.values()))) {
            next = earlier(next, action(desk, incident, settings, action, now));
        }
        return handOvers(desk, incident, settings, now) ? now : next;
    }

    private Instant approval(
            TenantDesk desk, String incident, BranchSettings settings, ApprovalState approval, Instant now) {
        ApprovalState.Status status = desk.commit(now, state -> {
            ApprovalState current = state.required(incident).approvals.get(approval.id);
            if (current == null) {
                return Decision.nothing(ApprovalState.Status.REFUSED);
            }
            if (current.status != ApprovalState.Status.OPEN || !approvals.isPast(state.tenant, current, now)) {
                return Decision.nothing(current.status);
            }
            return new Decision<>(
                    ApprovalState.Status.EXPIRED,
                    List.of(Draft.of(
                            state.required(incident),
                            RecordKind.APPROVAL_EXPIRED,
                            Fields.of(
                                    "approval",
                                    current.id,
                                    "approver",
                                    current.approver,
                                    "why",
                                    "no answer until " + current.expires + ", and silence is no"))));
        });
        List<Action> bound = desk.read(s -> s.required(incident).actions.values().stream()
                .filter(a -> a.status == Status.HELD || a.status == Status.WAITING)
                .filter(a -> a.approval.equals(approval.id))
                .map(a -> a.action)
                .toList());
        if (bound.isEmpty() || status == ApprovalState.Status.APPROVED) {
            return now.plus(AT_LATEST);
        }
        if (status == ApprovalState.Status.OPEN) {
            askIfUnasked(desk, incident, settings, approval, bound, now);
            return earlier(approval.expires, now.plus(AT_LATEST));
        }
        if (status == ApprovalState.Status.EXPIRED) {
            question(desk, incident, settings, approval.id + "+", bound, approval.approver + 1, now);
        } else {
            bound.forEach(action -> desk.commit(
                    now,
                    refused(desk.read(s -> s.required(incident)), action, "refused-by-person", "a person said no")));
        }
        return now;
    }

    /** A crash may have come between the question's record and the message that carries it. */
    private void askIfUnasked(
            TenantDesk desk,
            String incident,
            BranchSettings settings,
            ApprovalState approval,
            List<Action> held,
            Instant now) {
        String key = Approvals.askKey(approval.id, approval.approver);
        if (!desk.read(s -> s.required(incident).actions.containsKey(key))) {
            approvals
                    .ask(desk.read(s -> s.required(incident)), settings, approval, held)
                    .ifPresent(question -> admit(desk, incident, question.ask(), settings, now));
        }
    }

    private Instant action(TenantDesk desk, String incident, BranchSettings settings, ActionState state, Instant now) {
        Action action = state.action;
        if (state.status == Status.STARTED && !inFlight.contains(name(action))) {
            return resolve(desk, incident, state, now);
        }
        boolean approved = state.status == Status.HELD
                && desk.read(s -> s.required(incident).isApproved(state.approval));
        Instant due = due(state, now);
        if (approved || !due.isAfter(now)) {
            if (admit(desk, incident, action, settings, now)) {
                String id = Approvals.idOf(desk.read(s -> s.required(incident)), List.of(action)) + "-"
                        + now.getEpochSecond();
                question(desk, incident, settings, id, List.of(action), 0, now);
            }
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
            current.handOvers.forEach((step, body) -> list.add(
                    handOver(current, step, handOverKey(current, step), body.text("reason"), body.text("nextBest"))));
            for (ActionState state : current.actions.values()) {
                if (state.status == Status.IN_DOUBT && !state.action.kind().equals(Performer.HAND_OVER)) {
                    list.add(handOver(
                            current,
                            state.action.step(),
                            doubtKey(current, state.action),
                            "nobody knows whether " + state.action.kind() + " was done: " + state.reason,
                            "find out, and do it or undo it"));
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

    private static Action handOver(IncidentState incident, String step, String key, String reason, String nextBest) {
        return new Action(
                key,
                Performer.HAND_OVER,
                incident.branch,
                incident.id,
                step,
                "",
                null,
                Fields.of(
                        "reason", reason,
                        "nextBest", nextBest,
                        "step", step,
                        "facts", CaseFacts.of(incident),
                        "dialogues", CaseFacts.dialogues(incident)));
    }

    private static Draft refused(IncidentState incident, Action action, String rule, String why) {
        return Draft.of(
                incident, RecordKind.ACTION_REFUSED, Fields.of("action", action.toFields(), "rule", rule, "why", why));
    }

    private static Draft draft(TenantDesk desk, String incident, String kind, Fields body) {
        return Draft.of(desk.read(s -> s.required(incident)), kind, body);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
