package io.crmautopilot.benchmarks;

import io.crmautopilot.detector.StreamingDetector;
import io.crmautopilot.reader.Readers;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.TopicPack;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * Do two threads on different branches of one detector do twice the work of one? The whole path by rules; by the clock. Slices are long
 * enough that two threads which do not start at the same moment still run side by side.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseParallelGC", "-Xms4g", "-Xmx4g"})
@Warmup(iterations = 6)
@Measurement(iterations = 6)
public class TwoThreads {

    private static final int SLICE = 65_536;
    private static final int BRANCHES = 1_000;
    private static final double PER_DAY = 24;

    /** What the threads share. */
    @State(Scope.Benchmark)
    public static class Shared {
        final StreamingDetector detector = Path.detector();
        final MessageReader reader = Readers.rulesOnly(TopicPack.standard());
    }

    /** A thread's own branches. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // JMH sets it up
    public static class Mine {
        Path path;
        Slices slices;

        /** Lets ten days pass in them. */
        @Setup(Level.Trial)
        public void days(Shared shared, BenchmarkParams trial, ThreadParams thread) {
            Feed feed = new Feed(Mix.texts("mixed"), BRANCHES, PER_DAY, thread.getThreadIndex() + 1);
            path = new Path(shared.reader, shared.detector);
            path.past(feed, (long) (10 * BRANCHES * PER_DAY));
            slices = new Slices(feed, SLICE, trial);
        }
    }

    /** One thread. */
    @Benchmark
    @OperationsPerInvocation(SLICE)
    public int one(Mine mine) {
        return mine.path.take(mine.slices.next());
    }

    /** Two threads, each with branches of its own. */
    @Benchmark
    @Threads(2)
    @OperationsPerInvocation(SLICE)
    public int two(Mine mine) {
        return mine.path.take(mine.slices.next());
    }
}
