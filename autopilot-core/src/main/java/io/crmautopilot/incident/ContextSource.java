package io.crmautopilot.incident;

import io.crmautopilot.person.BranchRef;
import java.time.Instant;

/**
 * The host's knowledge of what a branch has and whom it served. Called once for each diagnosis, from one thread for a branch, from
 * many in all; throwing means that nothing is known, and the diagnosis is made from the messages alone.
 */
@FunctionalInterface
public interface ContextSource {

    /** Returns what is known of {@code branch} between {@code from} and {@code to}. */
    BranchContext context(BranchRef branch, Instant from, Instant to);
}
