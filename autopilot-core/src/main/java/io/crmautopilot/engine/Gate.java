package io.crmautopilot.engine;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.EffectSpec;
import io.crmautopilot.approval.Scope;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.guard.BudgetLedger;
import io.crmautopilot.guard.PolicyGuard;
import io.crmautopilot.guard.Proposal;
import io.crmautopilot.guard.Ruling;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one gate in front of every effect: stop, policy, budget and approval are looked at together, under the tenant's lock, and the
 * record of the start takes its place before the lock is given back. Whatever is unknown or fails means no.
 */
final class Gate {

    /** How long reserved money is held when nothing settles it. */
    static final Duration HOLD = Duration.ofDays(7);

    private final Map<String, EffectSpec> specs;
    private final PolicyGuard guard;
    private final StopLatch latch;

    Gate(Map<String, EffectSpec> specs, PolicyGuard guard, StopLatch latch) {
        this.specs = Map.copyOf(specs);
        this.guard = PolicyGuard.failClosed(guard);
        this.latch = latch;
    }

    /** What the gate says: the record to be written, and whether a person must be asked. */
    record Answer(Draft draft, boolean starts, boolean asks) {}

    /** Returns the answer for {@code action} in {@code tenant} as it stands; called under the tenant's lock. */
    Answer admit(TenantState tenant, IncidentState incident, Action action, BranchSettings current, Instant now) {
        BranchSettings settings = incident.terms == null ? current : incident.terms.tighten(current);
        EffectSpec spec = specs.get(action.kind());
        if (spec == null) {
            return refuse(incident, action, "unknown-effect", "no effect is registered for " + action.kind());
        }
        Optional<Scope> stop = latch.over(incident.branch, incident.id, action.key())
                .or(() -> tenant.stopOver(incident.branch, incident.id, action.key()));
        if (stop.isPresent()) {
            return refuse(incident, action, "stopped", "a person stopped " + stop.get());
        }
        AutonomyLevel level = level(tenant, settings, action.kind());
        Ruling ruling = guard.review(new Proposal(
                action, spec, scenario(incident), settings, level, history(tenant, incident, action, now), now));
        return decide(tenant, incident, action, spec, settings, level, ruling, now);
    }

    private Answer decide(
            TenantState tenant,
            IncidentState incident,
            Action action,
            EffectSpec spec,
            BranchSettings settings,
            AutonomyLevel level,
            Ruling ruling,
            Instant now) {
        ActionState state = incident.actions.get(action.key());
        if (ruling instanceof Ruling.Observe) {
            return answer(incident, RecordKind.ACTION_OBSERVED, body(action, ruling), false, false);
        }
        if (ruling instanceof Ruling.Refuse) {
            return answer(incident, RecordKind.ACTION_REFUSED, body(action, ruling), false, false);
        }
        if (ruling instanceof Ruling.Later later) {
            return answer(
                    incident, RecordKind.ACTION_WAITING, body(action, ruling).with("from", later.from()), false, false);
        }
        boolean approved = approved(incident, state, action);
        if (ruling instanceof Ruling.Hold && !approved) {
            return answer(incident, RecordKind.ACTION_HELD, body(action, ruling), false, true);
        }
        if (ruling instanceof Ruling.AllowAfter after && !(approved || windowOver(state, now))) {
            return answer(
                    incident,
                    RecordKind.ACTION_HELD,
                    body(action, ruling).with("until", now.plus(after.window())),
                    false,
                    false);
        }
        return start(
                tenant,
                incident,
                action,
                spec,
                settings,
                level,
                ruling,
                approved && state != null ? state.approval : "",
                now);
    }

    private Answer start(
            TenantState tenant,
            IncidentState incident,
            Action action,
            EffectSpec spec,
            BranchSettings settings,
            AutonomyLevel level,
            Ruling ruling,
            String approval,
            Instant now) {
        Instant expires = now.plus(HOLD);
        Optional<Money> amount = action.reserve()
                .filter(sum -> tenant.ledger.reserved(action.key()).isEmpty());
        if (amount.isPresent()) {
            Optional<BudgetLedger.Refusal> over = tenant.ledger.check(
                    TenantState.reservation(
                            action, amount.get(), spec.audience().name(), now, expires),
                    settings.corridor().caps(),
                    settings.zone());
            if (over.isPresent()) {
                return refuse(incident, action, over.get().cap(), over.get().reason());
            }
        }
        ActionState state = incident.actions.get(action.key());
        int attempt = state == null ? 1 : state.attempts + 1;
        return answer(
                incident,
                RecordKind.ACTION_STARTED,
                body(action, ruling)
                        .with(Fields.of(
                                "hash",
                                action.hash(),
                                "attempt",
                                attempt,
                                "audience",
                                spec.audience(),
                                "level",
                                level,
                                "policy",
                                settings.corridor().version(),
                                "approval",
                                approval.isEmpty() ? null : approval,
                                "zone",
                                settings.zone().getId(),
                                "expires",
                                action.reserve().isPresent() ? expires : null)),
                true,
                false);
    }

    /** An approval counts for exactly the actions that the person saw: by key and by hash. */
    private static boolean approved(IncidentState incident, @Nullable ActionState state, Action action) {
        if (state == null || state.approval.isEmpty()) {
            return false;
        }
        ApprovalState approval = incident.approvals.get(state.approval);
        return approval != null
                && approval.status == ApprovalState.Status.APPROVED
                && approval.actions.contains(action.key())
                && state.action.hash().equals(action.hash());
    }

    private static boolean windowOver(@Nullable ActionState state, Instant now) {
        if (state == null) {
            return false;
        }
        boolean over = state.announced && state.nextAt != null && !now.isBefore(state.nextAt);
        return state.attempts > 0 || (state.status == Status.HELD && over);
    }

    /** Returns the level in force: the host's, or the lower one that it fell to by itself. */
    static AutonomyLevel level(TenantState tenant, BranchSettings settings, String kind) {
        AutonomyLevel level = settings.levelOf(kind);
        return tenant.lowered(settings.branch().location())
                .filter(lower -> lower.compareTo(level) < 0)
                .orElse(level);
    }

    private static Proposal.History history(TenantState tenant, IncidentState incident, Action action, Instant now) {
        Set<String> recipients = new HashSet<>();
        for (ActionState other : incident.actions.values()) {
            boolean written =
                    other.status == Status.STARTED || other.status == Status.DONE || other.status == Status.IN_DOUBT;
            if (written && other.action.kind().startsWith("client.")) {
                recipients.add(other.action.to());
            }
        }
        return new Proposal.History(
                recipients.size(),
                recipients.contains(action.to()),
                tenant.contacts(action.to(), now),
                tenant.startsSince(incident.branch.location(), now.minus(Duration.ofHours(1))),
                tenant.startsSince(incident.branch.location(), now.minus(Duration.ofDays(1))));
    }

    private static String scenario(IncidentState incident) {
        return incident.plan == null ? "" : incident.plan.scenario();
    }

    private static Answer refuse(IncidentState incident, Action action, String rule, String why) {
        return answer(
                incident,
                RecordKind.ACTION_REFUSED,
                Fields.of("action", action.toFields(), "rule", rule, "why", why),
                false,
                false);
    }

    private static Answer answer(IncidentState incident, String kind, Fields body, boolean starts, boolean asks) {
        return new Answer(Draft.of(incident, kind, body), starts, asks);
    }

    private static Fields body(Action action, Ruling ruling) {
        return Fields.of("action", action.toFields(), "rule", ruling.rule(), "why", ruling.reason());
    }
}
