package io.crmautopilot.plan;

import io.crmautopilot.incident.Diagnosis;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.signal.Signal;
import java.util.Optional;
import java.util.Set;

/**
 * Proposes what to do about an incident. Called once for each incident, by one thread at a time; its answer is recorded before it is
 * used and never asked for again. Throwing, and an empty answer, mean that a person gets the case.
 */
@FunctionalInterface
public interface ActionPlanner {

    /** Returns the plan for the case, or empty when no scenario fits it. */
    Optional<Plan> planFor(Case incident);

    /**
     * What a planner knows.
     *
     * @param id the incident's id
     * @param branch where it is
     * @param signal what was noticed
     * @param diagnosis what probably failed, with its rivals
     * @param equipment what the branch has, by the host's names
     */
    record Case(String id, BranchRef branch, Signal signal, Diagnosis diagnosis, Set<String> equipment) {}
}
