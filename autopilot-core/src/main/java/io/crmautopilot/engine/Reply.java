package io.crmautopilot.engine;

import java.time.Instant;

/**
 * What somebody answered whom the incident had written to. The text is data: it is read into typed fields and decides nothing by
 * itself. Personal data: the text form shows ids alone.
 *
 * @param from the token of who answered
 * @param at when it was sent
 * @param message the message's id
 * @param text what was written; empty when the person was forgotten since
 * @param complaint whether it reads as a complaint; a vendor's and an approver's words are not read for that
 */
public record Reply(String from, Instant at, String message, String text, boolean complaint) {

    /** Creates an answer that is no complaint. */
    public Reply(String from, Instant at, String message, String text) {
        this(from, at, message, text, false);
    }

    @Override
    public String toString() {
        return "Reply[" + message + "]";
    }
}
