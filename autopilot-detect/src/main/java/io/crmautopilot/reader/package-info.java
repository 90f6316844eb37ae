/** The message reader that ships with the autopilot: rules and a learned part, and how to train and measure it. */
@NullMarked
package io.crmautopilot.reader;

import org.jspecify.annotations.NullMarked;
