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

    /** Returns the reason without its figures, so that the same reason with other figures counts as the same. */
    public String kind() {
        return reason.replaceAll("[0-9]+([ .,:][0-9]+)*", "#");
    }
}
