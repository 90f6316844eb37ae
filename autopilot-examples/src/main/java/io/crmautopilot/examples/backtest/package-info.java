/** {@code ./autopilot backtest}: what would have happened on old messages. */
@NullMarked
package io.crmautopilot.examples.backtest;

import org.jspecify.annotations.NullMarked;
