package io.crmautopilot.engine;

import io.crmautopilot.json.Fields;
import java.time.Instant;

/**
 * A decision that a step wrote down.
 *
 * @param step the step's id
 * @param what what was decided
 * @param milestone the milestone reached; empty for none
 * @param facts what it rests on
 * @param why the reason
 * @param at when
 */
public record Noted(String step, String what, String milestone, Fields facts, String why, Instant at) {}
