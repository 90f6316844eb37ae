package io.crmautopilot.jdbc;

import io.crmautopilot.contract.SnapshotStoreContract;
import io.crmautopilot.signal.SnapshotStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresSnapshotsTest extends SnapshotStoreContract {

    private SmallPool pool;
    private JdbcStore store;

    @BeforeEach
    void open() {
        pool = SmallPool.to(Postgres.freshSchema());
        store = PostgresStore.on(pool);
        store.applySchema();
    }

    @AfterEach
    void close() {
        store.close();
        pool.close();
    }

    @Override
    protected SnapshotStore snapshots() {
        return store.snapshots();
    }
}
