package io.crmautopilot.backtest;

import io.crmautopilot.reading.Reading;
import io.crmautopilot.signal.Signal;
import java.util.List;

/**
 * Takes what a back-test finds, in the order in which it becomes known. Called from the thread that runs the back-test; what it throws ends
 * the back-test.
 */
public interface BacktestSink {

    /** Takes the reading of one message. */
    void reading(String messageId, Reading reading, List<String> topics);

    /** Takes one revision of a signal. */
    void signal(Signal signal);

    /** Takes an incident that closed, or that the end of the input left open. */
    void incident(PlayedIncident incident);
}
