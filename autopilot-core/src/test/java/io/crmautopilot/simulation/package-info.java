/** A whole life in miniature for the tests: a salon, its clients, vendors and approvers, a log that fails, and time that is set by hand. */
@NullMarked
package io.crmautopilot.simulation;

import org.jspecify.annotations.NullMarked;
