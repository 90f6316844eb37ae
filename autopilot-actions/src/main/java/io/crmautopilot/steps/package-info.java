/**
 * The standard kit: the procedures that carry out the steps of a plan, the lookups that they ask and the effects that reach owners,
 * vendors, clients, the loyalty programme and the operator desk. A host takes all of it, or puts its own in the place of a part.
 */
@NullMarked
package io.crmautopilot.steps;

import org.jspecify.annotations.NullMarked;
