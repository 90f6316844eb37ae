package io.crmautopilot.engine;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.TenantDesk.Decision;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.json.Fields;
import io.crmautopilot.plan.Plan;
import io.crmautopilot.plan.PlanStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the steps of one incident as far as they go now: asks each procedure what is next, writes it down, does it, and asks again,
 * until every step waits or has ended. One thread at a time for each incident.
 */
final class Runner {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    /** A step that moves more often than this without waiting does not come to rest; an ordinary turn has a few moves. */
    private static final int MOVES = 500;

    /** How long a stopped incident stays open before it counts as ended by the person who stopped it. */
    private static final Duration STOPPED = Duration.ofHours(24);

    private final Parts parts;
    private final ActionDesk actions;
    private final Lookups lookups;

    Runner(Parts parts, ActionDesk actions) {
        this.parts = parts;
        this.actions = actions;
        this.lookups = new Lookups(parts);
    }

    /** Takes every step of the incident that is due at {@code now}; returns when to come again. */
    Instant advance(TenantDesk desk, String incident, Instant now) {
        Optional<BranchSettings> settings = settings(desk, incident);
        int seen = changes(desk, incident);
        Instant next;
        if (settings.isEmpty()) {
            next = now.plus(Duration.ofMinutes(1));
        } else if (isStopped(desk, incident)) {
            next = closeIfStopped(desk, incident, now);
        } else {
            Rest rest = turn(desk, incident, settings.get(), now);
            seen = rest.seen();
            next = rest.next();
            closeIfDone(desk, incident, now);
        }
        Instant later = next.isAfter(now) ? next : now.plusSeconds(1);
        int looked = seen;
        return desk.read(state -> {
            // What came in while the last steps were looked at was not looked at: an answer must not wait for the next
            // timer.
            IncidentState current = state.required(incident);
            current.wakeAt = current.changes == looked || current.isClosed() ? later : now;
            return current.wakeAt;
        });
    }

    private static int changes(TenantDesk desk, String incident) {
        return desk.read(state -> state.required(incident).changes);
    }

    /** How a turn ended: when to come again, and how much of the incident it had seen. */
    private record Rest(Instant next, int seen) {}

    private Rest turn(TenantDesk desk, String incident, BranchSettings settings, Instant now) {
        Instant next = now;
        int seen = 0;
        for (int round = 0; round < MOVES; round++) {
            seen = changes(desk, incident);
            next = actions.goOn(desk, incident, settings, now);
            boolean moved = !next.isAfter(now);
            for (PlanStep step : desk.read(state -> Views.active(state.required(incident)))) {
                Turn turn = take(desk, incident, step, settings, now);
                moved |= turn.moved();
                next = turn.again().isBefore(next) ? turn.again() : next;
            }
            if (isStopped(desk, incident)) {
                break;
            }
            if (!moved) {
                // Every step has said what it wants: now people are asked about all of it together.
                Instant asked = actions.ask(desk, incident, settings, now);
                next = asked.isBefore(next) ? asked : next;
                if (asked.isAfter(now)) {
                    break;
                }
            }
        }
        return new Rest(next, seen);
    }

    private record Turn(boolean moved, Instant again) {}

    /** Takes one step until it waits or ends. */
    private Turn take(TenantDesk desk, String incident, PlanStep step, BranchSettings settings, Instant now) {
        if (!desk.read(state -> state.required(incident).begun.containsKey(step.id()))) {
            desk.commit(
                    now,
                    draft(desk, incident, RecordKind.STEP_BEGUN, Fields.of("step", step.id(), "kind", step.kind())));
        }
        for (int i = 0; i < MOVES; i++) {
            if (desk.read(state -> state.required(incident).ended.contains(step.id()))) {
                return new Turn(true, now.plus(ActionDesk.AT_LATEST));
            }
            StepView view = Views.of(desk, incident, step, settings, parts.vault(), now);
            Move move = decide(step, view);
            if (move instanceof Move.Await wait) {
                return new Turn(i > 0, wait.until());
            }
            Instant again = carryOut(desk, incident, step, settings, view, move, now);
            if (again.isAfter(now)) {
                return new Turn(i > 0, again);
            }
        }
        handOver(
                desk,
                incident,
                step,
                stuck(step, "the step does not come to rest after " + MOVES + " moves", "look at its notes"),
                now);
        return new Turn(true, now.plus(ActionDesk.AT_LATEST));
    }

