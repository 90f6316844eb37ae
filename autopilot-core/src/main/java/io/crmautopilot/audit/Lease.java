package io.crmautopilot.audit;

import io.crmautopilot.person.BranchRef;
import java.time.Instant;

/**
 * The right to write for one branch.
 *
 * @param branch what is held
 * @param holder who holds it
 * @param epoch the term of office that each record carries; from 1, higher with each claim
 * @param until when it ends unless it is renewed, by the clock of the {@link Leases} that gave it
 */
public record Lease(BranchRef branch, String holder, long epoch, Instant until) {

    /** Creates a lease; a blank holder or an epoch below 1 is refused. */
    public Lease {
        if (holder.isBlank()) {
            throw new IllegalArgumentException("holder of the lease of " + branch + " is blank");
        }
        if (epoch < 1) {
            throw new IllegalArgumentException("epoch of the lease of " + branch + " is below 1: " + epoch);
        }
    }
}
