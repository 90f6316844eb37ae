package io.crmautopilot.audit;

import io.crmautopilot.person.BranchRef;
import java.time.Duration;
import java.util.Optional;

/**
 * Gives each branch to one holder at a time. Every claim starts a higher epoch, and the {@link AuditLog} beside it refuses records
 * of a branch with an epoch below that branch's own, in the same transaction: a holder that was paused and replaced can write nothing,
 * whatever its clock says. So the time of a lease decides who works, never what is safe.
 *
 * <p>Safe for any number of threads and processes. Throwing means that nothing is known: the caller acts as one who holds nothing.
 */
public interface Leases {

    /**
     * Gives {@code branch} to {@code holder} with a new epoch, or returns empty while another holder's lease lasts. A holder that
     * claims its own branch again gets a new epoch too, so that what it left behind in an earlier life is fenced.
     *
     * @param holder names a process among all that share the store
     * @param length how long it lasts unless it is renewed; positive
     */
    Optional<Lease> claim(BranchRef branch, String holder, Duration length);

    /** Lets {@code lease} last for {@code length} from now, or returns empty when another claim has ended it. */
    Optional<Lease> renew(Lease lease, Duration length);

    /** Ends {@code lease} so that another may claim at once; the epoch stays. Changes nothing when another claim has ended it. */
    void release(Lease lease);
}
