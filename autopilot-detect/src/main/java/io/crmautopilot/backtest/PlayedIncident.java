package io.crmautopilot.backtest;

import io.crmautopilot.incident.Diagnosis;
import io.crmautopilot.signal.Signal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One incident that a back-test found.
 *
 * @param id unique within its tenant
 * @param openedAt event time of the message that opened it
 * @param closedAt when it closed; null when the input ended before
 * @param signal the last revision of its signal
 * @param diagnosis what probably failed; null for a general surge, which has no cause to repair
 */
public record PlayedIncident(
        String id,
        Instant openedAt,
        @Nullable Instant closedAt,
        Signal signal,
        @Nullable Diagnosis diagnosis) {}
