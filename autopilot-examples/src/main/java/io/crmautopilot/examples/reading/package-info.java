/** Measuring and training the message reader from the command line. */
@NullMarked
package io.crmautopilot.examples.reading;

import org.jspecify.annotations.NullMarked;
