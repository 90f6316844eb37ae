package io.crmautopilot.playbook;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The kinds of steps that there are procedures for, and what each lets other steps wait for. Immutable.
 *
 * @param milestones the milestones that a step can reach, by kind of step
 */
public record StepKinds(Map<String, Set<String>> milestones) {

    /** Creates the table; it is copied. */
    public StepKinds {
        milestones = Map.copyOf(milestones);
    }

    /** Returns the kinds that the standard procedures carry out. */
    public static StepKinds standard() {
        Map<String, Set<String>> kinds = new TreeMap<>();
        kinds.put("owner-notice", Set.of("told", "done", "handed-over"));
        kinds.put(
                "vendor",
                Set.of("searched", "booked", "arrived", "settled", "fixed", "failed", "observed", "handed-over"));
        kinds.put("clients", Set.of("told", "done", "handed-over"));
        kinds.put("cards", Set.of("done", "handed-over"));
        kinds.put("compensate", Set.of("given", "done", "handed-over"));
        kinds.put("watch", Set.of("normal", "handed-over"));
        kinds.put("follow-up", Set.of("followed-up", "done", "handed-over"));
        kinds.put("hand-over", Set.of("handed-over"));
        kinds.put("creative", Set.of("told", "done", "handed-over"));
        kinds.put("tell-people", Set.of("told", "handed-over"));
        return new StepKinds(kinds);
    }

    /** Returns these kinds and one more, for which the host has a procedure of its own. */
    public StepKinds with(String kind, Set<String> reaches) {
        Map<String, Set<String>> more = new TreeMap<>(milestones);
        more.put(kind, Set.copyOf(reaches));
        return new StepKinds(more);
    }
}
