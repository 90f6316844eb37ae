package io.crmautopilot.engine;

import io.crmautopilot.action.Action;
import io.crmautopilot.json.Fields;
import java.time.Instant;

/**
 * An action and what became of it so far.
 *
 * @param action the action
 * @param status where it stands
 * @param at when it came to stand there
 * @param rule the rule behind the status: the guard's, a cap's name, {@code stopped}, {@code no-answer}; empty when none
 * @param reason the reason in a sentence; empty when none
 * @param facts what is known of a done action, such as the message's id on the channel
 */
public record ActionView(Action action, Status status, Instant at, String rule, String reason, Fields facts) {

    /** Where an action stands. */
    public enum Status {
        /** It would have been done; the branch is observed only. */
        OBSERVED,
        /** It waits for a time at which it is allowed, or for another attempt. */
        WAITING,
        /** It waits for a person's word, or for the end of a veto window. */
        HELD,
        /** It was started, and how it ended is not known yet. */
        STARTED,
        /** It was done. */
        DONE,
        /** It certainly was not done and will not be: the guard, a cap, a person, a stop or the other side said no. */
        REFUSED,
        /** Nobody knows whether it was done; a person was asked. */
        IN_DOUBT;

        /** Tells whether nothing more becomes of it. */
        public boolean isFinal() {
            return this == OBSERVED || this == DONE || this == REFUSED || this == IN_DOUBT;
        }
    }
}
