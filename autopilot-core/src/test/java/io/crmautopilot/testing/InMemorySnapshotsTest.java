package io.crmautopilot.testing;

import io.crmautopilot.contract.SnapshotStoreContract;
import io.crmautopilot.signal.SnapshotStore;

class InMemorySnapshotsTest extends SnapshotStoreContract {

    private final InMemorySnapshots snapshots = new InMemorySnapshots();

    @Override
    protected SnapshotStore snapshots() {
        return snapshots;
    }
}
