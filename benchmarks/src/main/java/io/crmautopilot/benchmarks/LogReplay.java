package io.crmautopilot.benchmarks;

import io.crmautopilot.Autopilot;
import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.jdbc.JdbcStore;
import io.crmautopilot.jdbc.SqliteStore;
import io.crmautopilot.testing.InMemoryAuditLog;
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
import org.openjdk.jmh.annotations.Warmup;

/** How long does a restart take: reading a log of so many records, verifying its chain, folding it into the engine's state? */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 4)
public class LogReplay {

    private static final int PAGE = 1_000;

    /** At least so many records. */
    @Param("100000")
    public int records;

    /** Where they are. */
    @Param({"memory", "sqlite"})
    public String store = "";

    private final Folder folder = new Folder();
    private AuditLog log = new InMemoryAuditLog();
    private @Nullable JdbcStore jdbc;
    private int incidents;

    /** Lives incidents until there are enough records. */
    @Setup(Level.Trial)
    public void live() {
        incidents = records / SmallSalon.RECORDS + 1;
        InMemoryAuditLog lived = new InMemoryAuditLog();
        Autopilot autopilot = SmallSalon.autopilot(lived, incidents);
        for (int i = 0; i < incidents; i++) {
            autopilot.accept(SmallSalon.complaint(i));
        }
        SmallSalon.check(lived, incidents);
        log = lived;
        if (store.equals("sqlite")) {
            jdbc = SqliteStore.at(folder.file("log.db"));
            log = jdbc.auditLog();
            copy(lived, log);
        }
    }

    private static void copy(AuditLog from, AuditLog to) {
        for (String tenant : from.tenants()) {
            long last = 0;
            List<AuditRecord> page = from.read(tenant, last, PAGE);
            while (!page.isEmpty()) {
                to.append(page).awaitDurable();
                last = page.get(page.size() - 1).seq();
                page = from.read(tenant, last, PAGE);
            }
        }
    }

    /** Closes the file. */
    @TearDown(Level.Trial)
    public void close() {
        if (jdbc != null) {
            jdbc.close();
        }
        folder.close();
    }

    /** A new process on the old log. */
    @Benchmark
    public Autopilot restart() {
        return SmallSalon.autopilot(log, incidents);
    }
}
