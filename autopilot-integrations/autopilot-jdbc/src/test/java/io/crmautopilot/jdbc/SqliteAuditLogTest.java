package io.crmautopilot.jdbc;

import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.contract.AuditLogContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteAuditLogTest extends AuditLogContract {

    @TempDir
    private Path folder;

    private JdbcStore store;
    private JdbcStore second;

    @BeforeEach
    void open() {
        store = SqliteStore.at(folder.resolve("log.db"));
        second = SqliteStore.at(folder.resolve("log.db"));
    }

    @AfterEach
    void close() {
        second.close();
        store.close();
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
