package io.crmautopilot.jdbc;

import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.Leases;
import io.crmautopilot.contract.LeasesContract;
import io.crmautopilot.contract.Records;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteLeasesTest extends LeasesContract {

    @TempDir
    private Path folder;

    private Instant now = Records.START;
    private JdbcStore store;

    @BeforeEach
    void open() {
        store = SqliteStore.at(folder.resolve("log.db"), () -> now);
    }

    @AfterEach
    void close() {
        store.close();
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
