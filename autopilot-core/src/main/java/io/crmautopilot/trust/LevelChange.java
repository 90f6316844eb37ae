package io.crmautopilot.trust;

import io.crmautopilot.guard.AutonomyLevel;
import java.time.Instant;
import java.util.Optional;

/**
 * One entry of the history of levels.
 *
 * @param at when
 * @param location in which branch
 * @param what what happened
 * @param kind of which kind of action; empty for all of the branch
 * @param level the level after it; the advised one of a recommendation, empty where the log does not say it
 * @param by who did it; empty when it fell by itself, or when the settings are known only from what was done under them
 * @param why the reason that was recorded
 */
public record LevelChange(
        Instant at, String location, What what, String kind, Optional<AutonomyLevel> level, String by, String why) {

    /** What happened to a level. */
    public enum What {
        /** The settings had another level when an incident began than at the one before. */
        SET,
        /** It fell by itself. */
        LOWERED,
        /** A person gave it back. */
        RESTORED,
        /** A person was advised to raise it. */
        RECOMMENDED
    }
}
