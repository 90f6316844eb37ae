package io.crmautopilot.jdbc;

import io.crmautopilot.contract.SnapshotStoreContract;
import io.crmautopilot.signal.SnapshotStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteSnapshotsTest extends SnapshotStoreContract {

    @TempDir
    private Path folder;

    private JdbcStore store;

    @BeforeEach
    void open() {
        store = SqliteStore.at(folder.resolve("log.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected SnapshotStore snapshots() {
        return store.snapshots();
    }
}
