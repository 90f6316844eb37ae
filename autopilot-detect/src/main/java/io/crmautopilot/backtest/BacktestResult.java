package io.crmautopilot.backtest;

import io.crmautopilot.detector.DetectorCounts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a back-test found, in numbers.
 *
 * @param lines lines that held a message
 * @param badLines lines that were passed over because they held none
 * @param late messages further out of order than the allowed lateness
 * @param farAhead messages dated months ahead of all others of their branch
 * @param complaints messages that complain of a topic
 * @param branches branches that wrote
 * @param first event time of the first message; null when there was none
 * @param last event time of the last one; null when there was none
 * @param incidents how many incidents there were
 * @param shown the incidents, in the order in which they closed; of very many the first ones
 * @param counts what the detector passed over
 */
public record BacktestResult(
        long lines,
        long badLines,
        long late,
        long farAhead,
        long complaints,
        int branches,
        @Nullable Instant first,
        @Nullable Instant last,
        long incidents,
        List<PlayedIncident> shown,
        DetectorCounts counts) {

    /** Creates a result. */
    public BacktestResult {
        shown = List.copyOf(shown);
    }
}
