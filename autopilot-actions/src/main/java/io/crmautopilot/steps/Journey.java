package io.crmautopilot.steps;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a client's journey stands when the complaints have stopped. */
enum Journey {
    /** The client says that it is better: complete. */
    CONTENT(null),
    /** The client has not answered and has been here again since: complete. */
    CAME_BACK(null),
    /** The client says that it is no better: open again. */
    NOT_BETTER(PersonalReason.NOT_BETTER),
    /** The client complained once more: open again. */
    COMPLAINED_AGAIN(PersonalReason.COMPLAINED_AGAIN),
    /** The answer is neither yes nor no: a person reads it. */
    UNCLEAR(PersonalReason.UNCLEAR),
    /** The answer speaks of what a person alone answers, whatever else it says. */
    GRAVE(PersonalReason.GRAVE_ANSWER),
    /** A person has had the dialogue all along. */
    WITH_PERSON(null),
    /** Nothing was heard. */
    OPEN(null);

    private final @Nullable PersonalReason why;

    Journey(@Nullable PersonalReason why) {
        this.why = why;
    }

    static Journey of(Answer answer) {
        return switch (answer) {
            case CONTENT -> CONTENT;
            case NOT_BETTER -> NOT_BETTER;
            case UNCLEAR -> UNCLEAR;
        };
    }

    /** Tells whether a person has to go on with it. */
    boolean reopened() {
        return why != null;
    }

    /** Returns why a person has to go on with it; empty when none has to. */
    Optional<PersonalReason> why() {
        return Optional.ofNullable(why);
    }
}
