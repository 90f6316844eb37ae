package io.crmautopilot.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.audit.AuditConflictException;
import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.contract.Records;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log does when the database fails under it, told by a connector that fails when it is told to. */
class FaultyCommitTest {

    @TempDir
    private Path folder;

    private Faulty connector;
    private JdbcStore store;

    @BeforeEach
    void open() {
        connector = new Faulty(new SqliteConnector(folder.resolve("log.db")));
        store = new JdbcStore(connector, Dialect.SQLITE::now);
        store.applySchema();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_commit_in_doubt_ends_all_writing_until_the_store_is_opened_anew_and_verified() {
        AuditLog log = store.auditLog();
        Records chain = new Records("salon");
        log.append(chain.next(2)).awaitDurable();
        Records doubtful = new Records("salon").from(chain.head());
        AuditLog.Pending inDoubt = log.append(doubtful.next(1));
        AuditLog.Pending behind = log.append(doubtful.next(1));

        connector.failure = Failure.IN_DOUBT;
        assertThatThrownBy(inDoubt::awaitDurable)
                .isInstanceOf(AuditFailedException.class)
                .hasMessageContaining("in doubt");
        connector.failure = Failure.NONE;

        assertThatThrownBy(behind::awaitDurable).isInstanceOf(AuditFailedException.class);
        assertThatThrownBy(() -> log.append(new Records("spa").next(1)))
                .isInstanceOf(AuditFailedException.class)
                .hasMessageContaining("opened anew");
        assertThat(log.read("salon", 0, 10)).hasSizeGreaterThanOrEqualTo(2);

        store.reopen();
        Records onwards = new Records("salon").from(Writing.end(log, "salon"));
        log.append(onwards.next(1)).awaitDurable();
        log.append(new Records("spa").next(1)).awaitDurable();
        assertThat(Writing.end(log, "salon")).isEqualTo(onwards.head());
    }

    @Test
    void a_damaged_log_stays_refused_when_it_is_opened_anew() throws SQLException {
        AuditLog log = store.auditLog();
        Records chain = new Records("salon");
        log.append(chain.next(3)).awaitDurable();
        connector.failure = Failure.IN_DOUBT;
        AuditLog.Pending pending = log.append(chain.next(1));
        assertThatThrownBy(pending::awaitDurable).isInstanceOf(AuditFailedException.class);
        connector.failure = Failure.NONE;
        change("update autopilot_record set line = replace(line, 'test.happened', 'test.other') where seq = 2");

        assertThatThrownBy(store::reopen)
                .isInstanceOf(AuditFailedException.class)
                .hasMessageContaining("damaged at record 2");
        assertThatThrownBy(() -> log.append(new Records("spa").next(1))).isInstanceOf(AuditFailedException.class);
    }

    @Test
    void a_transaction_that_certainly_failed_is_told_and_the_log_goes_on() {
        AuditLog log = store.auditLog();
        Records chain = new Records("salon");
        Records lost = new Records("salon");
        AuditLog.Pending first = log.append(lost.next(1));
        AuditLog.Pending behind = log.append(lost.next(1));

        connector.failure = Failure.BEFORE;
        assertThatThrownBy(first::awaitDurable)
                .isInstanceOf(AuditFailedException.class)
                .hasMessageContaining("SQLSTATE 53100")
                .hasMessageNotContaining("secret");
        connector.failure = Failure.NONE;
        assertThatThrownBy(behind::awaitDurable)
                .isInstanceOfAny(AuditFailedException.class, AuditConflictException.class);

        log.append(chain.next(1)).awaitDurable();
        assertThat(log.read("salon", 0, 10)).hasSize(1);
    }

    @Test
    void a_broken_driver_leaves_nobody_waiting() throws Exception {
        AuditLog log = store.auditLog();
        connector.failure = Failure.BROKEN;
        connector.gate = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<?>> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            AuditLog.Pending pending = log.append(new Records("salon-" + i).next(1));
            waiting.add(pool.submit(pending::awaitDurable));
        }
        connector.gate.countDown();

        for (Future<?> each : waiting) {
            assertThatThrownBy(() -> each.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(RuntimeException.class);
        }
        pool.shutdown();
        connector.failure = Failure.NONE;
        log.append(new Records("salon-0").next(1)).awaitDurable();
        assertThat(log.read("salon-0", 0, 10)).hasSize(1);
    }

    @Test
    void a_damaged_log_is_noticed_by_whoever_reads_it() throws SQLException {
        AuditLog log = store.auditLog();
        log.append(new Records("salon").next(6)).awaitDurable();
        log.append(new Records("spa").next(6)).awaitDurable();

        change("delete from autopilot_record where tenant = 'salon' and seq = 3");
        assertThatThrownBy(() -> log.read("salon", 0, 10)).hasMessageContaining("damaged at record 3");
        assertThat(log.read("salon", 4, 10)).hasSize(2);

        change("delete from autopilot_record where tenant = 'spa' and seq > 4");
        assertThatThrownBy(() -> log.read("spa", 0, 10)).hasMessageContaining("damaged at record 5");
        try (JdbcStore fresh = SqliteStore.at(folder.resolve("log.db"))) {
            Records chain = new Records("spa");
            chain.next(6);
            assertThatThrownBy(() -> fresh.auditLog().append(chain.next(1)))
                    .isInstanceOf(AuditFailedException.class)
                    .hasMessageContaining("the end of the log");
        }
    }

    private void change(String sql) throws SQLException {
        connector.real.write(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        });
    }

    private enum Failure {
        NONE,
        BEFORE,
        IN_DOUBT,
        BROKEN
    }

    /** Passes everything on, unless it is to fail. */
    private static final class Faulty extends PassingConnector {

        private final Connector real;
        private volatile Failure failure = Failure.NONE;
        private volatile CountDownLatch gate = new CountDownLatch(0);

        private Faulty(Connector real) {
            super(real);
            this.real = real;
        }

        @Override
        public <T> T write(Work<T> work) throws SQLException {
            switch (failure) {
                case BEFORE -> throw new SQLException("disk full near 'secret'", "53100", 13);
                case IN_DOUBT -> {
                    real.write(work);
                    throw new CommitInDoubtException(new SQLException("force failed", "58030", 10));
                }
                case BROKEN -> {
                    try {
                        gate.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    throw new IllegalStateException("the driver broke");
                }
                case NONE -> {}
            }
            return real.write(work);
        }
    }
}
