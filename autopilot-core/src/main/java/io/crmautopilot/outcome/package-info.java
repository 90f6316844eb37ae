/**
 * What the autopilot achieved, counted from the audit log alone. Every figure stands beside the count of what is not known, and beside
 * the figure that would show it to be vain.
 */
@NullMarked
package io.crmautopilot.outcome;

import org.jspecify.annotations.NullMarked;
