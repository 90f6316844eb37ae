package io.crmautopilot.engine;

import io.crmautopilot.action.Action;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.incident.Diagnosis;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.plan.Plan;
import io.crmautopilot.signal.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One incident as its records tell: a fold. Guarded by the tenant's gate, but for {@link #turn}. */
final class IncidentState {

    /** One message of somebody whom the incident had written to; its text is in the vault. */
    record ReplyRef(String from, String message, Instant at, boolean complaint) {}

    /** Held by the one thread that takes the incident's steps, effects included; never waited for inside the gate. */
    ReentrantLock turn = new ReentrantLock();

    final String id;
    final BranchRef branch;
    final Instant openedAt;
    Signal signal;

    /** The signal that was seen last: the detector knows the burst by its id. */
    Signal lastSeen;

    Diagnosis diagnosis;

    @Nullable
    Plan plan;

    String zone = "UTC";

    /** The corridor and levels that it began with; null before there is a plan. */
    @Nullable
    Terms terms;

    IncidentView.Status status = IncidentView.Status.OPEN;
    String outcome = "";
    final Map<String, Affected> affected = new LinkedHashMap<>();
    final Map<String, Instant> milestones = new LinkedHashMap<>();
    final Map<String, Instant> begun = new LinkedHashMap<>();
    final Set<String> ended = new LinkedHashSet<>();
    final Map<String, Map<String, Fact>> facts = new HashMap<>();
    final List<Noted> notes = new ArrayList<>();
    final Map<String, ActionState> actions = new LinkedHashMap<>();
    final Map<String, ApprovalState> approvals = new LinkedHashMap<>();
    final List<ReplyRef> replies = new ArrayList<>();

    /** What was handed to people, by the step's id: reason and next best action. */
    final Map<String, Fields> handOvers = new LinkedHashMap<>();

    /** How many records it has taken in: tells whether something changed while its steps were taken. */
    int changes;

    /** When something of it is due at the latest; a hint kept in memory, never recorded. */
    Instant wakeAt;

    IncidentState(AuditRecord opened) {
        Fields body = opened.body();
        id = opened.incident();
        branch = new BranchRef(opened.tenant(), opened.location());
        openedAt = opened.at();
        wakeAt = opened.at();
        signal = Signal.of(body.fields("signal"));
        lastSeen = signal;
        diagnosis = Diagnosis.of(body.fields("diagnosis"));
        affect(body);
    }

    boolean isClosed() {
        return status == IncidentView.Status.CLOSED;
    }

    /** What people said about one action so far. */
    enum Word {
        /** Nobody was asked yet. */
        UNASKED,
        /** Somebody may still answer. */
        OPEN,
        /** As many as are needed said yes, each to exactly this. */
        YES,
        /** Somebody said no, or yes to other parts of the question alone. */
        NO,
        /** Who was asked was silent, or did not suffice: the next one is to be asked. */
        SILENT
    }

    /** Returns what was said about {@code action}. A no beats every yes, whenever it was said. */
    Word word(ActionState action) {
        String key = action.action.key();
        Set<String> yes = new LinkedHashSet<>();
        boolean asked = false;
        boolean open = false;
        int needs = 1;
        for (ApprovalState each : approvals.values()) {
            if (action.approval.isEmpty() || !each.question.equals(action.approval) || !each.actions.contains(key)) {
                continue;
            }
            asked = true;
            needs = Math.max(needs, each.needs);
            open |= each.status == ApprovalState.Status.OPEN;
            if (each.yes.contains(key) && isBound(each, action.action)) {
                yes.add(each.to);
            } else if (each.status == ApprovalState.Status.REFUSED || each.status == ApprovalState.Status.APPROVED) {
                return Word.NO;
            }
        }
        return !asked ? Word.UNASKED : yes.size() >= needs ? Word.YES : open ? Word.OPEN : Word.SILENT;
    }

