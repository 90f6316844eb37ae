package io.crmautopilot.jdbc;

import io.crmautopilot.contract.InboxContract;
import io.crmautopilot.contract.Records;
import io.crmautopilot.message.Inbox;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresInboxTest extends InboxContract {

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
    protected Inbox inbox() {
        return store.inbox("webhook", 2_000);
    }

    @Override
    protected void advance(Duration time) {
        now = now.plus(time);
    }
}