    /** A procedure that fails must not strand the incident: a person gets it. */
    @SuppressWarnings("ConstantValue") // a host may break the promise not to answer null
    private Move decide(PlanStep step, StepView view) {
        Procedure procedure = parts.procedures().get(step.kind());
        if (procedure == null) {
            return stuck(step, "no procedure is registered for " + step.kind(), "carry out step " + step.id());
        }
        try {
            Move move = procedure.next(view);
            return move != null ? move : stuck(step, "step " + step.id() + " gave no move", "carry it out");
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("procedure {} failed in {}", step.kind(), view.incident().id(), e);
            return stuck(
                    step,
                    "step " + step.id() + " failed: " + e.getClass().getSimpleName(),
                    "carry out step " + step.id());
        }
    }

    /** Returns {@code now} when it was carried out, or when to try again. */
    private Instant carryOut(
            TenantDesk desk,
            String incident,
            PlanStep step,
            BranchSettings settings,
            StepView view,
            Move move,
            Instant now) {
        if (move instanceof Move.Ask ask) {
            return lookups.ask(desk, view, ask, now);
        }
        if (move instanceof Move.Act act) {
            List<Action> fresh = act.actions().stream()
                    .filter(action -> !view.actions().containsKey(action.key()))
                    .toList();
            if (fresh.isEmpty()) {
                Move.HandOver stuck = stuck(step, "the step asks again for what was proposed before", "carry it out");
                handOver(desk, incident, step, stuck, now);
            } else {
                actions.propose(desk, incident, fresh, settings, now);
            }
        } else if (move instanceof Move.HandOver hand) {
            handOver(desk, incident, step, hand, now);
        } else if (move instanceof Move.Settle settle) {
            settle(desk, incident, step, settle, now);
        } else {
            desk.commit(now, note(desk, incident, step, move));
        }
        return now;
    }

    /** What cannot be taken from the reservation must not get into the log, where it would stay for ever: a person gets it. */
    private static void settle(TenantDesk desk, String incident, PlanStep step, Move.Settle move, Instant now) {
        Optional<String> problem = desk.commit(now, state -> {
            Optional<String> wrong = state.ledger
                    .reserved(move.key())
                    .filter(held ->
                            !held.amount().currency().equals(move.amount().currency())
                                    || move.amount().isNegative()
                                    || move.amount().exceeds(held.amount()))
                    .map(held -> "it would settle " + move.amount() + ", and " + held.amount() + " is reserved");
            return wrong.isPresent()
                    ? Decision.nothing(wrong)
                    : new Decision<>(
                            wrong,
                            List.of(Draft.of(
                                    state.required(incident),
                                    RecordKind.BUDGET_SETTLED,
                                    Fields.of(
                                            "key",
                                            move.key(),
                                            "amount",
                                            move.amount().toFields(),
                                            "why",
                                            move.why()))));
        });
        problem.map(why -> new Move.HandOver(why, "look at what was agreed and paid", "settlement", Fields.empty()))
                .ifPresent(hand -> handOver(desk, incident, step, hand, now));
    }

    private static Draft note(TenantDesk desk, String incident, PlanStep step, Move move) {
        if (move instanceof Move.Note n) {
            String milestone = n.milestone().isEmpty() ? null : n.milestone();
            return draft(
                    desk,
                    incident,
                    RecordKind.STEP_NOTED,
                    Fields.of(
                            "step",
                            step.id(),
                            "what",
                            n.what(),
                            "milestone",
                            milestone,
                            "facts",
                            n.facts(),
                            "why",
                            n.why()));
        }
        if (move instanceof Move.Release r) {
            return draft(desk, incident, RecordKind.BUDGET_RELEASED, Fields.of("key", r.key(), "why", r.why()));
        }
        Move.Finish f = (Move.Finish) move;
        return draft(
                desk,
                incident,
                RecordKind.STEP_ENDED,
                Fields.of("step", step.id(), "milestone", f.milestone(), "result", f.result(), "why", f.why()));
    }

