/**
 * Judges the vendors that a directory found: hard rules first, each exclusion with its reason, then a score whose parts add up.
 *
 * <p>Pure: the same vendors, experience and rules give the same shortlist, in the same order.
 */
@NullMarked
package io.crmautopilot.vendors;

import org.jspecify.annotations.NullMarked;
