package io.crmautopilot.engine;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.TenantDesk.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Takes in what the other side reports of an action by itself, such as a channel that says that a letter was delivered: it settles
 * what was in doubt, and takes back what was called done and failed after all. Reports come late, twice and out of order, and also
 * while the effect still waits for its own answer.
 */
final class Reported {

    private final Performer performer;

    /** Tells by an action's name whether its effect is being performed now. */
    private final Predicate<String> running;

    /** Reports that came while the effect was waiting for its own answer, by the action's name. */
    private final Map<String, Outcome> early = new ConcurrentHashMap<>();

    Reported(Performer performer, Predicate<String> running) {
        this.performer = performer;
        this.running = running;
    }

    /** Writes the report down where it changes what is known; returns the incident that it changed. */
    Optional<String> take(TenantDesk desk, String key, Outcome outcome, Instant now) {
        return desk.commit(now, state -> {
            for (IncidentState incident : state.all()) {
                ActionState action = incident.actions.get(key);
                if (action != null) {
                    return take(incident, action, outcome);
                }
            }
            return Decision.nothing(Optional.empty());
        });
    }

    private Decision<Optional<String>> take(IncidentState incident, ActionState action, Outcome outcome) {
        String name = ActionDesk.name(action.action);
        if (action.status == Status.STARTED && running.test(name)) {
            early.put(name, outcome);
            return Decision.nothing(Optional.empty());
        }
        return tellsMore(action.status, action.action, outcome)
                ? new Decision<>(
                        Optional.of(incident.id),
                        List.of(performer.reported(incident, action.action, action.attempts, outcome)))
                : Decision.nothing(Optional.empty());
    }

    /** Returns the record of how an attempt ended, or of what was reported meanwhile where that says more. */
    Draft orReport(IncidentState incident, Action action, int attempt, Draft ended) {
        Outcome report = early.get(ActionDesk.name(action));
        Status status = ended.kind().equals(RecordKind.ACTION_DONE) ? Status.DONE : Status.STARTED;
        if (report == null || ended.kind().equals(RecordKind.ACTION_FAILED) || !tellsMore(status, action, report)) {
            return ended;
        }
        return performer.reported(incident, action, attempt, report);
    }

    void forget(String name) {
        early.remove(name);
    }

    /** Money that was spent stays spent: only a text that never arrived is taken back. */
    private static boolean tellsMore(Status status, Action action, Outcome outcome) {
        if (outcome instanceof Outcome.InDoubt) {
            return false;
        }
        boolean failedAfterAll = status == Status.DONE
                && outcome instanceof Outcome.Failed
                && action.reserve().isEmpty();
        return status == Status.STARTED || status == Status.IN_DOUBT || failedAfterAll;
    }
}
