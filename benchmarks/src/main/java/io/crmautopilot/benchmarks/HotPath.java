package io.crmautopilot.benchmarks;

import io.crmautopilot.message.Message;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * What does a message cost from its text to a verdict or nothing, by rules alone and with the learned part, against what a developer
 * writes in an afternoon, against a pipeline of libraries, and against the floor? How does that grow with the branches and with what
 * their windows hold?
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseParallelGC", "-Xms6g", "-Xmx6g"})
@Warmup(iterations = 15)
@Measurement(iterations = 12)
public class HotPath {

    private static final int SLICE = 16_384;
    private static final int LIBRARY_SLICE = 1_024;

    /** What the messages are. */
    @State(Scope.Thread)
    public static class Traffic {

        /** Number of branches that the messages are spread over, at random. */
        @Param("1000")
        public int branches;

        /** The kind of texts: 16,384 different ones, or 1,024 that a branch predictor learns by heart. */
        @Param("mixed")
        public String texts = "";

        /** How many messages a branch gets a day; its longest window holds as many. */
        @Param("24")
        public int perDay;

        /** How many days have passed: after half a year all topics have been complained of, and hardly anything grows any more. */
        @Param("180")
        public int days;

        Feed feed(int seed) {
            return new Feed(Mix.texts(texts), branches, perDay, seed);
        }

        /** Returns how many messages came before: all windows are full, and the compiler is warm. */
        long past() {
            return Math.max(50_000L, (long) perDay * branches * days);
        }
    }

    /** The rules, and a detector with full windows. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // JMH sets it up
    public static class Rules {
        Path path;
        Slices slices;

        /** Lets the days pass. */
        @Setup(Level.Trial)
        public void day(Traffic traffic, BenchmarkParams trial) {
            Feed feed = traffic.feed(11);
            path = new Path(reader(), Path.detector());
            path.past(feed, traffic.past());
            slices = new Slices(feed, SLICE, trial);
            Path.settle();
        }

        MessageReader reader() {
            return Readers.rulesOnly(TopicPack.standard());
        }
    }

    /** The learned part, and a detector with full windows. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // JMH sets it up
    public static class Learned extends Rules {
        @Override
        MessageReader reader() {
            return Readers.standard();
        }
    }

    /** The developer's afternoon. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // JMH sets it up
    public static class Rival {
        final Afternoon afternoon = new Afternoon(TopicPack.standard());
        Slices slices;

        /** Lets enough pass for its windows to fill. */
        @Setup(Level.Trial)
        public void day(Traffic traffic, BenchmarkParams trial) {
            Feed feed = traffic.feed(11);
            for (long i = Math.min(100_000, traffic.past()); i > 0; i--) {
                afternoon.take(feed.next());
            }
            slices = new Slices(feed, SLICE, trial);
            Path.settle();
        }
    }

    /** The libraries, with trained forests. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // JMH sets it up
    public static class Composed {

        /** How many points each forest is trained with beforehand; fewer than 2,600 make it dearer than it is. */
        @Param("2600")
        public int training;

        Libraries libraries;
        Slices slices;

        /** Trains the forests. */
        @Setup(Level.Trial)
        public void train(Traffic traffic, BenchmarkParams trial) {
            libraries = new Libraries(TopicPack.standard(), training);
            slices = new Slices(traffic.feed(11), LIBRARY_SLICE, trial);
            Path.settle();
        }
    }

    /** The floor. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // JMH sets it up
    public static class Least {
        Floor floor;
        Slices slices;

        /** Makes room for the branches. */
        @Setup(Level.Trial)
        public void room(Traffic traffic, BenchmarkParams trial) {
            floor = new Floor(traffic.branches);
            slices = new Slices(traffic.feed(11), SLICE, trial);
            Path.settle();
        }
    }

    /** The whole path with a topic pack's rules alone. */
    @Benchmark
    @OperationsPerInvocation(SLICE)
    public int rules(Rules state) {
        return state.path.take(state.slices.next());
    }

    /** The whole path with the learned part. */
    @Benchmark
    @OperationsPerInvocation(SLICE)
    public int learned(Learned state) {
        return state.path.take(state.slices.next());
    }

    /** A developer's afternoon. */
    @Benchmark
    @OperationsPerInvocation(SLICE)
    public int afternoon(Rival state) {
        int alarms = 0;
        for (Message message : state.slices.next()) {
            alarms += state.afternoon.take(message) ? 1 : 0;
        }
        return alarms;
    }

    /** A pipeline of well-known libraries. */
    @Benchmark
    @OperationsPerInvocation(LIBRARY_SLICE)
    public double libraries(Composed state) {
        double sum = 0;
        for (Message message : state.slices.next()) {
            sum += state.libraries.take(message);
        }
        return sum;
    }

    /** The floor. */
    @Benchmark
    @OperationsPerInvocation(SLICE)
    public int floor(Least state) {
        int sum = 0;
        for (Message message : state.slices.next()) {
            sum += state.floor.take(message);
        }
        return sum;
    }
}
