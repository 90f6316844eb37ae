package io.crmautopilot.jdbc;

import io.crmautopilot.contract.InboxContract;
import io.crmautopilot.contract.Records;
import io.crmautopilot.message.Inbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteInboxTest extends InboxContract {

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
    protected Inbox inbox() {
        return store.inbox("webhook", 2_000);
    }

    @Override
    protected void advance(Duration time) {
        now = now.plus(time);
    }
}
