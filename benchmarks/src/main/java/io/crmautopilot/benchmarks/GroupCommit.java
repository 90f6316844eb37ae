package io.crmautopilot.benchmarks;

import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.ChainHead;
import io.crmautopilot.jdbc.JdbcStore;
import io.crmautopilot.jdbc.SqliteStore;
import io.crmautopilot.json.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many durable records a second does SQLite take from 32 writers that wait, against one writer, for whom each record is a commit of
 * its own? Goal: 6 times.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class GroupCommit {

    private static final Instant AT = Instant.parse("2026-03-02T05:07:14Z");
    private static final Fields BODY = Fields.of("step", "vendor", "why", "the first that can come within the hour");

    private final Object gate = new Object();
    private final Path folder = folder();
    private final JdbcStore store = SqliteStore.at(folder.resolve("log.db"));
    private final AuditLog log = store.auditLog();
    private ChainHead head = ChainHead.START;

    private static Path folder() {
        try {
            return Files.createTempDirectory("group-commit");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Closes the store and deletes its folder. */
    @TearDown
    public void close() throws IOException {
        store.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /** One writer: a force for each record. */
    @Benchmark
    @Threads(1)
    public void oneWriter() {
        write();
    }

    /** Thirty-two writers, who share a force with all who wait. */
    @Benchmark
    @Threads(32)
    public void thirtyTwoWriters() {
        write();
    }

    private void write() {
        AuditLog.Pending pending;
        synchronized (gate) {
            AuditRecord next =
                    AuditRecord.chained("salon", head.seq() + 1, AT, "b1", "inc-1", "step.noted", 0, BODY, head.hash());
            pending = log.append(List.of(next));
            head = ChainHead.of(next);
        }
        pending.awaitDurable();
    }
}
