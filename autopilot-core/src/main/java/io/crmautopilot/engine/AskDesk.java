package io.crmautopilot.engine;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.Effect;
import io.crmautopilot.action.EffectSpec;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.IncidentState.Word;
import io.crmautopilot.engine.TenantDesk.Decision;
import io.crmautopilot.guard.Approver;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.guard.Corridor;
import io.crmautopilot.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings what is held before people: merged, ranked, no more questions in an hour than a person bears, the next person where one is
 * silent or has been asked enough. No question is lost: what nobody answered, or could be asked in time, becomes a person's task.
 */
final class AskDesk {

    /** How long an action waits to be asked about: within it each person's hour has begun anew. */
    static final Duration IN_TIME = Duration.ofHours(1);

    /** Nobody answered, and silence is no. */
    static final String NO_ANSWER = "no-answer";

    /** Nobody could be asked in time. */
    static final String NOT_ASKED = "not-asked";

    private static final Duration HOUR = Duration.ofHours(1);

    /** Puts an action before the gate and performs it when it may start. */
    interface Admit {
        void admit(TenantDesk desk, String incident, Action action, BranchSettings settings, Instant now);
    }

    private final Parts parts;
    private final Approvals approvals;
    private final Admit gate;

    AskDesk(Parts parts, Approvals approvals, Admit gate) {
        this.parts = parts;
        this.approvals = approvals;
        this.gate = gate;
    }

    /** Goes on with the questions that were asked; returns when the next thing is due, {@code now} when something changed. */
    Instant goOn(TenantDesk desk, String incident, BranchSettings settings, Instant now) {
        Instant next = now.plus(ActionDesk.AT_LATEST);
        boolean changed = false;
        for (ApprovalState approval :
                desk.read(s -> List.copyOf(s.required(incident).approvals.values()))) {
            List<Action> bound = Asked.bound(desk, incident, approval);
            if (approval.status != ApprovalState.Status.OPEN || bound.isEmpty()) {
                continue;
            }
            if (expire(desk, incident, approval, now)) {
                changed = true;
            } else {
                askIfUnasked(desk, incident, settings, approval, bound, now);
                next = earlier(next, approval.expires);
            }
        }
        changed |= refuse(desk, incident, now);
        for (Map.Entry<String, List<Action>> silent :
                Asked.silent(desk, incident).entrySet()) {
            Instant due = askNext(desk, incident, settings, silent.getKey(), silent.getValue(), now);
            changed |= !due.isAfter(now);
            next = earlier(next, due);
        }
        return changed ? now : next;
    }

    private boolean expire(TenantDesk desk, String incident, ApprovalState approval, Instant now) {
        return desk.commit(now, state -> {
            ApprovalState current = state.required(incident).approvals.get(approval.id);
            if (current == null
                    || current.status != ApprovalState.Status.OPEN
                    || !approvals.isPast(state.tenant, current, now)) {
                return Decision.nothing(current == null || current.status != ApprovalState.Status.OPEN);
            }
            return new Decision<>(
                    true,
                    List.of(Draft.of(
                            state.required(incident),
                            RecordKind.APPROVAL_EXPIRED,
                            Fields.of(
                                    "approval",
                                    current.id,
                                    "question",
                                    current.question,
                                    "approver",
                                    current.approver,
                                    "why",
                                    "no answer until " + current.expires + ", and silence is no"))));
        });
    }

    /** A crash may have come between the question's record and the message that carries it. */
    private void askIfUnasked(
            TenantDesk desk,
            String incident,
            BranchSettings settings,
            ApprovalState approval,
            List<Action> bound,
            Instant now) {
        String key = Approvals.askKey(approval.id, approval.approver);
        if (!desk.read(s -> s.required(incident).actions.containsKey(key))) {
            IncidentState state = desk.read(s -> s.required(incident));
            approvals
                    .askAgain(state, settings, approval, batch(state, settings, bound))
                    .ifPresent(ask -> gate.admit(desk, incident, ask, settings, now));
        }
    }

    /** Refuses what a person said no to. */
    private static boolean refuse(TenantDesk desk, String incident, Instant now) {
        return desk.commit(now, state -> {
            IncidentState current = state.required(incident);
            List<Draft> refused = current.actions.values().stream()
                    .filter(action -> Asked.isPending(action) && current.word(action) == Word.NO)
                    .map(action -> refused(current, action.action, "refused-by-person", "a person said no"))
                    .toList();
            return new Decision<>(!refused.isEmpty(), refused);
        });
    }

