package io.crmautopilot.engine;

import io.crmautopilot.approval.Scope;
import io.crmautopilot.engine.TenantDesk.Decision;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.BranchRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes vetoes and stops: in force at once, durable before they are acknowledged, and honest about what they came too late for. */
final class Stops {

    private static final Logger LOG = LoggerFactory.getLogger(Stops.class);

    private final Parts parts;
    private final ActionDesk actions;

    Stops(Parts parts, ActionDesk actions) {
        this.parts = parts;
        this.actions = actions;
    }

    /**
     * Makes the stop of {@code scope} durable, which the caller has latched before anything that could fail or wait.
     *
     * @param said the message that said so and when it was sent; without keys when it was not said in a chat
     */
    StopReceipt stop(TenantDesk desk, Scope scope, String by, String why, Fields said, Instant now) {
        List<String> running = actions.inFlight(desk.tenant());
        Late late;
        try {
            late = desk.commitUrgently(
                    now, state -> set(state, scope, body(scope, by, why).with(said)));
        } catch (RuntimeException e) {
            LOG.error("the stop of {} is not durable: {}", scope, e.toString());
            return new StopReceipt(
                    false, running, "stopped, not yet durable: say it again after a restart; running: " + running);
        }
        try {
            if (!late.location().isEmpty()) {
                lowerIfObjected(desk, new BranchRef(desk.tenant(), late.location()), now);
            }
        } catch (RuntimeException e) {
            LOG.warn("the level was not looked at after the stop of {}: {}", scope, e.toString());
        }
        String done = late.keys().isEmpty() ? "stopped" : "stopped; too late for " + late.keys();
        return new StopReceipt(true, late.keys(), late.covered() ? done : done + "; nothing open is covered by it");
    }

    private static void wake(TenantDesk desk, Instant now) {
        desk.glance(state -> {
            state.open().forEach(incident -> incident.wakeAt = now);
            return "";
        });
    }

    /** What a stop came too late for, whether it covers anything that is open, and the branch that it is an objection to, if it is one. */
    private record Late(List<String> keys, boolean covered, String location) {}

    private static Decision<Late> set(TenantState state, Scope scope, Fields body) {
        TreeSet<String> late = new TreeSet<>();
        List<Draft> closing = new ArrayList<>();
        String location = scope.kind() == Scope.Kind.BRANCH ? scope.name() : "";
        String incidentId = "";
        boolean covered = false;
        for (IncidentState incident : state.open()) {
            boolean whole = scope.covers(incident.branch, incident.id, "");
            boolean one = scope.kind() == Scope.Kind.ACTION
                    && scope.tenant().equals(state.tenant)
                    && incident.actions.containsKey(scope.name());
            if (!whole && !one) {
                continue;
            }
            covered = true;
            tooLate(state, incident, scope, late);
            if (scope.kind() == Scope.Kind.INCIDENT) {
                closing.add(Runner.closed(incident, "stopped", "a person stopped it: " + body.text("why")));
            }
            if (scope.kind() == Scope.Kind.INCIDENT || one) {
                incidentId = incident.id;
                location = incident.branch.location();
            }
        }
        List<Draft> drafts = new ArrayList<>();
        drafts.add(new Draft(location, incidentId, RecordKind.STOP_SET, body.with("notStopped", List.copyOf(late))));
        drafts.addAll(closing);
        return new Decision<>(new Late(List.copyOf(late), covered, location), drafts);
    }

    /** What has started and not ended may be running, here or in another process; money that is reserved is committed. */
    private static void tooLate(TenantState state, IncidentState incident, Scope scope, Set<String> late) {
        for (ActionState action : incident.actions.values()) {
            String key = action.action.key();
            boolean begun = action.status == ActionView.Status.STARTED
                    || state.ledger.reserved(key).isPresent();
            if (begun && scope.covers(incident.branch, incident.id, key)) {
                late.add(key);
            }
        }
    }

    /** Lifts the stop that is in force now; one that is said while this is written down stays. */
    void lift(TenantDesk desk, Scope scope, String by, String why, String message, Instant now) {
        Optional<StopLatch.Held> held = parts.latch().of(scope);
        if (liftInLog(desk, scope, by, why, message, now)) {
            held.ifPresent(mine -> parts.latch().lift(scope, mine));
            wake(desk, now);
        }
    }

    /** Lifts the stop in one tenant's log alone; returns false when another one was said meanwhile. */
    boolean liftInLog(TenantDesk desk, Scope scope, String by, String why, String message, Instant now) {
        Optional<TenantState.Stop> meant = desk.read(state -> state.stopOf(scope));
        Draft lifted = new Draft(
                scope.kind() == Scope.Kind.BRANCH ? scope.name() : "",
                "",
                RecordKind.STOP_LIFTED,
                body(scope, by, why).with("message", message.isEmpty() ? null : message));
        return desk.commit(
                now,
                state -> state.stopOf(scope).equals(meant)
                        ? new Decision<>(true, List.of(lifted))
                        : Decision.nothing(false));
    }

    /** Lowers levels by one after repeated objections; only a person raises them again. */
    void lowerIfObjected(TenantDesk desk, BranchRef branch, Instant now) {
        parts.settings()
                .of(branch)
                .ifPresent(settings ->
                        desk.commitUrgently(now, state -> new Decision<>("", state.levels.falling(settings, now))));
    }

    private static Fields body(Scope scope, String by, String why) {
        return Fields.of("scope", scope.kind(), "tenant", scope.tenant(), "name", scope.name(), "by", by, "why", why);
    }
}
