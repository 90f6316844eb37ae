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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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

    /** Keys whose start this process recorded and whose effect it certainly did not call. */
    private final Set<String> notPerformed = ConcurrentHashMap.newKeySet();

    ActionDesk(Parts parts) {
        this.parts = parts;
        this.performer = new Performer(parts);
        this.approvals = new Approvals(parts);
    }

    Approvals approvals() {
        return approvals;
    }

    /** Returns the keys whose effects are being performed now: what a stop cannot stop any more. */
    List<String> inFlight() {
        return inFlight.stream().sorted().toList();
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
        inFlight.add(action.key());
        try {
            Gate.Answer answer = desk.commit(now, state -> {
                Gate.Answer admitted = parts.gate().admit(state, state.required(incident), action, settings, now);
                if (admitted.starts()) {
                    notPerformed.add(action.key());
                }
                return admitted.asks()
                        ? Decision.nothing(admitted)
                        : new Decision<>(admitted, List.of(admitted.draft()));
            });
            if (answer.starts()) {
                notPerformed.remove(action.key());
                int attempt = Math.toIntExact(answer.draft().body().number("attempt"));
                Draft ended = performer.perform(desk.read(s -> s.required(incident)), action, attempt, now);
                desk.commit(parts.clock().instant(), ended);
            }
            return answer.asks();
        } finally {
            inFlight.remove(action.key());
        }
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
        desk.commit(now, state -> {
            IncidentState current = state.required(incident);
            List<Draft> drafts = new ArrayList<>();
            for (Action action : actions) {
                Gate.Answer answer = parts.gate().admit(state, current, action, settings, now);
                if (question.isEmpty()) {
                    drafts.add(refused(current, action, "no-answer", "nobody answered, and silence is no"));
                } else if (answer.asks()) {
                    drafts.add(Draft.of(
                            current,
                            answer.draft().kind(),
                            answer.draft().body().with("approval", id)));
                }
            }
            question.filter(asked -> !drafts.isEmpty()).ifPresent(asked -> drafts.addAll(asked.drafts()));
            return new Decision<>("", drafts);
        });
        question.ifPresent(asked -> admit(desk, incident, asked.ask(), settings, now));
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
        handOvers(desk, incident, settings, now);
        return next;
    }

    private Instant approval(
            TenantDesk desk, String incident, BranchSettings settings, ApprovalState approval, Instant now) {
        if (approval.status == ApprovalState.Status.OPEN && !approval.expires.isAfter(now)) {
            desk.commit(
                    now,
                    draft(
                            desk,
                            incident,
                            RecordKind.APPROVAL_EXPIRED,
                            Fields.of(
                                    "approval",
                                    approval.id,
                                    "approver",
                                    approval.approver,
                                    "why",
                                    "no answer until " + approval.expires + ", and silence is no")));
        }
        List<Action> held = desk.read(s -> s.required(incident).actions.values().stream()
                .filter(a -> a.status == Status.HELD && a.approval.equals(approval.id))
                .map(a -> a.action)
                .toList());
        if (held.isEmpty() || approval.status == ApprovalState.Status.APPROVED) {
            return now.plus(AT_LATEST);
        }
        ApprovalState.Status status =
                desk.read(s -> s.required(incident).approvals.get(approval.id)).status;
        if (status == ApprovalState.Status.OPEN) {
            askIfUnasked(desk, incident, settings, approval, held, now);
            return approval.expires;
        }
        if (status == ApprovalState.Status.EXPIRED) {
            question(desk, incident, settings, approval.id + "+", held, approval.approver + 1, now);
        } else {
            held.forEach(action -> desk.commit(
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
        if (!desk.read(s -> s.required(incident).actions.containsKey(key)) && !inFlight.contains(key)) {
            approvals
                    .ask(desk.read(s -> s.required(incident)), settings, approval.id, held, approval.approver, now)
                    .ifPresent(question -> admit(desk, incident, question.ask(), settings, now));
        }
    }

    private Instant action(TenantDesk desk, String incident, BranchSettings settings, ActionState state, Instant now) {
        Action action = state.action;
        if (state.status == Status.STARTED && !inFlight.contains(action.key())) {
            return resolve(desk, incident, state, now);
        }
        boolean approved = state.status == Status.HELD
                && desk.read(s -> s.required(incident).isApproved(state.approval));
        boolean due = (state.status == Status.WAITING || state.status == Status.HELD)
                && state.nextAt != null
                && !state.nextAt.isAfter(now);
        if (approved || due) {
            if (admit(desk, incident, action, settings, now)) {
                String id = Approvals.idOf(desk.read(s -> s.required(incident)), List.of(action)) + "-"
                        + now.getEpochSecond();
                question(desk, incident, settings, id, List.of(action), 0, now);
            }
            return now;
        }
        return state.nextAt == null ? now.plus(AT_LATEST) : state.nextAt;
    }

    private Instant resolve(TenantDesk desk, String incident, ActionState state, Instant now) {
        Action action = state.action;
        if (notPerformed.remove(action.key())) {
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
                                    "retryAt",
                                    now)));
            return now;
        }
        if (state.nextAt != null && state.nextAt.isAfter(now)) {
            return state.nextAt;
        }
        inFlight.add(action.key());
        try {
            desk.commit(now, performer.resolve(desk.read(s -> s.required(incident)), action, state.attempts, now));
        } finally {
            inFlight.remove(action.key());
        }
        return now;
    }

    /** Brings to people what was handed to them and has not reached them, and what nobody knows the outcome of. */
    private void handOvers(TenantDesk desk, String incident, BranchSettings settings, Instant now) {
        List<Action> wanted = desk.read(s -> {
            IncidentState current = s.required(incident);
            List<Action> list = new ArrayList<>();
            current.handOvers.forEach((step, body) ->
                    list.add(handOver(current, step, step, body.text("reason"), body.text("nextBest"))));
            for (ActionState state : current.actions.values()) {
                if (state.status == Status.IN_DOUBT && !state.action.kind().equals("hand-over")) {
                    list.add(handOver(
                            current,
                            state.action.step(),
                            "doubt/" + state.action.key(),
                            "nobody knows whether " + state.action.kind() + " was done: " + state.reason,
                            "find out, and do it or undo it"));
                }
            }
            list.removeIf(action -> current.actions.containsKey(action.key()));
            return list;
        });
        wanted.forEach(action -> admit(desk, incident, action, settings, now));
    }

    private static Action handOver(IncidentState incident, String step, String name, String reason, String nextBest) {
        return new Action(
                incident.id + "/hand-over/" + name,
                "hand-over",
                incident.branch,
                incident.id,
                step,
                "",
                null,
                Fields.of("reason", reason, "nextBest", nextBest, "step", step));
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
