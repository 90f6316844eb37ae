package io.crmautopilot.outcome;

import java.time.Duration;
import java.time.Instant;

/**
 * How it went on for one client who complained.
 *
 * @param token who, as the log calls them
 * @param complainedAt when they first wrote
 * @param told how long after the incident was noticed they were first written to
 * @param causeRemoved whether the complaints stopped while the incident was watched
 * @param wroteAgain whether they complained again after they had been written to
 * @param withPerson whether their dialogue was handed to a person
 * @param content whether they say that it is better now
 * @param returned whether they came back in the time that {@link ReturnVisits} gives them
 */
public record ClientJourney(
        String token,
        Instant complainedAt,
        Measured<Duration> told,
        Measured<Boolean> causeRemoved,
        boolean wroteAgain,
        boolean withPerson,
        Measured<Boolean> content,
        Measured<Boolean> returned) {

    /** Tells whether the matter was settled with the first text that they got: no second complaint, no person, and content. */
    public Measured<Boolean> solvedAtFirstContact() {
        if (told.missing().filter(Unknown.NEVER::equals).isPresent() || wroteAgain || withPerson) {
            return Measured.known(false);
        }
        return told.match(known -> content, Measured::unknown);
    }

    /** Tells whether they complained, the cause was removed, they were told, and they are content. */
    public Measured<Boolean> complete() {
        Measured<Boolean> wasTold = told.match(
                known -> Measured.known(true),
                why -> why == Unknown.NEVER ? Measured.known(false) : Measured.unknown(why));
        return both(both(causeRemoved, wasTold), content);
    }

    private static Measured<Boolean> both(Measured<Boolean> one, Measured<Boolean> other) {
        if (!one.value().orElse(true) || !other.value().orElse(true)) {
            return Measured.known(false);
        }
        return one.value().isPresent() ? other : one;
    }
}
