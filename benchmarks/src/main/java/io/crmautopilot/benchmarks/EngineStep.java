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
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a step of the engine cost on a log in memory? An operation is one action: decided, let through the gate with money reserved,
 * recorded as started, performed, recorded as done, settled.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 30)
@Measurement(iterations = 15)
public class EngineStep {

    private static final int INCIDENTS = 16;

    private InMemoryAuditLog log = new InMemoryAuditLog();
    private Autopilot autopilot = SmallSalon.autopilot(log, INCIDENTS);

    /** Starts on an empty log. */
    @Setup(Level.Iteration)
    public void start() {
        log = new InMemoryAuditLog();
        autopilot = SmallSalon.autopilot(log, INCIDENTS);
    }

    /** Incidents from the message to the last action. */
    @Benchmark
    @OperationsPerInvocation(INCIDENTS * SmallSalon.ACTIONS)
    public int action() {
        for (int i = 0; i < INCIDENTS; i++) {
            autopilot.accept(SmallSalon.complaint(i));
        }
        return autopilot.incidents("salons").size();
    }

    /** All actions were done, none held. */
    @TearDown(Level.Iteration)
    public void check() {
        SmallSalon.check(log, INCIDENTS);
    }
}
