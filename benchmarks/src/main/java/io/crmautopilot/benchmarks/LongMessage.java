package io.crmautopilot.benchmarks;

import io.crmautopilot.reader.Readers;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.ReadingBuffer;
import io.crmautopilot.reading.TopicPack;
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

/** Does the cost of a character stay the same however long the message is? An operation is a text of {@link #chars} characters. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class LongMessage {

    private static final int ALL_CHARS = 1 << 21;

    /** Length of each text. */
    @Param({"300", "2000", "100000"})
    public int chars;

    private final MessageReader rules = Readers.rulesOnly(TopicPack.standard());
    private final MessageReader learned = Readers.standard();
    private final ReadingBuffer buffer = new ReadingBuffer();
    private String[] all = new String[0];
    private int next;

    /** Makes the texts: the same number of characters in all, whatever their length. */
    @Setup(Level.Trial)
    public void make() {
        all = Mix.longTexts(chars, ALL_CHARS / chars);
    }

    private String next() {
        next = next + 1 < all.length ? next + 1 : 0;
        return all[next];
    }

    /** By rules alone. */
    @Benchmark
    public long rules() {
        rules.read(next(), buffer);
        return buffer.topicBits();
    }

    /** With the learned part. */
    @Benchmark
    public long learned() {
        learned.read(next(), buffer);
        return buffer.topicBits();
    }
}
