package io.crmautopilot.engine;

import io.crmautopilot.approval.Scope;
import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.engine.TenantDesk.Decision;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.guard.BudgetLedger;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.BranchRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Takes vetoes and stops: in force at once, durable before they are acknowledged, and honest about what they came too late for. */
final class Stops {

    /** Objections of a week after which the branch's level falls by one. */
    private static final int OBJECTIONS = 2;

    private final Parts parts;
    private final ActionDesk actions;

    Stops(Parts parts, ActionDesk actions) {
        this.parts = parts;
        this.actions = actions;
    }

    StopReceipt stop(TenantDesk desk, Scope scope, String by, String why, String message, Instant now) {
        parts.latch().set(scope);
        List<String> running = actions.inFlight();
        try {
            List<String> late = desk.commitUrgently(now, state -> set(state, scope, by, why, message, running));
            for (IncidentState incident : desk.read(TenantState::open)) {
                incident.wakeAt = now;
            }
            if (scope.kind() == Scope.Kind.BRANCH || scope.kind() == Scope.Kind.INCIDENT) {
                lowerAfter(desk, scope, now);
            }
            return new StopReceipt(true, late, late.isEmpty() ? "stopped" : "stopped; too late for " + late);
        } catch (AuditFailedException e) {
            return new StopReceipt(
                    false, running, "stopped, not yet durable: say it again after a restart; running: " + running);
        }
    }

    private static Decision<List<String>> set(
            TenantState state, Scope scope, String by, String why, String message, List<String> running) {
        TreeSet<String> late = new TreeSet<>();
        List<Draft> closing = new ArrayList<>();
        String location = scope.kind() == Scope.Kind.BRANCH ? scope.name() : "";
        String incidentId = "";
        for (IncidentState incident : state.open()) {
            if (!scope.covers(incident.branch, incident.id, "")) {
                continue;
            }
            running.stream().filter(incident.actions::containsKey).forEach(late::add);
            state.ledger.open().stream()
                    .filter(open -> open.incident().equals(incident.id))
                    .map(BudgetLedger.Reservation::key)
                    .filter(key -> !incident.actions.containsKey(key)
                            || incident.actions.get(key).status.isFinal())
                    .forEach(late::add);
            if (scope.kind() == Scope.Kind.INCIDENT) {
                incidentId = incident.id;
                location = incident.branch.location();
                closing.add(Runner.closed(incident, "stopped", "a person stopped it: " + why));
            }
        }
        List<Draft> drafts = new ArrayList<>();
        drafts.add(new Draft(
                location,
                incidentId,
                RecordKind.STOP_SET,
                body(scope, by, why)
                        .with(Fields.of(
                                "message", message.isEmpty() ? null : message, "notStopped", List.copyOf(late)))));
        drafts.addAll(closing);
        return new Decision<>(List.copyOf(late), drafts);
    }

    void lift(TenantDesk desk, Scope scope, String by, String why, String message, Instant now) {
        desk.commit(
                now,
                new Draft(
                        scope.kind() == Scope.Kind.BRANCH ? scope.name() : "",
                        "",
                        RecordKind.STOP_LIFTED,
                        body(scope, by, why).with("message", message.isEmpty() ? null : message)));
        parts.latch().lift(scope);
        for (IncidentState incident : desk.read(TenantState::open)) {
            incident.wakeAt = now;
        }
    }

    private void lowerAfter(TenantDesk desk, Scope scope, Instant now) {
        String location = scope.kind() == Scope.Kind.BRANCH
                ? scope.name()
                : desk.read(state -> {
                    IncidentState incident = state.incidents.get(scope.name());
                    return incident == null ? "" : incident.branch.location();
                });
        if (!location.isEmpty()) {
            lowerIfObjected(desk, new BranchRef(desk.tenant(), location), now);
        }
    }

    /** Lowers the branch's level by one after repeated objections; only a person raises it again. */
    void lowerIfObjected(TenantDesk desk, BranchRef branch, Instant now) {
        parts.settings().of(branch).ifPresent(settings -> desk.commit(now, state -> lowered(state, settings, now)));
    }

    private static Decision<String> lowered(TenantState state, BranchSettings settings, Instant now) {
        String location = settings.branch().location();
        AutonomyLevel level = Gate.level(state, settings, "");
        int objections = state.objections(location, now);
        if (objections < OBJECTIONS
                || level == AutonomyLevel.OBSERVE
                || level == AutonomyLevel.ASSIST
                || state.lowered(location).isPresent()) {
            return Decision.nothing("");
        }
        AutonomyLevel lower = level.lower();
        return new Decision<>(
                "",
                List.of(new Draft(
                        location,
                        "",
                        RecordKind.LEVEL_LOWERED,
                        Fields.of(
                                "level",
                                lower,
                                "from",
                                level,
                                "why",
                                objections + " objections within a week; a person raises it again"))));
    }

    private static Fields body(Scope scope, String by, String why) {
        return Fields.of("scope", scope.kind(), "tenant", scope.tenant(), "name", scope.name(), "by", by, "why", why);
    }
}
