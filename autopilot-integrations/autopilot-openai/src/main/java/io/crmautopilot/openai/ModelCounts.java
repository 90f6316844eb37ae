package io.crmautopilot.openai;

import java.util.Map;

/**
 * What became of the questions of one {@link LanguageModel} since it was opened.
 *
 * @param requests requests that left
 * @param answered questions that got a usable answer
 * @param recalled questions that had been asked before and were answered from the record
 * @param unanswered questions that got none, by reason, such as {@code timeout}, {@code budget} or {@code outside-shape}
 * @param breaker the state of the circuit breaker, such as {@code CLOSED} or {@code OPEN}
 */
public record ModelCounts(long requests, long answered, long recalled, Map<String, Long> unanswered, String breaker) {

    /** Creates counts; the map is copied. */
    public ModelCounts {
        unanswered = Map.copyOf(unanswered);
    }
}
