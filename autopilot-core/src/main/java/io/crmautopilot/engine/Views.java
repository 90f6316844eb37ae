package io.crmautopilot.engine;

import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.plan.Plan;
import io.crmautopilot.plan.PlanStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shows procedures what they decide by, and tells which steps may go on. */
final class Views {

    private Views() {}

    private record Copy(
            IncidentView incident,
            Instant since,
            Map<String, Fact> facts,
            List<Noted> notes,
            Map<String, ActionView> actions,
            List<IncidentState.ReplyRef> replies,
            String checkpoint) {}

    /** Returns the view of a step; texts are fetched from the vault outside the gate. */
    static StepView of(
            TenantDesk desk, String incident, PlanStep step, BranchSettings settings, PersonVault vault, Instant now) {
        Copy copy = desk.read(state -> copy(state, state.required(incident), step, now));
        List<Reply> replies = new ArrayList<>();
        for (IncidentState.ReplyRef ref : copy.replies()) {
            String text = vault.file(desk.tenant(), ref.from())
                    .recall("message:" + ref.message())
                    .orElse("");
            replies.add(new Reply(ref.from(), ref.at(), ref.message(), text, ref.complaint()));
        }
        return new StepView(
                now,
                settings,
                copy.incident(),
                step,
                copy.since(),
                copy.facts(),
                copy.notes(),
                copy.actions(),
                List.copyOf(replies),
                copy.checkpoint());
    }

    private static Copy copy(TenantState tenant, IncidentState state, PlanStep step, Instant now) {
        Map<String, ActionView> actions = new LinkedHashMap<>();
        Set<String> reached = new HashSet<>();
        for (ActionState action : state.actions.values()) {
            actions.put(action.action.key(), action.view());
            if (action.action.step().equals(step.id()) && !action.action.to().isEmpty() && action.attempts > 0) {
                reached.add(action.action.to());
            }
        }
        List<IncidentState.ReplyRef> replies = state.replies.stream()
                .filter(reply -> reached.contains(reply.from()))
                .toList();
        return new Copy(
                state.view(),
                state.begun.getOrDefault(step.id(), now),
                Map.copyOf(state.facts.getOrDefault(step.id(), Map.of())),
                List.copyOf(state.notes),
                Collections.unmodifiableMap(actions),
                replies,
                Checkpoints.shortForm(tenant.tenant, tenant.seq, tenant.hash));
    }

    /** Returns the steps that have begun or may begin, and have not ended, in the plan's order. */
    static List<PlanStep> active(IncidentState incident) {
        Plan plan = incident.plan;
        if (plan == null || incident.isClosed()) {
            return List.of();
        }
        return plan.steps().stream()
                .filter(step -> !incident.ended.contains(step.id()))
                .filter(step -> incident.begun.containsKey(step.id()) || isReady(incident, step))
                .toList();
    }

    private static boolean isReady(IncidentState incident, PlanStep step) {
        return step.when().stream()
                .allMatch(condition ->
                        List.of(condition.split("\\|", -1)).stream().anyMatch(incident.milestones::containsKey));
    }

    /** Tells whether a step goes on. When none does, no milestone can be reached any more, and what has not begun never will. */
    static boolean anyLeft(IncidentState incident) {
        return !active(incident).isEmpty();
    }
}
