package io.crmautopilot.trust;

import io.crmautopilot.guard.AutonomyLevel;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * What one incident says of one kind of action. However many actions of the kind there were, they are one trial: seven texts that one
 * person allowed with one yes are not seven pieces of evidence.
 *
 * @param at when the incident ended, or was judged a false alarm
 * @param incident which
 * @param level the level that the kind had
 * @param objections what speaks against it; empty when nothing does
 */
public record Trial(Instant at, String incident, AutonomyLevel level, Set<Objection> objections) {

    /** Creates a trial; the set is copied. */
    public Trial {
        objections =
                objections.isEmpty() ? Set.of() : java.util.Collections.unmodifiableSet(EnumSet.copyOf(objections));
    }

    /** Tells whether nothing speaks against it. */
    public boolean isGood() {
        return objections.isEmpty();
    }
}
