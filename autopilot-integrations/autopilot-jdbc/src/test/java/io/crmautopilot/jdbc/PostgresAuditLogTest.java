package io.crmautopilot.jdbc;

import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.contract.AuditLogContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresAuditLogTest extends AuditLogContract {

    private SmallPool pool;
    private JdbcStore store;
    private JdbcStore second;

    @BeforeEach
    void open() {
        pool = SmallPool.to(Postgres.freshSchema());
        store = PostgresStore.on(pool);
        store.applySchema();
        second = PostgresStore.on(pool);
    }

    @AfterEach
    void close() {
        second.close();
        store.close();
        pool.close();
    }

    @Override
    protected AuditLog log() {
        return store.auditLog();
    }

    @Override
    protected AuditLog another() {
        return second.auditLog();
    }
}
