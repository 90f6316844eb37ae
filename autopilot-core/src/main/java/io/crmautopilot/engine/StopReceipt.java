package io.crmautopilot.engine;

import java.util.List;
import java.util.Optional;

/**
 * What a veto or stop did.
 *
 * @param durable whether it is on disk; when not, it holds in this process all the same, and must be said again after a restart
 * @param notStopped the keys of what could not be stopped any more: effects that are running, and money that is committed
 * @param message the same in a sentence
 * @param resumeCode the one-time code with which the approver who stopped in a chat may let it go on; empty when there is none, and then
 *     the host lifts the stop
 */
public record StopReceipt(boolean durable, List<String> notStopped, String message, Optional<String> resumeCode) {

    /** Creates a receipt of a stop that no code lifts. */
    public StopReceipt(boolean durable, List<String> notStopped, String message) {
        this(durable, notStopped, message, Optional.empty());
    }

    /** Creates a receipt; the list is copied. */
    public StopReceipt {
        notStopped = List.copyOf(notStopped);
    }

    StopReceipt resumedBy(String code) {
        return new StopReceipt(durable, notStopped, message, Optional.of(code));
    }

    /** The text form keeps the code to itself. */
    @Override
    public String toString() {
        return "StopReceipt[durable=" + durable + ", notStopped=" + notStopped + ", message=" + message + "]";
    }
}
