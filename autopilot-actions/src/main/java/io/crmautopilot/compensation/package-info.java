/** What may be given to make good: a catalogue, who is eligible, and a fair share of one pool. */
@org.jspecify.annotations.NullMarked
package io.crmautopilot.compensation;
