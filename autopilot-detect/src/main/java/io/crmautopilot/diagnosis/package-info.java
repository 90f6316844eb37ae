/**
 * The default {@link io.crmautopilot.incident.Diagnoser}: an explicit model of causes, weighed by Bayes' rule against what people say
 * and what the host knows. {@code causes.json} beside it is the model; a host may replace it.
 */
@NullMarked
package io.crmautopilot.diagnosis;

import org.jspecify.annotations.NullMarked;
