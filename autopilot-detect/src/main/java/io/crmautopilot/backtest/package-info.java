/** Plays old messages through reader, detector and diagnosis, and tells what would have happened. */
@NullMarked
package io.crmautopilot.backtest;

import org.jspecify.annotations.NullMarked;
