package io.crmautopilot.channels;

import io.crmautopilot.action.Outcome;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.BranchRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a channel reports of a message that we sent. Reports come late, twice and out of order; {@link State}s ascend, so the highest
 * that was seen holds. No personal data.
 *
 * @param key the key of the letter, as it was sent along
 * @param channel the channel's name in lower case
 * @param messageId our id of the message
 * @param state how far it came
 * @param at when that happened, by the channel's clock
 * @param code the channel's error code; 0 when there is none
 * @param branch the branch behind the account that sent it; null when the host's directory knows no such account
 */
public record Settlement(
        String key,
        String channel,
        String messageId,
        State state,
        Instant at,
        int code,
        @Nullable BranchRef branch) {

    /** How far a message came; a later constant outdoes an earlier one. */
    public enum State {
        /** It left the channel's server. */
        SENT,
        /** It did not reach the person and never will. */
        FAILED,
        /** It reached the person's device; no report of failure undoes that. */
        DELIVERED,
        /** The person saw it. */
        READ
    }

    /** Returns how the letter ended, to settle what was in doubt. */
    public Outcome outcome() {
        if (state == State.FAILED) {
            return new Outcome.Failed(channel + " reports that it failed (code " + code + ")", false);
        }
        return new Outcome.Done(Fields.of("messageId", messageId, "state", state));
    }
}
