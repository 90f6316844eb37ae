/**
 * Agrees with one vendor out of a shortlist: a bounded dialogue, decided purely.
 *
 * <p>The state is a fold over events that were recorded; the answer is one move. Nothing here sends, spends, waits or knows the
 * time: the same events always give the same move.
 */
@NullMarked
package io.crmautopilot.vendors.negotiation;

import org.jspecify.annotations.NullMarked;
