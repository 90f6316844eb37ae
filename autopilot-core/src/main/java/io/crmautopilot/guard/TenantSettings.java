package io.crmautopilot.guard;

import io.crmautopilot.person.BranchRef;
import java.util.List;
import java.util.Optional;

/**
 * The host's settings of every tenant and branch. Called at each decision, from many threads, so it should answer from memory;
 * throwing means that nothing runs for that branch.
 */
public interface TenantSettings {

    /** Returns the settings of {@code branch}, or empty when the host does not know it. */
    Optional<BranchSettings> of(BranchRef branch);

    /** Returns the branches of a tenant; empty when the host does not know it. */
    List<BranchRef> branches(String tenant);

    /** Returns the settings of a fixed set of branches, for hosts that read them once; a branch that comes twice is refused. */
    static TenantSettings fixed(List<BranchSettings> branches) {
        return new FixedSettings(branches);
    }
}
