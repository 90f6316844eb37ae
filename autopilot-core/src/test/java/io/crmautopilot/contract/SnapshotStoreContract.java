package io.crmautopilot.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.person.BranchRef;
import io.crmautopilot.signal.SnapshotStore;
import org.junit.jupiter.api.Test;

/** What every {@link SnapshotStore} must keep. Extend it, and give it a store that is empty at the start of each test. */
public abstract class SnapshotStoreContract {

    private static final BranchRef BRANCH = new BranchRef("salon", "b1");

    /** Returns the store under test; the same one throughout a test. */
    protected abstract SnapshotStore snapshots();

    @Test
    void the_last_snapshot_of_each_branch_and_name_is_kept() {
        assertThat(snapshots().load(BRANCH, "detector")).isEmpty();

        assertThat(snapshots().save(BRANCH, "detector", 0, new byte[] {1, 2})).isTrue();
        assertThat(snapshots().save(BRANCH, "detector", 0, new byte[] {-1, 0, 127}))
                .isTrue();
        assertThat(snapshots().save(BRANCH, "empty", 0, new byte[0])).isTrue();

        assertThat(snapshots().load(BRANCH, "detector")).hasValue(new byte[] {-1, 0, 127});
        assertThat(snapshots().load(BRANCH, "empty")).hasValue(new byte[0]);
        assertThat(snapshots().load(new BranchRef("salon", "b2"), "detector")).isEmpty();
        assertThat(snapshots().load(new BranchRef("spa", "b1"), "detector")).isEmpty();
    }

    @Test
    void an_earlier_epoch_undoes_nothing() {
        snapshots().save(BRANCH, "detector", 2, new byte[] {2});

        assertThat(snapshots().save(BRANCH, "detector", 1, new byte[] {1})).isFalse();
        assertThat(snapshots().load(BRANCH, "detector")).hasValue(new byte[] {2});

        assertThat(snapshots().save(BRANCH, "detector", 3, new byte[] {3})).isTrue();
        assertThat(snapshots().load(BRANCH, "detector")).hasValue(new byte[] {3});
    }
}
