package io.crmautopilot.outcome;

import java.time.Instant;

/**
 * One thing that was handed to a person.
 *
 * @param at when
 * @param step the plan's step that could not go on; empty when there was none
 * @param reason why a person was needed
 */
public record Escalation(Instant at, String step, String reason) {

    /** Returns what the reason begins with, up to a colon, without figures and ids: the same reason about others counts as the same. */
    public String kind() {
        int colon = reason.indexOf(": ");
        return (colon > 0 ? reason.substring(0, colon) : reason).replaceAll("\\S*[0-9]\\S*", "#");
    }
}
