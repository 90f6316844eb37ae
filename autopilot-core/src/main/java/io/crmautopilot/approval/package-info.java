/** A question for a person, and the person's word: approvals, vetoes and stops. */
package io.crmautopilot.approval;
