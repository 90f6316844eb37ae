/**
 * What a repair vendor is to the autopilot, and the port through which vendors are found.
 *
 * <p>Judging, negotiating and the shipped directories live in {@code autopilot-actions}; this
 * package holds only what both sides of the port need.
 */
@NullMarked
package io.crmautopilot.vendor;

import org.jspecify.annotations.NullMarked;
