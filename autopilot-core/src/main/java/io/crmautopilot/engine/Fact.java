package io.crmautopilot.engine;

import io.crmautopilot.json.Fields;
import java.time.Instant;

/**
 * The answer to a question that a step asked.
 *
 * @param name the fact's name within its step
 * @param known whether there is an answer
 * @param value the answer; without keys when there is none
 * @param problem why there is none; empty when there is one
 * @param at when it was learned
 */
public record Fact(String name, boolean known, Fields value, String problem, Instant at) {}
