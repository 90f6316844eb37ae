/**
 * The default {@link io.crmautopilot.signal.AnomalyDetector}: a negative-binomial scan over several windows, per branch and topic,
 * whose threshold is a budget of false alarms. {@code docs/detecting.md} has the method and what was measured.
 */
@NullMarked
package io.crmautopilot.detector;

import org.jspecify.annotations.NullMarked;