    private static boolean isBound(ApprovalState approval, Action action) {
        return approval.hashes.isEmpty()
                || approval.hashes.text(action.key(), "").equals(action.hash());
    }

    /** Returns the questions that allowed {@code action}, in the order in which they were asked. */
    List<String> approvedBy(ActionState action) {
        return approvals.values().stream()
                .filter(each -> each.question.equals(action.approval) && each.yes.contains(action.action.key()))
                .map(each -> each.id)
                .toList();
    }

    /** Takes one record of this incident in; one of a kind that it does not keep is passed over. */
    void apply(AuditRecord entry) {
        Fields body = entry.body();
        changes++;
        wakeAt = entry.at().isBefore(wakeAt) ? entry.at() : wakeAt;
        switch (entry.kind()) {
            case RecordKind.INCIDENT_GREW -> {
                signal = Signal.of(body.fields("signal"));
                affect(body);
            }
            case RecordKind.SIGNAL_SEEN -> lastSeen = Signal.of(body.fields("signal"));
            case RecordKind.DIAGNOSIS_CHANGED -> diagnosis = Diagnosis.of(body.fields("diagnosis"));
            case RecordKind.PLAN_MADE -> {
                plan = Plan.of(body.fields("plan"));
                zone = body.text("zone");
                terms = Terms.of(body);
            }
            case RecordKind.STEP_BEGUN -> begun.putIfAbsent(body.text("step"), entry.at());
            case RecordKind.STEP_LEARNED -> learn(entry.at(), body);
            case RecordKind.STEP_NOTED -> note(entry.at(), body);
            case RecordKind.STEP_ENDED -> end(entry.at(), body.text("step"), body.text("milestone"));
            case RecordKind.STEP_HANDED_OVER -> {
                end(entry.at(), body.text("step"), "handed-over");
                handOvers.put(body.text("step"), body);
                status = IncidentView.Status.HANDED_OVER;
            }
            case RecordKind.REPLY_RECEIVED ->
                replies.add(new ReplyRef(
                        body.text("from"), body.text("message"), body.instant("sentAt"), body.flag("complaint")));
            case RecordKind.INCIDENT_CLOSED -> {
                status = IncidentView.Status.CLOSED;
                outcome = body.text("outcome");
            }
            default -> applyAction(entry, body);
        }
    }

    private void applyAction(AuditRecord entry, Fields body) {
        switch (entry.kind()) {
            case RecordKind.ACTION_OBSERVED -> state(entry).become(Status.OBSERVED, entry.at(), body);
            case RecordKind.ACTION_REFUSED -> state(entry).become(Status.REFUSED, entry.at(), body);
            case RecordKind.ACTION_WAITING -> {
                state(entry).become(Status.WAITING, entry.at(), body);
                state(entry).nextAt = body.instant("from");
            }
            case RecordKind.ACTION_HELD -> {
                ActionState state = state(entry);
                state.become(Status.HELD, entry.at(), body);
                state.approval = body.text("approval", "");
                state.announced = body.has("until");
                state.nextAt = body.has("until") ? body.instant("until") : null;
            }
            case RecordKind.ACTION_STARTED -> {
                ActionState state = state(entry);
                state.become(Status.STARTED, entry.at(), body);
                state.attempts = Math.toIntExact(body.number("attempt"));
                state.doubtful = body.flag("again");
                state.started = body;
            }
            case RecordKind.ACTION_DONE -> {
                ActionState state = known(body);
                state.become(Status.DONE, entry.at(), body);
                state.facts = body.fields("facts");
                state.doubtful = false;
            }
            case RecordKind.ACTION_FAILED -> {
                ActionState state = known(body);
                state.become(body.has("retryAt") ? Status.WAITING : Status.REFUSED, entry.at(), body);
                state.nextAt = body.has("retryAt") ? body.instant("retryAt") : null;
                state.attempts = Math.toIntExact(body.number("attempt", state.attempts));
                state.doubtful = false;
            }
            case RecordKind.ACTION_IN_DOUBT -> {
                ActionState state = known(body);
                boolean goesOn = body.has("retryAt");
                state.become(goesOn ? Status.STARTED : Status.IN_DOUBT, entry.at(), body);
                state.nextAt = goesOn ? body.instant("retryAt") : null;
                state.doubtful = goesOn;
                state.attempts = Math.toIntExact(body.number("attempt"));
            }
            default -> applyApproval(entry, body);
        }
    }

