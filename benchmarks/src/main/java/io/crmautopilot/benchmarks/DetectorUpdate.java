package io.crmautopilot.benchmarks;

import io.crmautopilot.detector.StreamingDetector;
import io.crmautopilot.message.Message;
import io.crmautopilot.reading.Reading;
import io.crmautopilot.reading.TopicPack;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.ThreadParams;

/** What does the detector's update and verdict cost alone, over the branches and over what a window holds? */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseParallelGC", "-Xms6g", "-Xmx6g"})
@Warmup(iterations = 16)
@Measurement(iterations = 12)
public class DetectorUpdate {

    /** So many that what the harness itself allocates in an iteration, some nine kilobytes, hardly counts for a message. */
    private static final int SLICE = 32_768;

    /** How much there is of everything. */
    @State(Scope.Benchmark)
    public static class Traffic {

        /** Number of branches that the messages are spread over, at random. */
        @Param("1000")
        public int branches;

        /** How many messages a branch gets a day; its longest window holds as many. */
        @Param("24")
        public int perDay;

        /** How many days have passed: after half a year all topics have been complained of, and hardly anything grows any more. */
        @Param("180")
        public int days;

        final Reading[] readings = Feed.readings(TopicPack.standard().size());
        final StreamingDetector detector = Path.detector();

        Feed feed(int seed) {
            return new Feed(
                    new String[] {"в салоне очень душно, дышать нечем", "запишите на завтра"}, branches, perDay, seed);
        }

        long past() {
            return Math.max(50_000L, (long) perDay * branches * days);
        }
    }

    /** A thread's own branches. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // JMH sets it up
    public static class Mine {
        Slices slices;

        /** Lets the days pass in them. */
        @Setup(Level.Trial)
        public void day(Traffic traffic, BenchmarkParams trial, ThreadParams thread) {
            Feed feed = traffic.feed(thread.getThreadIndex() + 1);
            Path.past(traffic.detector, feed, traffic.past());
            slices = new Slices(feed, SLICE, trial);
            Path.settle();
        }
    }

    /** The window that a developer writes in an afternoon: no baseline, no doubles, a count of seven. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // JMH sets it up
    public static class Rival {
        final Afternoon.DequeWindow window = new Afternoon.DequeWindow();
        final String[] topics = TopicPack.standard().topics().stream()
                .map(io.crmautopilot.reading.Topic::id)
                .toArray(String[]::new);
        Slices slices;

        /** Fills the windows. */
        @Setup(Level.Trial)
        public void day(Traffic traffic, BenchmarkParams trial) {
            Feed feed = traffic.feed(1);
            for (long i = 0; i < traffic.past(); i++) {
                take(feed.next(), Feed.reading(traffic.readings, (int) i));
            }
            slices = new Slices(feed, SLICE, trial);
            Path.settle();
        }

        boolean take(Message message, Reading reading) {
            return window.take(
                    message,
                    reading.topicBits() == 0
                            ? Set.of()
                            : Set.of(topics[Long.numberOfTrailingZeros(reading.topicBits())]),
                    (float) reading.sentiment());
        }
    }

    /** One thread. */
    @Benchmark
    @OperationsPerInvocation(SLICE)
    public int update(Mine mine, Traffic traffic) {
        return take(mine, traffic);
    }

    private static int take(Mine mine, Traffic traffic) {
        int signals = 0;
        Message[] messages = mine.slices.next();
        for (int i = 0; i < messages.length; i++) {
            signals += traffic.detector
                    .observe(messages[i], Feed.reading(traffic.readings, i))
                    .size();
        }
        return signals;
    }

    /** The afternoon's window. */
    @Benchmark
    @OperationsPerInvocation(SLICE)
    public int deque(Rival rival, Traffic traffic) {
        int alarms = 0;
        Message[] messages = rival.slices.next();
        for (int i = 0; i < messages.length; i++) {
            alarms += rival.take(messages[i], Feed.reading(traffic.readings, i)) ? 1 : 0;
        }
        return alarms;
    }
}
