package io.crmautopilot.benchmarks;

import io.crmautopilot.Autopilot;
import io.crmautopilot.testing.InMemoryAuditLog;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/** How long does a restart take: reading a log of so many records, verifying its chain, folding it into the engine's state? */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 4)
public class LogReplay {

    /** At least so many records. */
    @Param("100000")
    public int records;

    private final InMemoryAuditLog log = new InMemoryAuditLog();
    private int incidents;

    /** Lives incidents until there are enough records. */
    @Setup(Level.Trial)
    public void live() {
        incidents = records / SmallSalon.RECORDS + 1;
        Autopilot autopilot = SmallSalon.autopilot(log, incidents);
        for (int i = 0; i < incidents; i++) {
            autopilot.accept(SmallSalon.complaint(i));
        }
        SmallSalon.check(log, incidents);
    }

    /** A new process on the old log. */
    @Benchmark
    public Autopilot restart() {
        return SmallSalon.autopilot(log, incidents);
    }
}
