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

/** What does reading a message cost alone, by rules and with the learned part, by language, against the floor? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class ReadMessage {

    /** The kind of texts. */
    @Param({"mixed", "hot", "ru", "kk", "bilingual", "en"})
    public String texts = "";

    private final MessageReader rules = Readers.rulesOnly(TopicPack.standard());
    private final MessageReader learned = Readers.standard();
    private final Floor floor = new Floor(1);
    private final ReadingBuffer buffer = new ReadingBuffer();
    private String[] all = new String[0];
    private int next;

    /** Makes the texts. */
    @Setup(Level.Trial)
    public void make() {
        all = Mix.texts(texts);
    }

    private String next() {
        next = next + 1 & all.length - 1;
        return all[next];
    }

    /** By the phrases of a topic pack alone. */
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

    /** Every character folded and hashed, one table look-up a word. */
    @Benchmark
    public int floor() {
        return floor.read(next());
    }
}
