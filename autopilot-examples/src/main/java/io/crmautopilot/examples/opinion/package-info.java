/** A language model's second opinion from the command line: what would leave, and what comes back. */
@NullMarked
package io.crmautopilot.examples.opinion;

import org.jspecify.annotations.NullMarked;
