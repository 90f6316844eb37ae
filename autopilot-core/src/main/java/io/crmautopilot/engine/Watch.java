package io.crmautopilot.engine;

import java.util.Optional;

/**
 * Says of each live message of a client whether a person must see it whatever it was read as: a threat with a court, somebody who was
 * hurt. Called once for each message from many threads, beside the counting and not in it; throwing means that a person sees it.
 */
@FunctionalInterface
public interface Watch {

    /**
     * Returns what the message is about, in a few words without personal data, when a person must see it; empty when not.
     *
     * @param text what was written
     * @param close true for a complaint, and for whatever somebody of a running incident writes: then less is needed
     */
    Optional<String> concern(String text, boolean close);

    /** Returns a watch that lets everything pass. */
    static Watch none() {
        return (text, close) -> Optional.empty();
    }
}
