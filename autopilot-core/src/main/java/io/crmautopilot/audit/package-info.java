/**
 * The audit log, which is the journal: one fact a record, in sequence, hash-chained for each tenant. What is not recorded does not
 * happen.
 */
@NullMarked
package io.crmautopilot.audit;

import org.jspecify.annotations.NullMarked;
