/**
 * The audit log, which is the journal: one fact a record, in sequence, hash-chained for each tenant. What is not recorded does not
 * happen.
 */
package io.crmautopilot.audit;
