package io.crmautopilot.outcome;

import java.time.Duration;
import java.util.Map;

/**
 * Takes figures for a host's meter registry: both methods have the shape that such registries share. Called by
 * {@link OutcomeMeters} on the thread that commits the record, so it must be quick; what it throws is the failure of that sink.
 *
 * <p>Tags are tenant, location, scenario, and for some names one more of few values: never an incident, a person or a text.
 */
public interface OutcomeListener {

    /** Counts {@code amount} more of {@code name}. */
    void count(String name, Map<String, String> tags, long amount);

    /** Takes one span of {@code name}. */
    void time(String name, Map<String, String> tags, Duration span);
}
