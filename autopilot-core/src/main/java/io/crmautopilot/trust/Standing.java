package io.crmautopilot.trust;

import io.crmautopilot.guard.AutonomyLevel;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where one kind of action stands in one branch.
 *
 * @param tenant whose
 * @param location in which branch
 * @param kind the kind of action, such as {@code vendor.agree}
 * @param level the level in force, as the log last showed it
 * @param since from when on trials count: the memory's beginning, or the last time the level fell or was given back
 * @param good trials without an objection
 * @param bad trials with one
 * @param objections in how many trials there was each objection
 * @param silent incidents in which people were asked about it and nobody answered: evidence of nothing
 * @param observed incidents in which it was only observed
 * @param interval between which shares the true share without objection lies
 * @param irreversible whether it is always asked, at every level
 * @param advice what the evidence advises
 * @param missing how many more trials without objection a higher level needs; 0 when none, or when there is no higher level
 * @param recommended when a person was last advised to raise it, since then
 * @param course the trials that count, the earliest first
 */
public record Standing(
        String tenant,
        String location,
        String kind,
        AutonomyLevel level,
        Instant since,
        long good,
        long bad,
        Map<Objection, Long> objections,
        long silent,
        long observed,
        Interval interval,
        boolean irreversible,
        Advice advice,
        long missing,
        Optional<Instant> recommended,
        List<Trial> course) {

    /** Creates the record; collections are copied. */
    public Standing {
        Map<Objection, Long> sorted = new EnumMap<>(Objection.class);
        sorted.putAll(objections);
        objections = Collections.unmodifiableMap(sorted);
        course = List.copyOf(course);
    }

    /** Returns the next higher level, or empty at the highest. What cannot be undone is asked at most. */
    public Optional<AutonomyLevel> higher() {
        return irreversible && level != AutonomyLevel.OBSERVE ? Optional.empty() : above(level);
    }

    static Optional<AutonomyLevel> above(AutonomyLevel level) {
        return switch (level) {
            case OBSERVE -> Optional.of(AutonomyLevel.ASSIST);
            case ASSIST -> Optional.of(AutonomyLevel.VETO_WINDOW);
            case VETO_WINDOW -> Optional.of(AutonomyLevel.CORRIDOR);
            case CORRIDOR -> Optional.empty();
        };
    }
}
