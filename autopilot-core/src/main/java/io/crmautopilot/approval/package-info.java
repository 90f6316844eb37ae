/** A question for a person, and the person's word: approvals, vetoes and stops. */
@NullMarked
package io.crmautopilot.approval;

import org.jspecify.annotations.NullMarked;
