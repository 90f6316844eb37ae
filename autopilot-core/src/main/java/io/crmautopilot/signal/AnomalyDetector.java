package io.crmautopilot.signal;

import io.crmautopilot.message.Message;
import io.crmautopilot.reading.Reading;
import java.util.List;

/**
 * Notices bursts of related complaints in a stream of messages, per branch.
 *
 * <p>The engine calls it from many threads, for one branch from one thread at a time. It works in event time and takes nothing from a
 * clock; messages may come out of order within the lateness that the implementation states, and twice. Messages dated later than the
 * host's own clock must not be handed in. An exception means that the message was not counted: the engine records that and goes on.
 */
public interface AnomalyDetector {

    /**
     * Counts one message and returns what became known or changed through it: new signals, and new revisions of signals that are
     * already known. Most messages change nothing: then the list is empty and shared.
     *
     * @param message a message of any direction; only incoming ones count
     * @param reading what the message says; read during the call and not kept
     */
    List<Signal> observe(Message message, Reading reading);

    /**
     * Counts one message of the past, from which normal is learned and nothing is signalled. The history of a branch comes before its
     * live messages, in any order within the lateness.
     */
    void learn(Message message, Reading reading);

    /**
     * Says that the incident of {@code signal} is closed: its evidence leaves all windows, so that a single late report reopens
     * nothing. An unknown signal is passed over.
     */
    void closed(Signal signal);
}
