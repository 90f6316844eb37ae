package io.crmautopilot.plan;

import io.crmautopilot.json.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The steps proposed for one incident. It is recorded before anything of it is done, and an incident finishes under the plan that it
 * began with.
 *
 * @param scenario the name of the playbook that it follows, such as {@code air-conditioning}
 * @param version the version of that playbook
 * @param why the reason, for the log
 * @param steps the steps in order; a condition may name only a step of this plan
 */
public record Plan(String scenario, String version, String why, List<PlanStep> steps) {

    /** Creates a plan; doubled step ids, conditions on unknown steps and conditions in a circle are refused by name. */
    public Plan {
        steps = List.copyOf(steps);
        Set<String> ids = new HashSet<>();
        for (PlanStep step : steps) {
            if (!ids.add(step.id())) {
                throw new IllegalArgumentException("step comes twice: " + step.id());
            }
        }
        for (PlanStep step : steps) {
            for (String condition : step.when()) {
                for (String alternative : condition.split("\\|", -1)) {
                    String other = alternative.substring(0, alternative.indexOf(':'));
                    if (!ids.contains(other) || other.equals(step.id())) {
                        throw new IllegalArgumentException(
                                "condition of step " + step.id() + " names no other step of the plan: " + alternative);
                    }
                }
            }
        }
        requireBeginnings(steps);
    }

    /** A step that waits for itself in a circle would never begin, and the incident would end as if all had been done. */
    private static void requireBeginnings(List<PlanStep> steps) {
        Set<String> able = new HashSet<>();
        while (steps.stream().anyMatch(step -> canBegin(step, able) && able.add(step.id()))) {
            // Each round finds at least one more step that can begin.
        }
        for (PlanStep step : steps) {
            if (!able.contains(step.id())) {
                throw new IllegalArgumentException(
                        "step " + step.id() + " can never begin: its conditions go in a circle");
            }
        }
    }

    private static boolean canBegin(PlanStep step, Set<String> able) {
        return step.when().stream()
                .allMatch(condition -> List.of(condition.split("\\|", -1)).stream()
                        .anyMatch(other -> able.contains(other.substring(0, other.indexOf(':')))));
    }

    /** Returns this plan as a JSON object. */
    public Fields toFields() {
        return Fields.of(
                "scenario",
                scenario,
                "version",
                version,
                "why",
                why,
                "steps",
                steps.stream().map(PlanStep::toFields).toList());
    }

    /** Returns the plan that {@link #toFields()} wrote. */
    public static Plan of(Fields fields) {
        return new Plan(
                fields.text("scenario"),
                fields.text("version"),
                fields.text("why"),
                fields.list("steps").stream().map(PlanStep::of).toList());
    }
}
