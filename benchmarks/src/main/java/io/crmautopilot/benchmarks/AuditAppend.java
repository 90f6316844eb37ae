package io.crmautopilot.benchmarks;

import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.JsonLinesSink;
import io.crmautopilot.jdbc.JdbcStore;
import io.crmautopilot.jdbc.PostgresStore;
import io.crmautopilot.jdbc.SqliteStore;
import io.crmautopilot.testing.InMemoryAuditLog;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long until a record is durable: alone, and with 32 writers who wait for each other's force, against a file that is forced for every
 * record? Times are by the clock, because a writer waits.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
public class AuditAppend {

    /** A journal. */
    @State(Scope.Benchmark)
    public static class Journal {

        /** Where records go. */
        @Param({"memory", "sqlite", "postgres"})
        public String store = "";

        private final Object gate = new Object();
        private Chain chain = new Chain();
        private Folder folder = new Folder();
        private AuditLog log = new InMemoryAuditLog();
        private @Nullable JdbcStore jdbc;
        private @Nullable EmbeddedPostgres server;

        /** Opens an empty one. */
        @Setup(Level.Trial)
        public void open() throws IOException {
            chain = new Chain();
            folder = new Folder();
            switch (store) {
                case "memory" -> log = new InMemoryAuditLog();
                case "sqlite" -> jdbc = SqliteStore.at(folder.file("log.db"));
                case "postgres" -> {
                    EmbeddedPostgres started = EmbeddedPostgres.builder()
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .start();
                    server = started;
                    JdbcStore tables = PostgresStore.on(started.getPostgresDatabase());
                    tables.applySchema();
                    jdbc = tables;
                }
                default -> throw new IllegalArgumentException("no store " + store);
            }
            if (jdbc != null) {
                log = jdbc.auditLog();
            }
        }

        /** Closes it. */
        @TearDown(Level.Trial)
        public void close() throws IOException {
            if (jdbc != null) {
                jdbc.close();
            }
            if (server != null) {
                server.close();
            }
            folder.close();
        }

        void write() {
            AuditLog.Pending pending;
            synchronized (gate) {
                pending = log.append(List.of(chain.next()));
            }
            pending.awaitDurable();
        }
    }

    /** The mirror in a file. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // JMH sets it up
    public static class Mirror {

        /** When a record is forced to the disk. */
        @Param({"LATER", "EACH_RECORD"})
        public JsonLinesSink.Force force;

        private Chain chain = new Chain();
        private Folder folder = new Folder();
        private JsonLinesSink sink;

        /** Opens an empty one. */
        @Setup(Level.Iteration)
        public void open() {
            chain = new Chain();
            folder = new Folder();
            sink = JsonLinesSink.open(folder.file("mirror.jsonl"), force);
        }

        /** Closes it. */
        @TearDown(Level.Iteration)
        public void close() {
            sink.close();
            folder.close();
        }
    }

    /** A file, and nothing else. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // JMH sets it up
    public static class RawFile {
        private static final int LINE = 400;

        private final ByteBuffer line = ByteBuffer.allocateDirect(LINE);
        private Folder folder = new Folder();
        private FileChannel file;

        /** Opens an empty one. */
        @Setup(Level.Iteration)
        public void open() throws IOException {
            folder = new Folder();
            file = FileChannel.open(folder.file("raw"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }

        /** Closes it. */
        @TearDown(Level.Iteration)
        public void close() throws IOException {
            file.close();
            folder.close();
        }
    }

    /** One writer: a force for each record. */
    @Benchmark
    public void one(Journal journal) {
        journal.write();
    }

    /** Thirty-two writers, who share a force with all who wait. */
    @Benchmark
    @Threads(32)
    public void thirtyTwo(Journal journal) {
        journal.write();
    }

    /** The mirror. */
    @Benchmark
    public void mirror(Mirror mirror) {
        mirror.sink.accept(mirror.chain.next());
    }

    /** What the machine's disk takes for one force: the measure for all the others. */
    @Benchmark
    public int force(RawFile raw) throws IOException {
        int written = raw.file.write(raw.line.rewind());
        raw.file.force(false);
        return written;
    }
}