    /** Asks the next people about what those before them left open; with nobody left, the answer is no. */
    private Instant askNext(
            TenantDesk desk,
            String incident,
            BranchSettings settings,
            String question,
            List<Action> actions,
            Instant now) {
        IncidentState state = desk.read(s -> s.required(incident));
        Batch batch = batch(state, settings, actions);
        List<ApprovalState> earlier = Asked.asked(state, question);
        Set<String> done = new HashSet<>();
        earlier.forEach(each -> done.add(each.to));
        int lacks = actions.stream()
                .mapToInt(action -> desk.read(
                        s -> Optional.ofNullable(s.required(incident).actions.get(action.key()))
                                .map(held -> Asked.lacks(s.required(incident), held))
                                .orElse(0)))
                .max()
                .orElse(0);
        List<Approver> left = left(settings, batch, done);
        if (left.size() < lacks || lacks < 1) {
            end(desk, incident, actions, NO_ANSWER, "nobody answered, and silence is no", now);
            return now;
        }
        Instant last = earlier.stream()
                .map(each -> each.expires)
                .max(Instant::compareTo)
                .orElse(now);
        return ask(desk, incident, settings, batch, question, earlier.size(), left, lacks, last.plus(IN_TIME), now);
    }

    private List<Approver> left(BranchSettings settings, Batch batch, Set<String> done) {
        Set<String> seen = new HashSet<>(done);
        List<Approver> left = new ArrayList<>();
        List<Approver> people = new ArrayList<>(batch.chain().people(settings.approvers()));
        if (people.stream().map(each -> each.contact().key()).distinct().count() < batch.needs()) {
            people.addAll(settings.approvers());
        }
        for (Approver approver : people) {
            if (seen.add(approvals.tokenOf(settings, approver))) {
                left.add(approver);
            }
        }
        return left;
    }

    /** Asks about all that is held and was not asked about; returns when the next thing is due, {@code now} when something changed. */
    Instant ask(TenantDesk desk, String incident, BranchSettings settings, Instant now) {
        IncidentState state = desk.read(s -> s.required(incident));
        List<ActionState> held = desk.read(s -> s.required(incident).actions.values().stream()
                .filter(action -> isUnasked(action))
                .toList());
        Instant next = now.plus(ActionDesk.AT_LATEST);
        boolean changed = false;
        Set<String> openKinds = openKinds(desk, incident);
        for (Batch batch : Batch.of(held, settings, begunWith(state), this::spec)) {
            Instant inTime = inTime(held, batch);
            Instant due = inTime;
            if (now.isBefore(inTime) && !batch.waitsFor(openKinds)) {
                String question = Approvals.idOf(state, batch.actions());
                List<Approver> left = left(settings, batch, Set.of());
                due = ask(desk, incident, settings, batch, question, 0, left, batch.needs(), inTime, now);
            } else if (!now.isBefore(inTime)) {
                notAsked(desk, incident, batch.actions(), now);
                due = now;
            }
            changed |= !due.isAfter(now);
            next = earlier(next, due);
        }
        return toPeople(desk, incident, settings, now) || changed ? now : next;
    }

    private static boolean isUnasked(ActionState action) {
        return action.status == Status.HELD && !action.announced && action.approval.isEmpty();
    }

    private static Set<String> openKinds(TenantDesk desk, String incident) {
        return desk.read(s -> {
            IncidentState current = s.required(incident);
            Set<String> kinds = new HashSet<>();
            for (ActionState action : current.actions.values()) {
                if (Asked.isPending(action) && current.word(action) == Word.OPEN) {
                    kinds.add(action.action.kind());
                }
            }
            return kinds;
        });
    }

    /** Returns until when a batch may wait to be asked about. */
    private static Instant inTime(List<ActionState> held, Batch batch) {
        Instant end = held.stream()
                .filter(state -> batch.actions().contains(state.action))
                .map(state -> state.at.plus(IN_TIME))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        return earlier(end, batch.deadline());
    }

