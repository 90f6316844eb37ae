package io.crmautopilot.signal;

import io.crmautopilot.person.BranchRef;
import java.util.List;

/**
 * A detector whose state another node can take over. Called by the engine from any thread, when a branch changes hands and at regular
 * intervals, never while the same branch is being observed.
 */
public interface DetectorState {

    /** Returns the branches of which something is known, in no particular order. */
    List<BranchRef> branches();

    /**
     * Returns all that is known of {@code branch}, in a versioned form; an empty array when nothing is. A detector that restores it
     * answers the same to the same later messages.
     */
    byte[] snapshot(BranchRef branch);

    /**
     * Replaces all that is known of {@code branch} by a snapshot.
     *
     * @throws IllegalArgumentException when the bytes are no snapshot, belong to another branch, are damaged, or are of an unknown
     *     version; the old state then stays
     */
    void restore(BranchRef branch, byte[] snapshot);
}
