package io.crmautopilot.engine;

import io.crmautopilot.incident.Diagnosis;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.signal.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An incident as it stands: an immutable copy.
 *
 * @param id its id
 * @param branch where it is
 * @param openedAt when it was opened
 * @param signal what was noticed, in its latest revision; its people are tokens
 * @param diagnosis what probably failed
 * @param scenario the plan's scenario; empty before there is a plan
 * @param status where it stands
 * @param affected who complained, the earliest first
 * @param milestones the milestones reached, each {@code step:milestone}, with the time
 * @param steps the ids of the plan's steps that have ended
 * @param outcome how it ended, in a word; empty while it is open
 */
public record IncidentView(
        String id,
        BranchRef branch,
        Instant openedAt,
        Signal signal,
        Diagnosis diagnosis,
        String scenario,
        Status status,
        List<Affected> affected,
        Map<String, Instant> milestones,
        Set<String> steps,
        String outcome) {

    /** Where an incident stands. */
    public enum Status {
        /** Steps are being taken. */
        OPEN,
        /** A person has the case. */
        HANDED_OVER,
        /** It is over. */
        CLOSED
    }

    /** Creates the view; collections are copied. */
    public IncidentView {
        affected = List.copyOf(affected);
        milestones = Map.copyOf(milestones);
        steps = Set.copyOf(steps);
    }

    /** Returns when somebody last complained. */
    public Instant lastComplaintAt() {
        return affected.stream().map(Affected::lastAt).max(Instant::compareTo).orElse(openedAt);
    }

    /** Returns when a person first complained who had not complained before, for the latest such person. */
    public Instant lastNewPersonAt() {
        return affected.stream().map(Affected::firstAt).max(Instant::compareTo).orElse(openedAt);
    }

    /** Tells whether {@code step} has reached {@code milestone}. */
    public boolean reached(String step, String milestone) {
        return milestones.containsKey(step + ":" + milestone);
    }
}
