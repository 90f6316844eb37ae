package io.crmautopilot.benchmarks;

import io.crmautopilot.detector.StreamingDetector;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What does it cost to take a branch to another node: its state as bytes, and back? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class BranchSnapshot {

    private final StreamingDetector detector = Path.detector();
    private BranchRef branch = new BranchRef("t", "b");
    private byte[] bytes = new byte[0];

    /** Lets two months pass in ten branches. */
    @Setup(Level.Trial)
    public void months() {
        Feed feed = new Feed(new String[] {"очень душно сегодня в зале", "здравствуйте"}, 10, 30, 5);
        Path.past(detector, feed, 18_000);
        List<Message> last = List.of(feed.next());
        branch = last.get(0).branch();
        bytes = detector.snapshot(branch);
    }

    /** A branch as bytes. */
    @Benchmark
    public byte[] snapshot() {
        return detector.snapshot(branch);
    }

    /** A branch from bytes. */
    @Benchmark
    public int restore() {
        detector.restore(branch, bytes);
        return bytes.length;
    }
}
