package io.crmautopilot.message;

import java.util.List;

/**
 * Where messages come from. The engine asks from one thread at a time and acknowledges what it has taken over; throwing means
 * "nothing now", and the engine asks again at its next turn.
 */
public interface MessageSource {

    /**
     * Returns up to {@code max} messages that are not acknowledged yet, the oldest first; empty when there are none. A message
     * that the host could not read is handed over as an {@link Inbound} with its problem, so that it is counted and the stream
     * goes on.
     */
    List<Inbound> fetch(int max);

    /** Marks the given messages as taken over: they need not be handed out again. Repeating it changes nothing. */
    void acknowledge(List<Inbound> taken);
}
