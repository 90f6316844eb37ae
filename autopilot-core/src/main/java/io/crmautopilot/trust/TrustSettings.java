package io.crmautopilot.trust;

import io.crmautopilot.guard.AutonomyLevel;
import java.time.Duration;

/**
 * What evidence a higher level needs.
 *
 * @param forVetoWindow how large the share without objection must be, at its lowest, before a step may be announced instead of asked
 * @param forCorridor the same, before a step may be taken without a word
 * @param observedFirst how many incidents are to be observed before asking is advised
 * @param memory how long a trial counts
 */
public record TrustSettings(double forVetoWindow, double forCorridor, int observedFirst, Duration memory) {

    /** Creates settings; shares outside 0 to 1 and a corridor easier than a veto window are refused. */
    public TrustSettings {
        if (!(forVetoWindow > 0 && forVetoWindow <= forCorridor && forCorridor < 1)) {
            throw new IllegalArgumentException(
                    "shares must rise between 0 and 1: " + forVetoWindow + ", " + forCorridor);
        }
        if (observedFirst < 1 || memory.isNegative() || memory.isZero()) {
            throw new IllegalArgumentException("observedFirst and memory must be positive");
        }
    }

    /**
     * Returns 80 % for a veto window (16 incidents without objection), 90 % for the corridor (35), five observed incidents before
     * asking, and half a year of memory.
     */
    public static TrustSettings defaults() {
        return new TrustSettings(0.80, 0.90, 5, Duration.ofDays(183));
    }

    /** Returns the share that a kind must have, at its lowest, to be at {@code level}. */
    public double needed(AutonomyLevel level) {
        return switch (level) {
            case OBSERVE, ASSIST -> 0;
            case VETO_WINDOW -> forVetoWindow;
            case CORRIDOR -> forCorridor;
        };
    }
}
