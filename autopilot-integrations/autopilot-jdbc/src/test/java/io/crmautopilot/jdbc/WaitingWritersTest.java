package io.crmautopilot.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.contract.Records;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitingWritersTest {

    private static final int WRITERS = 12;

    private final ExecutorService pool = Executors.newFixedThreadPool(WRITERS);

    @TempDir
    private Path folder;

    private JdbcStore store;

    @BeforeEach
    void open() {
        store = SqliteStore.at(folder.resolve("log.db"));
    }

    @AfterEach
    void close() {
        pool.shutdownNow();
        store.close();
    }

    @Test
    void all_who_wait_for_the_same_records_are_answered() throws Exception {
        Records chain = new Records("salon");

        for (int round = 0; round < 50; round++) {
            AuditLog.Pending pending = store.auditLog().append(chain.next(1));
            List<Future<?>> waiting = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                waiting.add(pool.submit(pending::awaitDurable));
            }

            for (Future<?> each : waiting) {
                each.get(60, TimeUnit.SECONDS);
            }
            assertThat(store.auditLog().read("salon", round, 2)).hasSize(1);
        }
    }

    @Test
    void writers_who_are_interrupted_learn_the_outcome_and_stay_interrupted() throws Exception {
        Records chain = new Records("salon");
        Object gate = new Object();
        List<Future<Boolean>> writing = new ArrayList<>();

        for (int i = 0; i < WRITERS; i++) {
            writing.add(pool.submit(() -> {
                for (int record = 0; record < 20; record++) {
                    AuditLog.Pending pending;
                    synchronized (gate) {
                        pending = store.auditLog().append(chain.next(1));
                    }
                    Thread.currentThread().interrupt();
                    pending.awaitDurable();
                    if (!Thread.interrupted()) {
                        return false;
                    }
                }
                return true;
            }));
        }

        for (Future<Boolean> each : writing) {
            assertThat(each.get(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(store.auditLog().read("salon", 0, 1_000)).hasSize(WRITERS * 20);
    }
}
