package io.crmautopilot.benchmarks;

import io.crmautopilot.detector.DetectorSettings;
import io.crmautopilot.detector.StreamingDetector;
import io.crmautopilot.message.Message;
import io.crmautopilot.reader.Readers;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.ReadingBuffer;
import io.crmautopilot.reading.TopicPack;
import java.util.Arrays;
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

/**
 * What does a message cost from its text to a verdict or nothing, by rules alone and with the learned part, against what a developer
 * writes in an afternoon? Goals: at most 25 % and 75 % of it, and less than a byte a message.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 6)
@Measurement(iterations = 8)
public class HotPath {

    private static final int MEASURED = 131_072;

    /** Number of branches that the messages are spread over. */
    @Param({"1000"})
    public int branches;

    private final MessageReader rules = Readers.rulesOnly(TopicPack.standard());
    private final MessageReader learned = Readers.standard();
    private final ReadingBuffer buffer = new ReadingBuffer();
    private Message[] past = new Message[0];
    private Message[] now = new Message[0];
    private StreamingDetector detector = fresh();
    private Afternoon afternoon = new Afternoon(TopicPack.standard());

    private static StreamingDetector fresh() {
        return StreamingDetector.of(TopicPack.standard(), DetectorSettings.defaults());
    }

    /** Makes the messages. */
    @Setup(Level.Trial)
    public void messages() {
        Message[] all = new Mix().messages(2 * MEASURED, branches);
        past = Arrays.copyOfRange(all, 0, MEASURED);
        now = Arrays.copyOfRange(all, MEASURED, all.length);
    }

    /** Brings both sides to the same point in time, with full windows. */
    @Setup(Level.Invocation)
    public void history() {
        detector = fresh();
        afternoon = new Afternoon(TopicPack.standard());
        for (Message message : past) {
            rules.read(message.text(), buffer);
            detector.observe(message, buffer);
            afternoon.take(message);
        }
    }

    /** The developer's afternoon. */
    @Benchmark
    @OperationsPerInvocation(MEASURED)
    public int afternoon() {
        int alarms = 0;
        for (Message message : now) {
            alarms += afternoon.take(message) ? 1 : 0;
        }
        return alarms;
    }

    /** The whole path with a topic pack's rules alone. */
    @Benchmark
    @OperationsPerInvocation(MEASURED)
    public int rulesAlone() {
        return path(rules);
    }

    /** The whole path with the learned part. */
    @Benchmark
    @OperationsPerInvocation(MEASURED)
    public int learnedPart() {
        return path(learned);
    }

    private int path(MessageReader reader) {
        int signals = 0;
        for (Message message : now) {
            reader.read(message.text(), buffer);
            signals += detector.observe(message, buffer).size();
        }
        return signals;
    }
}
