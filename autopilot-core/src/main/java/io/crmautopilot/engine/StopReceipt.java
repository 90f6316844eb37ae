package io.crmautopilot.engine;

import java.util.List;

/**
 * What a veto or stop did.
 *
 * @param durable whether it is on disk; when not, it holds in this process all the same, and must be said again after a restart
 * @param notStopped the keys of what could not be stopped any more: effects that are running, and money that is committed
 * @param message the same in a sentence
 */
public record StopReceipt(boolean durable, List<String> notStopped, String message) {

    /** Creates a receipt; the list is copied. */
    public StopReceipt {
        notStopped = List.copyOf(notStopped);
    }
}
