/** Scores what the autopilot reads against labelled files. */
@NullMarked
package io.crmautopilot.examples.evaluate;

import org.jspecify.annotations.NullMarked;