    private void applyApproval(AuditRecord entry, Fields body) {
        switch (entry.kind()) {
            case RecordKind.APPROVAL_ASKED -> {
                ApprovalState asked = new ApprovalState(body, entry.at());
                approvals.put(asked.id, asked);
                asked.actions.forEach(key -> Optional.ofNullable(actions.get(key))
                        .filter(action -> !action.status.isFinal())
                        .ifPresent(action -> action.approval = asked.question));
            }
            case RecordKind.APPROVAL_DECIDED -> {
                approval(body).decide(body);
                notes.add(new Noted("", entry.kind(), "", body, "", entry.at()));
            }
            case RecordKind.APPROVAL_EXPIRED -> approval(body).status = ApprovalState.Status.EXPIRED;
            // The ledger is the tenant's; procedures see here that the money was moved, so that they do not move it
            // again; and that a dialogue was given back, so that they go on with it.
            case RecordKind.BUDGET_SETTLED,
                    RecordKind.BUDGET_RELEASED,
                    RecordKind.DIALOGUE_GIVEN_BACK,
                    RecordKind.TEXT_PROPOSED ->
                notes.add(new Noted("", entry.kind(), "", body, body.text("why", ""), entry.at()));
            default -> {
                // Stops and levels are the tenant's; records of later versions may be skipped.
            }
        }
    }

    private ActionState state(AuditRecord entry) {
        Action action = Action.of(entry.body().fields("action"));
        return actions.computeIfAbsent(action.key(), key -> new ActionState(action, entry.at()));
    }

    private ActionState known(Fields body) {
        ActionState state = actions.get(body.text("key"));
        if (state == null) {
            throw new IllegalStateException("the log speaks of an action that it never started: " + body.text("key"));
        }
        return state;
    }

    private ApprovalState approval(Fields body) {
        ApprovalState state = approvals.get(body.text("approval"));
        if (state == null) {
            throw new IllegalStateException("the log speaks of an approval never asked for: " + body.text("approval"));
        }
        return state;
    }

    private void affect(Fields body) {
        for (Fields person : body.list("affected")) {
            Affected value = Affected.of(person);
            affected.put(value.token(), value);
        }
    }

    private void learn(Instant at, Fields body) {
        facts.computeIfAbsent(body.text("step"), step -> new LinkedHashMap<>())
                .put(
                        body.text("name"),
                        new Fact(
                                body.text("name"),
                                body.flag("known"),
                                body.fields("value"),
                                body.text("problem", ""),
                                at));
    }

    private void note(Instant at, Fields body) {
        String milestone = body.text("milestone", "");
        notes.add(new Noted(
                body.text("step"), body.text("what"), milestone, body.fields("facts"), body.text("why", ""), at));
        if (!milestone.isEmpty()) {
            milestones.putIfAbsent(body.text("step") + ":" + milestone, at);
        }
    }

    private void end(Instant at, String step, String milestone) {
        ended.add(step);
        if (!milestone.isEmpty()) {
            milestones.putIfAbsent(step + ":" + milestone, at);
        }
    }

    IncidentView view() {
        return new IncidentView(
                id,
                branch,
                openedAt,
                signal,
                diagnosis,
                plan == null ? "" : plan.scenario(),
                status,
                List.copyOf(affected.values()),
                milestones,
                ended,
                outcome);
    }
}
