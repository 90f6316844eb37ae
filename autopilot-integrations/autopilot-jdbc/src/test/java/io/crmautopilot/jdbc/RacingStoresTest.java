package io.crmautopilot.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.audit.AuditConflictException;
import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.ChainHead;
import io.crmautopilot.contract.Records;
import io.crmautopilot.json.Fields;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several stores on one database race for the same places, as several processes would: each keeps its own idea of the log's end. */
class RacingStoresTest {

    private static final int EACH = 150;

    @TempDir
    private Path folder;

    @Test
    void two_processes_on_one_postgresql_leave_no_gap_and_no_double() throws Exception {
        String address = Postgres.freshSchema();
        try (JdbcStore store = Writing.open(address)) {
            store.applySchema();
        }

        race(address);
    }

    @Test
    void two_processes_on_one_sqlite_file_leave_no_gap_and_no_double() throws Exception {
        race(folder.resolve("log.db").toString());
    }

    private static void race(String address) throws Exception {
        AtomicInteger conflicts = new AtomicInteger();
        try (JdbcStore one = Writing.open(address);
                JdbcStore two = Writing.open(address)) {
            ExecutorService pool = Executors.newFixedThreadPool(4);
            List<Future<?>> running = new ArrayList<>();
            for (String writer : List.of("one-a", "two-a", "one-b", "two-b")) {
                AuditLog log = writer.startsWith("one") ? one.auditLog() : two.auditLog();
                running.add(pool.submit(() -> write(log, writer, conflicts)));
            }
            for (Future<?> each : running) {
                each.get(120, TimeUnit.SECONDS);
            }
            pool.shutdown();
        }

        try (JdbcStore after = Writing.open(address)) {
            Set<String> names = new HashSet<>();
            AuditLog log = after.auditLog();
            assertThat(Writing.end(log, "salon").seq()).isEqualTo(4 * EACH);
            log.read("salon", 0, 4 * EACH).forEach(each -> names.add(each.body().text("name")));
            assertThat(names).hasSize(4 * EACH);
            assertThat(conflicts.get()).as("they did race").isPositive();
        }
    }

    private static void write(AuditLog log, String writer, AtomicInteger conflicts) {
        ChainHead head = ChainHead.START;
        int written = 0;
        while (written < EACH) {
            Records chain = new Records("salon").from(head);
            try {
                log.append(List.of(chain.next(Fields.of("name", writer + "-" + written))))
                        .awaitDurable();
                head = chain.head();
                written++;
            } catch (AuditConflictException lost) {
                conflicts.incrementAndGet();
                head = Writing.end(log, "salon", head);
            }
        }
    }
}
