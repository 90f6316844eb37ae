package io.crmautopilot.plan;

import io.crmautopilot.json.Fields;
import java.util.List;

/**
 * One step of a plan.
 *
 * @param id the step's name within its plan, such as {@code find-vendor}
 * @param kind the procedure that carries it out, such as {@code vendor}
 * @param when milestones that must all be reached before the step begins, each {@code step:milestone}, or several alternatives
 *     joined by {@code |}; empty means at once
 * @param settings what the procedure is told, such as a trade or the situation a text is for
 */
public record PlanStep(String id, String kind, List<String> when, Fields settings) {

    /** Creates a step; a blank id or kind, or a condition without a colon, is refused. */
    public PlanStep {
        if (id.isBlank() || id.contains(":") || id.contains("|")) {
            throw new IllegalArgumentException("id of a step is blank or holds ':' or '|': \"" + id + "\"");
        }
        if (kind.isBlank()) {
            throw new IllegalArgumentException("kind of step " + id + " is blank");
        }
        when = List.copyOf(when);
        for (String condition : when) {
            for (String alternative : condition.split("\\|", -1)) {
                if (!alternative.matches("[^:]+:[^:]+")) {
                    throw new IllegalArgumentException(
                            "condition of step " + id + " is not step:milestone: \"" + alternative + "\"");
                }
            }
        }
    }

    /** Returns this step as a JSON object. */
    public Fields toFields() {
        return Fields.of("id", id, "kind", kind, "when", when, "settings", settings);
    }

    /** Returns the step that {@link #toFields()} wrote. */
    public static PlanStep of(Fields fields) {
        return new PlanStep(fields.text("id"), fields.text("kind"), fields.texts("when"), fields.fields("settings"));
    }
}
