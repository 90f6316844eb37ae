package io.crmautopilot.outcome;

import java.time.Instant;

/**
 * One thing that was handed to a person.
 *
 * @param at when
 * @param step the plan's step that could not go on; empty when there was none
 * @param reason why a person was needed, in English
 * @param code the reason's code, stable across releases and the same in every language; empty where the record bears none
 */
public record Escalation(Instant at, String step, String reason, String code) {

    /** Returns an escalation whose reason has no code. */
    public Escalation(Instant at, String step, String reason) {
        this(at, step, reason, "");
    }

    /**
     * Returns what counts as the same reason: its code, else what the reason begins with, up to a colon, without figures and ids.
     */
    public String kind() {
        if (!code.isEmpty()) {
            return code;
        }
        int colon = reason.indexOf(": ");
        return (colon > 0 ? reason.substring(0, colon) : reason).replaceAll("\\S*[0-9]\\S*", "#");
    }
}
