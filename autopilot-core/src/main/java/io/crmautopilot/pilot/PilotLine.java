package io.crmautopilot.pilot;

import io.crmautopilot.incident.Deed;
import io.crmautopilot.outcome.Measured;
import java.time.Duration;

/**
 * One thing that was to be done about an incident. Spans run from the moment at which the autopilot noticed it; a negative one means
 * that people were before that.
 *
 * @param what what was to be done
 * @param autopilot after what time the autopilot would have done it
 * @param estimated whether that is an estimate: the median of the incidents that it acted on in the same log
 * @param people after what time people did it
 * @param comparison how they compare
 */
public record PilotLine(
        Deed.Kind what,
        Measured<Duration> autopilot,
        boolean estimated,
        Measured<Duration> people,
        Comparison comparison) {}
