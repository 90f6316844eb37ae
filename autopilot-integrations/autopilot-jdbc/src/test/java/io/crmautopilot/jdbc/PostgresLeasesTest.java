package io.crmautopilot.jdbc;

import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.Leases;
import io.crmautopilot.contract.LeasesContract;
import io.crmautopilot.contract.Records;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresLeasesTest extends LeasesContract {

    private Instant now = Records.START;
    private SmallPool pool;
    private JdbcStore store;

    @BeforeEach
    void open() {
        pool = SmallPool.to(Postgres.freshSchema());
        store = PostgresStore.on(pool, () -> now);
        store.applySchema();
    }

    @AfterEach
    void close() {
        store.close();
        pool.close();
    }

    @Override
    protected Leases leases() {
        return store.leases();
    }

    @Override
    protected AuditLog log() {
        return store.auditLog();
    }

    @Override
    protected void advance(Duration time) {
        now = now.plus(time);
    }
}
