/** What may be given to make good: a catalogue, who is eligible, and a fair share of one pool. */
@NullMarked
package io.crmautopilot.compensation;

import org.jspecify.annotations.NullMarked;
