package io.crmautopilot.engine;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.EffectSpec;
import io.crmautopilot.action.EffectSpec.Reversibility;
import io.crmautopilot.approval.Scope;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.guard.BudgetLedger;
import io.crmautopilot.guard.Caps;
import io.crmautopilot.guard.PolicyGuard;
import io.crmautopilot.guard.Proposal;
import io.crmautopilot.guard.Ruling;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Deadlines deadlines;

    Gate(Map<String, EffectSpec> specs, PolicyGuard guard, StopLatch latch, Deadlines deadlines) {
        this.specs = Map.copyOf(specs);
        this.guard = PolicyGuard.failClosed(guard);
        this.latch = latch;
        this.deadlines = deadlines;
    }

    /** What the gate says: the record to be written, if any, and whether a person must be asked. */
    record Answer(Optional<Draft> draft, boolean starts, boolean asks) {

        /** The answer that nothing is to be done: the action has started or ended already. */
        static final Answer NOTHING = new Answer(Optional.empty(), false, false);
    }

    /** Returns the answer for {@code action} in {@code tenant} as it stands; called under the tenant's lock. */
    Answer admit(TenantState tenant, IncidentState incident, Action action, BranchSettings current, Instant now) {
        ActionState known = incident.actions.get(action.key());
        if (known != null && known.status != Status.WAITING && known.status != Status.HELD) {
            return Answer.NOTHING;
        }
        BranchSettings settings = incident.terms == null ? current : incident.terms.tighten(current);
        EffectSpec spec = specs.get(action.kind());
        if (spec == null) {
            return refuse(incident, action, "unknown-effect", "no effect is registered for " + action.kind());
        }
        if (!Circumstances.belongs(incident, action)) {
            return refuse(
                    incident, action, "misaddressed", "its key, branch or incident is not that of " + incident.id);
        }
        Optional<Scope> stop = stop(tenant, incident, action);
        if (stop.isPresent()) {
            return refuse(incident, action, "stopped", "a person stopped " + stop.get());
        }
        if (spec.restricts() && !Circumstances.endsInTime(action, now)) {
            return refuse(
                    incident,
                    action,
                    "restriction-without-end",
                    "it takes something away, and does not say until when, at most " + Circumstances.LEASE
                            + " from now");
        }
        if (incident.isClosed()) {
            return refuse(incident, action, "closed", "the incident is over");
        }
        if (!now.isBefore(Batch.deadlineOf(action))) {
            return refuse(
                    incident,
                    action,
                    "too-late",
                    "it is of no use any more since " + Batch.deadlineOf(action) + ", whoever would still allow it");
        }
        Optional<HandedOver> person = Dialogues.withPerson(tenant, action, spec);
        if (person.isPresent()) {
            return refuse(
                    incident,
                    action,
                    "with-person",
                    "a person of the business has this dialogue since "
                            + person.get().since());
        }
        if (action.details().flag("offers") && !Dialogues.isGranted(incident, action)) {
            return refuse(
                    incident,
                    action,
                    "nothing-for-sale",
                    "nothing is offered to a client before the incident is closed, but what was granted to make good");
        }
        AutonomyLevel level = tenant.levels.of(settings, action.kind());
        Ruling ruling = guard.review(new Proposal(
                action,
                spec,
                Circumstances.scenario(incident),
                settings,
                level,
                Circumstances.history(tenant, incident, action, now),
                now));
        return decide(tenant, incident, action, spec, settings, level, ruling, now);
    }

    /**
     * Returns what the guard says to informing the business's own people outside an incident; empty while a stop covers the branch.
     * Called under the tenant's lock.
     */
    Optional<Ruling> inform(TenantState tenant, Action action, BranchSettings settings, Instant now) {
        EffectSpec spec = specs.get(action.kind());
        boolean stopped = latch.over(action.branch(), action.incident(), action.key())
                .or(() -> tenant.stopOver(action.branch(), action.incident(), action.key()))
                .isPresent();
        if (stopped || spec == null) {
            return Optional.empty();
        }
        AutonomyLevel level = tenant.levels.of(settings, action.kind());
        String location = action.branch().location();
        return Optional.of(guard.review(new Proposal(
                action,
                spec,
                "",
                settings,
                level,
                new Proposal.History(
                        0,
                        false,
                        0,
                        tenant.startsSince(location, now.minus(Duration.ofHours(1))),
                        tenant.startsSince(location, now.minus(Duration.ofDays(1)))),
                now)));
    }

    /**
     * Returns the answer for an action whose last attempt is hidden and which may be repeated: only a stop and the number of attempts
     * are looked at, because what may have happened already was allowed before. Called under the tenant's lock.
     */
    Answer again(TenantState tenant, IncidentState incident, Action action, int most, Instant now) {
        ActionState known = incident.actions.get(action.key());
        EffectSpec spec = specs.get(action.kind());
        if (known == null || known.status != Status.STARTED || spec == null) {
            return Answer.NOTHING;
        }
        Optional<Scope> stop = stop(tenant, incident, action);
        if (stop.isPresent() || incident.isClosed() || known.attempts >= most) {
            String why = stop.isPresent()
                    ? "a person stopped " + stop.get() + ", and nobody knows whether it was done before"
                    : "it was tried " + known.attempts + " times, and nobody knows whether it was done";
            return answer(
                    incident,
                    RecordKind.ACTION_IN_DOUBT,
                    Fields.of("key", action.key(), "rule", "in-doubt", "why", why, "attempt", known.attempts),
                    false,
                    false);
        }
        Fields body = known.started
                .with("attempt", known.attempts + 1)
                .with("again", true)
                .with("rule", "in-doubt")
                .with("why", "nobody knows whether it was done, and the same key is done once");
        return answer(incident, RecordKind.ACTION_STARTED, body, true, false);
    }

    /** Returns the stop that covers the action, whoever set it: this process, or one that wrote to the same log. */
    Optional<Scope> stop(TenantState tenant, IncidentState incident, Action action) {
        return latch.over(incident.branch, incident.id, action.key())
                .or(() -> tenant.stopOver(incident.branch, incident.id, action.key()));
    }

    private static boolean commits(Action action, EffectSpec spec) {
        return action.reserve().isPresent() || spec.reversibility().compareTo(Reversibility.COSTLY) >= 0;
    }

    /** Tells whether a notice or question to an approver was sent, or may have been: no step of the ladder is left out. */
    private boolean isToldOf(IncidentState incident) {
        return incident.actions.values().stream().anyMatch(each -> {
            EffectSpec spec = specs.get(each.action.kind());
            return spec != null
                    && spec.audience() == EffectSpec.Audience.OWNER
                    && (each.status == Status.DONE || each.status == Status.STARTED || each.status == Status.IN_DOUBT);
        });
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
        // What no approval can lift is not worth a person's time: a cap refuses before anybody is asked.
        Optional<Answer> unaffordable = unaffordable(tenant, incident, action, spec, settings, now);
        if (unaffordable.isPresent()) {
            return unaffordable.get();
        }
        boolean approved = Circumstances.approved(incident, state, action);
        // No guard, the host's own included, may let anything irreversible through without a person, nor what the step
        // itself says that a person has to answer for.
        Optional<String> needed = action.details().find(Action.NEEDS_PERSON);
        boolean hold = ruling instanceof Ruling.Hold
                || needed.isPresent()
                || spec.reversibility() == Reversibility.IRREVERSIBLE;
        if (hold && !approved) {
            Ruling why = ruling instanceof Ruling.Hold || needed.isEmpty()
                    ? ruling
                    : new Ruling.Hold("needs-person", needed.get());
            return answer(incident, RecordKind.ACTION_HELD, body(action, why), false, true);
        }
        if (!approved && commits(action, spec) && !isToldOf(incident)) {
            return answer(
                    incident,
                    RecordKind.ACTION_HELD,
                    body(
                            action,
                            new Ruling.Hold("owner-not-told", "it commits money or people, and nobody was told yet")),
                    false,
                    true);
        }
        if (ruling instanceof Ruling.AllowAfter after && !(approved || windowOver(state, after.window(), now))) {
            return answer(
                    incident,
                    RecordKind.ACTION_HELD,
                    body(action, ruling).with("until", now.plus(after.window())),
                    false,
                    false);
        }
        return start(
                incident,
                action,
                spec,
                settings,
                level,
                ruling,
                approved && state != null ? incident.approvedBy(state) : List.of(),
                now);
    }

    private static Optional<Answer> unaffordable(
            TenantState tenant,
            IncidentState incident,
            Action action,
            EffectSpec spec,
            BranchSettings settings,
            Instant now) {
        Optional<Money> amount = action.reserve();
        if (amount.isEmpty()) {
            return Optional.empty();
        }
        Caps caps = settings.corridor().caps();
        if (!amount.get().currency().equals(caps.currency())) {
            return Optional.of(refuse(
                    incident,
                    action,
                    "currency",
                    "it costs " + amount.get() + ", the corridor is in " + caps.currency()));
        }
        return tenant.ledger
                .check(
                        TenantState.reservation(
                                action, amount.get(), spec.audience().name(), now, now.plus(HOLD)),
                        caps,
                        settings.zone())
                .map(over -> answer(
                        incident,
                        RecordKind.ACTION_REFUSED,
                        Fields.of(
                                "action",
                                action.toFields(),
                                "rule",
                                over.cap(),
                                "why",
                                over.reason(),
                                "cap",
                                facts(over)),
                        false,
                        false));
    }

    /** A refusal's numbers, so that it can be told in any language. */
    private static Fields facts(BudgetLedger.Refusal over) {
        return Fields.of(
                "name", over.cap(),
                "limit", over.limit().toFields(),
                "used", over.used().toFields(),
                "asked", over.asked().toFields(),
                "frees", over.frees().orElse(null));
    }

    private static Answer start(
            IncidentState incident,
            Action action,
            EffectSpec spec,
            BranchSettings settings,
            AutonomyLevel level,
            Ruling ruling,
            List<String> approvals,
            Instant now) {
        Instant expires = now.plus(HOLD);
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
                                approvals.isEmpty() ? null : approvals.get(0),
                                "approvals",
                                approvals.size() < 2 ? null : approvals,
                                "zone",
                                settings.zone().getId(),
                                "expires",
                                action.reserve().isPresent() ? expires : null)),
                true,
                false);
    }

    private boolean windowOver(@Nullable ActionState state, Duration window, Instant now) {
        if (state == null) {
            return false;
        }
        boolean over = state.announced
                && state.nextAt != null
                && !now.isBefore(state.nextAt)
                && deadlines.left(windowOf(state.action), window).isZero();
        return state.attempts > 0 || (state.status == Status.HELD && over);
    }

    /** Returns the name of an action's veto window among the deadlines. */
    static String windowOf(Action action) {
        return action.branch().tenant() + "/" + action.key() + "/window";
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
        return new Answer(Optional.of(Draft.of(incident, kind, body)), starts, asks);
    }

    private static Fields body(Action action, Ruling ruling) {
        return Fields.of("action", action.toFields(), "rule", ruling.rule(), "why", ruling.reason());
    }
}
