/** The corridor of trust: what may be done without asking, how much it may cost, and who is asked for the rest. */
@NullMarked
package io.crmautopilot.guard;

import org.jspecify.annotations.NullMarked;
