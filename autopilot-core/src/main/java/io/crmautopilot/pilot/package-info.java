/**
 * The pilot: what the autopilot would have done in a branch that is only observed, beside what its people did and wrote down.
 */
@NullMarked
package io.crmautopilot.pilot;

import org.jspecify.annotations.NullMarked;
