package io.crmautopilot.signal;

import io.crmautopilot.person.BranchRef;
import java.util.Optional;

/**
 * Keeps what a {@link DetectorState} knows of a branch, for the node that goes on with it. What was saved is durable when the call
 * returns. Safe for any number of threads and processes; throwing means that nothing is known of the outcome, and costs no more than a
 * baseline that is learned again.
 */
public interface SnapshotStore {

    /**
     * Keeps {@code content} under {@code name} in place of what was there, unless that was saved in a later epoch: a holder that was
     * paused and replaced must not undo what its heir has learned.
     *
     * @param name which of several detectors, or which format
     * @param epoch the epoch of the lease under which it was taken; 0 where there are no leases
     * @return whether it was kept
     */
    boolean save(BranchRef branch, String name, long epoch, byte[] content);

    /** Returns what was kept last under {@code name}; empty when nothing was. */
    Optional<byte[]> load(BranchRef branch, String name);
}
