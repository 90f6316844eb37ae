package io.crmautopilot.benchmarks;

import io.crmautopilot.detector.DetectorSettings;
import io.crmautopilot.detector.StreamingDetector;
import io.crmautopilot.message.Message;
import io.crmautopilot.reading.Reading;
import io.crmautopilot.reading.TopicPack;
import io.crmautopilot.text.Language;
import java.util.Arrays;
import java.util.SplittableRandom;
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

/** What does the detector's update and verdict cost alone, over the number of branches? Goal: at most 160 ns at 1,000. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx6g")
@Warmup(iterations = 6)
@Measurement(iterations = 8)
public class DetectorUpdate {

    private static final int MEASURED = 262_144;

    /** Number of branches that the messages are spread over, at random. */
    @Param({"1", "1000", "100000", "1000000"})
    public int branches;

    private Message[] past = new Message[0];
    private Message[] now = new Message[0];
    private final Reading[] readings = new Reading[4096];
    private StreamingDetector detector = fresh();

    private static StreamingDetector fresh() {
        return StreamingDetector.of(TopicPack.standard(), DetectorSettings.defaults());
    }

    /** Makes messages and readings: one in ten is a complaint of one topic. */
    @Setup(Level.Trial)
    public void messages() {
        Message[] all = new Mix().messages(2 * MEASURED, branches);
        past = Arrays.copyOfRange(all, 0, MEASURED);
        now = Arrays.copyOfRange(all, MEASURED, all.length);
        SplittableRandom random = new SplittableRandom(3);
        int topics = TopicPack.standard().size();
        for (int i = 0; i < readings.length; i++) {
            boolean complaint = random.nextInt(10) == 0;
            readings[i] = Reading.of(
                    Language.RU,
                    complaint,
                    complaint ? 0.9 : 0.1,
                    complaint ? 1L << random.nextInt(topics) : 0,
                    complaint ? -0.5 : 0.2);
        }
    }

    /** Fills the windows. */
    @Setup(Level.Invocation)
    public void history() {
        detector = fresh();
        for (int i = 0; i < past.length; i++) {
            detector.observe(past[i], readings[i & 4095]);
        }
    }

    /** One update and verdict. */
    @Benchmark
    @OperationsPerInvocation(MEASURED)
    public int update() {
        int signals = 0;
        for (int i = 0; i < now.length; i++) {
            signals += detector.observe(now[i], readings[i & 4095]).size();
        }
        return signals;
    }
}