    /** A step that cannot go on by a mistake of its own. */
    private static Move.HandOver stuck(PlanStep step, String reason, String nextBest) {
        return new Move.HandOver(reason, nextBest, "stuck", Fields.of("step", step.id()));
    }

    private static void handOver(TenantDesk desk, String incident, PlanStep step, Move.HandOver hand, Instant now) {
        Fields body = Fields.of(
                "step", step.id(), "reason", hand.reason(), "nextBest", hand.nextBest(), "why", hand.reason());
        desk.commit(
                now,
                draft(
                        desk,
                        incident,
                        RecordKind.STEP_HANDED_OVER,
                        hand.code().isEmpty()
                                ? body
                                : body.with("code", hand.code()).with("values", hand.values())));
    }

    /** Ends the incident when no step goes on and none can still begin. */
    private static void closeIfDone(TenantDesk desk, String incident, Instant now) {
        desk.commit(now, state -> {
            IncidentState current = state.required(incident);
            Plan plan = current.plan;
            boolean pending =
                    current.actions.values().stream().anyMatch(a -> !a.status.isFinal() || isUnasked(current, a));
            boolean unbrought = current.handOvers.keySet().stream()
                    .anyMatch(step -> !current.actions.containsKey(ActionDesk.handOverKey(current, step)));
            if (plan == null || current.isClosed() || pending || unbrought || Views.anyLeft(current)) {
                return Decision.nothing("");
            }
            return new Decision<>("", List.of(ending(current)));
        });
    }

    /** Nobody knows what became of it, and nobody was asked to find out yet. */
    private static boolean isUnasked(IncidentState incident, ActionState action) {
        return action.status == ActionView.Status.IN_DOUBT
                && !action.action.kind().equals(Performer.HAND_OVER)
                && !incident.actions.containsKey(ActionDesk.doubtKey(incident, action.action));
    }

    private static Draft ending(IncidentState incident) {
        boolean unanswered = incident.actions.values().stream().anyMatch(each -> Unanswered.isOne(each.action));
        if (incident.status != IncidentView.Status.HANDED_OVER && !unanswered) {
            return closed(incident, "handled", "every step ended");
        }
        boolean brought = incident.actions.values().stream()
                .filter(each -> Unanswered.isOne(each.action)
                        || incident.handOvers.keySet().stream()
                                .anyMatch(step -> each.action.key().equals(ActionDesk.handOverKey(incident, step))))
                .noneMatch(action -> action.status == ActionView.Status.REFUSED);
        return brought
                ? closed(incident, "handed-over", "every step ended, and a person has what was left")
                : closed(incident, "unattended", "a person should have what was left, and nobody could be given it");
    }

    private boolean isStopped(TenantDesk desk, String incident) {
        return desk.read(state -> {
            IncidentState current = state.required(incident);
            return parts.latch().over(current.branch, incident, "").isPresent()
                    || state.stopOver(current.branch, incident, "").isPresent();
        });
    }

    private static Instant closeIfStopped(TenantDesk desk, String incident, Instant now) {
        return desk.commit(now, state -> {
            IncidentState current = state.required(incident);
            Instant end = current.openedAt.plus(STOPPED);
            return current.isClosed() || now.isBefore(end)
                    ? Decision.nothing(end)
                    : new Decision<>(
                            end, List.of(closed(current, "stopped", "a person stopped it and did not lift the stop")));
        });
    }

    static Draft closed(IncidentState incident, String outcome, String why) {
        return Draft.of(incident, RecordKind.INCIDENT_CLOSED, Fields.of("outcome", outcome, "why", why));
    }

    private Optional<BranchSettings> settings(TenantDesk desk, String incident) {
        try {
            return parts.settings().of(desk.read(state -> state.required(incident).branch));
        } catch (RuntimeException e) {
            LOG.warn(
                    "no settings for incident {}, nothing runs for it: {}",
                    incident,
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static Draft draft(TenantDesk desk, String incident, String kind, Fields body) {
        return Draft.of(desk.read(state -> state.required(incident)), kind, body);
    }
}
