package io.crmautopilot.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.audit.AuditConflictException;
import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.ChainHead;
import io.crmautopilot.contract.Records;
import io.crmautopilot.engine.RecordKind;
import io.crmautopilot.json.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** On a full disk nothing is written but what people say no with. SQLite itself says that there is no room: its file may not grow. */
class FullDiskTest {

    @TempDir
    private Path folder;

    private SmallDisk disk;
    private JdbcStore store;
    private AuditLog log;

    @BeforeEach
    void open() {
        disk = new SmallDisk(folder.resolve("log.db"));
        store = new JdbcStore(disk, Dialect.SQLITE::now);
        store.applySchema();
        log = store.auditLog();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_stop_is_durable_on_a_full_disk_and_nothing_else_is_written() {
        ChainHead end = fillUp("salon");
        AuditRecord stop = no(end, RecordKind.STOP_SET, Fields.of("scope", "ALL"));

        log.append(List.of(stop)).awaitDurable();

        AuditLog.Pending other = log.append(List.of(large(ChainHead.of(stop))));
        assertThat(log.read("salon", end.seq(), 10)).containsExactly(stop);
        assertThat(disk.reserve()).doesNotExist();
        assertThatThrownBy(other::awaitDurable)
                .isInstanceOf(AuditFailedException.class)
                .hasMessageContaining("kept for stops");
    }

    @Test
    void a_refusal_is_a_no_and_an_approval_is_none() {
        ChainHead end = fillUp("salon");
        AuditRecord yes = no(end, RecordKind.APPROVAL_DECIDED, Fields.of("approved", true));
        AuditRecord no = no(end, RecordKind.APPROVAL_DECIDED, Fields.of("approved", false));

        AuditLog.Pending approval = log.append(List.of(yes));
        assertThatThrownBy(approval::awaitDurable).isInstanceOf(AuditFailedException.class);
        log.append(List.of(no)).awaitDurable();

        assertThat(log.read("salon", end.seq(), 10)).containsExactly(no);
    }

    @Test
    void a_stop_behind_something_else_is_decided_anew_without_it() {
        ChainHead end = fillUp("salon");
        AuditRecord before = large(end);
        AuditLog.Pending first = log.append(List.of(before));
        AuditLog.Pending behind =
                log.append(List.of(no(ChainHead.of(before), RecordKind.STOP_SET, Fields.of("scope", "ALL"))));

        assertThatThrownBy(first::awaitDurable).isInstanceOf(AuditFailedException.class);
        assertThatThrownBy(behind::awaitDurable).isInstanceOf(AuditConflictException.class);
        AuditRecord anew = no(end, RecordKind.STOP_SET, Fields.of("scope", "ALL"));
        log.append(List.of(anew)).awaitDurable();

        assertThat(log.read("salon", end.seq(), 10)).containsExactly(anew);
    }

    @Test
    void a_stop_of_one_tenant_does_not_take_what_another_has_queued_with_it() {
        ChainHead end = fillUp("salon");
        AuditLog.Pending others = log.append(new Records("spa").next(1));
        AuditRecord stop = no(end, RecordKind.STOP_SET, Fields.of("scope", "ALL"));
        AuditLog.Pending stopped = log.append(List.of(stop));

        stopped.awaitDurable();

        assertThatThrownBy(others::awaitDurable).isInstanceOf(AuditFailedException.class);
        assertThat(log.read("salon", end.seq(), 10)).containsExactly(stop);
        assertThat(log.read("spa", 0, 10)).isEmpty();
    }

    @Test
    void with_room_again_the_reserve_is_taken_first_and_the_log_goes_on() throws IOException {
        ChainHead end = fillUp("salon");
        AuditRecord stop = no(end, RecordKind.STOP_SET, Fields.of("scope", "ALL"));
        log.append(List.of(stop)).awaitDurable();
        disk.grow();

        log.append(List.of(large(ChainHead.of(stop)))).awaitDurable();

        assertThat(Files.size(disk.reserve())).isEqualTo(DiskReserve.BYTES);
        assertThat(log.read("salon", end.seq(), 10)).hasSize(2);
    }

    @Test
    void a_stop_for_which_even_the_reserve_does_not_suffice_says_so() {
        ChainHead end = fillUp("salon");
        disk.reserveHelps = false;

        AuditLog.Pending stop = log.append(
                List.of(no(end, RecordKind.STOP_SET, Fields.of("scope", "ALL", "why", "no".repeat(40_000)))));

        assertThatThrownBy(stop::awaitDurable).isInstanceOf(AuditFailedException.class);
        assertThat(log.read("salon", end.seq(), 10)).isEmpty();
    }

    /** {@code mount -t tmpfs -o size=3m tmpfs /mnt/small}, then {@code -Dautopilot.smalldisk=/mnt/small}. */
    @Test
    @EnabledIfSystemProperty(named = "autopilot.smalldisk", matches = ".+")
    void on_a_real_disk_without_room_a_dozen_stops_are_durable_and_are_there_after_a_restart() throws IOException {
        Path small = Path.of(System.getProperty("autopilot.smalldisk", ""));
        List<AuditRecord> stops = new ArrayList<>();
        ChainHead end;
        try (JdbcStore real = SqliteStore.at(small.resolve("real.db"))) {
            fill(real.auditLog(), "salon", 9_000);
            assertThatThrownBy(() -> Files.write(small.resolve("filler"), new byte[8 << 20]))
                    .isInstanceOf(IOException.class);
            end = fill(real.auditLog(), "salon", 1);
            for (int i = 0; i < 12; i++) {
                ChainHead last = stops.isEmpty() ? end : ChainHead.of(stops.get(stops.size() - 1));
                AuditRecord stop = no(last, RecordKind.STOP_SET, Fields.of("scope", "ALL", "why", "stop " + i));
                real.auditLog().append(List.of(stop)).awaitDurable();
                stops.add(stop);
                AuditLog.Pending other = real.auditLog().append(List.of(large(ChainHead.of(stop))));
                assertThatThrownBy(other::awaitDurable).hasMessageContaining("kept for stops");
            }
        }

        Files.delete(small.resolve("filler"));
        try (JdbcStore again = SqliteStore.at(small.resolve("real.db"))) {
            assertThat(again.auditLog().read("salon", end.seq(), 100)).isEqualTo(stops);
        }
    }

    /** Writes until SQLite has no room for the smallest record, and returns where the log ends. */
    private ChainHead fillUp(String tenant) {
        disk.shrink();
        fill(log, tenant, 9_000);
        return fill(log, tenant, 1);
    }

    private static ChainHead fill(AuditLog log, String tenant, int size) {
        ChainHead end = Writing.end(log, tenant);
        while (true) {
            try {
                AuditRecord next = chained(end, "test.happened", Fields.of("text", "x".repeat(size)));
                log.append(List.of(next)).awaitDurable();
                end = ChainHead.of(next);
            } catch (AuditFailedException full) {
                assertThat(full).hasMessageContaining("disk is full");
                return end;
            }
        }
    }

    private static AuditRecord large(ChainHead head) {
        return chained(head, "test.happened", Fields.of("text", "x".repeat(9_000)));
    }

    private static AuditRecord no(ChainHead head, String kind, Fields body) {
        return chained(head, kind, body);
    }

    private static AuditRecord chained(ChainHead head, String kind, Fields body) {
        return AuditRecord.chained(
                "salon",
                head.seq() + 1,
                Instant.parse("2026-03-02T05:00:00Z").plusSeconds(head.seq()),
                "b1",
                "",
                kind,
                0,
                body,
                head.hash());
    }

    /** A disk on which the database may grow by so many pages; giving the reserve up makes room for more, as it does on a real one. */
    private static final class SmallDisk extends PassingConnector {

        private static final int ROOM = 20;
        private static final int RESERVE = DiskReserve.BYTES / 4096;

        private final Path file;
        private final SqliteConnector real;
        private boolean reserveHelps = true;
        private boolean small;
        private int most;

        private SmallDisk(Path file) {
            this(file, new SqliteConnector(file));
        }

        private SmallDisk(Path file, SqliteConnector real) {
            super(real);
            this.file = file;
            this.real = real;
        }

        Path reserve() {
            return file.resolveSibling(file.getFileName() + "-reserve");
        }

        void shrink() {
            small = true;
            most = pages() + ROOM;
        }

        void grow() {
            small = false;
        }

        private int pages() {
            try {
                return real.read(connection -> {
                    try (Statement query = connection.createStatement();
                            var rows = query.executeQuery("pragma page_count")) {
                        return rows.getInt(1);
                    }
                });
            } catch (SQLException broken) {
                throw new IllegalStateException(broken);
            }
        }

        private <T> T limited(Work<T> work, Connection connection) throws SQLException {
            boolean freed = reserveHelps && Files.notExists(reserve());
            int limit = !small ? Integer.MAX_VALUE - 1 : most + (freed ? RESERVE : 0);
            try (Statement statement = connection.createStatement()) {
                statement.execute("pragma max_page_count = " + limit);
            }
            return work.on(connection);
        }

        @Override
        public <T> T write(Work<T> work) throws SQLException {
            if (small && Files.notExists(reserve())) {
                throw new SQLException("no room to take the reserve again", "53100", 13);
            }
            return real.write(connection -> limited(work, connection));
        }

        @Override
        public <T> T writeInReserve(Work<T> work) throws SQLException {
            return real.writeInReserve(connection -> limited(work, connection));
        }
    }
}