    /**
     * Asks as many people as must agree, those first who come first in the chain and have room in this hour; returns {@code now} when
     * they were asked, else when there may be room.
     */
    private Instant ask(
            TenantDesk desk,
            String incident,
            BranchSettings settings,
            Batch batch,
            String question,
            int earlier,
            List<Approver> left,
            int wanted,
            Instant inTime,
            Instant now) {
        int limit = Math.min(
                settings.corridor().asksPerPersonPerHour(),
                begunWith(desk.read(s -> s.required(incident)))
                        .map(Corridor::asksPerPersonPerHour)
                        .orElse(Integer.MAX_VALUE));
        int most = batch.isUrgent() ? limit : limit - limit / 3;
        List<Approver> free = left.stream()
                .filter(approver -> asks(desk, approvals.tokenOf(settings, approver), now) < most)
                .toList();
        if (free.size() < wanted) {
            if (!now.isBefore(inTime)) {
                notAsked(desk, incident, batch.actions(), now);
                return now;
            }
            return earlier(inTime, room(desk, settings, left, now));
        }
        IncidentState state = desk.read(s -> s.required(incident));
        Instant expires = now.plus(settings.corridor().approvalPatience());
        List<Approvals.Question> questions = new ArrayList<>();
        for (Approver approver : free.subList(0, wanted)) {
            int count = earlier + questions.size();
            questions.add(approvals.ask(state, settings, batch, question, count, approver, expires));
        }
        boolean asked = desk.commit(now, tenant -> {
            boolean stillFree =
                    questions.stream().allMatch(each -> tenant.asksSince(each.to(), now.minus(HOUR)) < most);
            boolean stillHeld = batch.actions().stream()
                    .map(action -> tenant.required(incident).actions.get(action.key()))
                    .allMatch(action -> action != null && Asked.isPending(action));
            return stillFree && stillHeld
                    ? new Decision<>(
                            true,
                            questions.stream().map(Approvals.Question::draft).toList())
                    : Decision.nothing(false);
        });
        if (asked) {
            questions.forEach(each -> gate.admit(desk, incident, each.ask(), settings, now));
        }
        // Another incident may have taken the place in the hour meanwhile.
        return asked ? now : now.plusSeconds(1);
    }

    private static int asks(TenantDesk desk, String token, Instant now) {
        return desk.read(state -> state.asksSince(token, now.minus(HOUR)));
    }

    /** Returns when the hour of one of these people begins anew. */
    private Instant room(TenantDesk desk, BranchSettings settings, List<Approver> people, Instant now) {
        Instant room = now.plus(HOUR);
        for (Approver approver : people) {
            String token = approvals.tokenOf(settings, approver);
            Instant first = desk.read(state -> state.firstAskSince(token, now.minus(HOUR)))
                    .map(at -> at.plus(HOUR))
                    .orElse(room);
            room = earlier(room, first);
        }
        return room.isAfter(now) ? room : now.plusSeconds(1);
    }

    private static void notAsked(TenantDesk desk, String incident, List<Action> actions, Instant now) {
        end(
                desk,
                incident,
                actions,
                NOT_ASKED,
                "nobody could be asked in time: everybody has as many questions in this hour as one person bears",
                now);
    }

    private static void end(
            TenantDesk desk, String incident, List<Action> actions, String rule, String why, Instant now) {
        desk.commit(now, state -> {
            IncidentState current = state.required(incident);
            return new Decision<>(
                    "",
                    actions.stream()
                            .filter(action -> Optional.ofNullable(current.actions.get(action.key()))
                                    .filter(Asked::isPending)
                                    .isPresent())
                            .map(action -> refused(current, action, rule, why))
                            .toList());
        });
    }

    /** Brings to people what nobody answered or could be asked about, unless the step goes on with it or has given it to them itself. */
    private boolean toPeople(TenantDesk desk, String incident, BranchSettings settings, Instant now) {
        List<Action> cases = desk.read(state -> {
            IncidentState current = state.required(incident);
            Set<String> brought = new HashSet<>();
            current.actions.values().forEach(each -> brought.addAll(Unanswered.in(each.action)));
            Set<String> goingOn = new HashSet<>();
            current.actions.values().stream()
                    .filter(each -> !each.status.isFinal())
                    .forEach(each -> goingOn.add(each.action.step()));
            Map<String, List<ActionState>> open = new LinkedHashMap<>();
            for (ActionState each : current.actions.values()) {
                boolean unanswered = each.status == Status.REFUSED
                        && (each.rule.equals(NO_ANSWER) || each.rule.equals(NOT_ASKED))
                        && !brought.contains(each.action.key())
                        && !goingOn.contains(each.action.step())
                        && !current.handOvers.containsKey(each.action.step());
                if (unanswered) {
                    open.computeIfAbsent(each.action.step(), step -> new ArrayList<>())
                            .add(each);
                }
            }
            List<Action> list = new ArrayList<>();
            open.forEach((step, actions) -> list.add(Unanswered.toPeople(current, step, actions)));
            return list;
        });
        cases.forEach(each -> gate.admit(desk, incident, each, settings, now));
        return !cases.isEmpty();
    }

    private Batch batch(IncidentState incident, BranchSettings settings, List<Action> actions) {
        return Batch.of(new LinkedHashSet<>(actions), settings, begunWith(incident), this::spec);
    }

    private Optional<EffectSpec> spec(Action action) {
        return Optional.ofNullable(parts.effects().get(action.kind())).map(Effect::spec);
    }

    private static Optional<Corridor> begunWith(IncidentState incident) {
        return Optional.ofNullable(incident.terms).map(Terms::corridor);
    }

    private static Draft refused(IncidentState incident, Action action, String rule, String why) {
        return Draft.of(
                incident, RecordKind.ACTION_REFUSED, Fields.of("action", action.toFields(), "rule", rule, "why", why));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
