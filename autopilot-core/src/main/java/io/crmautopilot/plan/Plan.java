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

    /** Creates a plan; doubled step ids and conditions on unknown steps are refused by name. */
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
