package io.crmautopilot.benchmarks;

import io.crmautopilot.backtest.Backtest;
import io.crmautopilot.backtest.BacktestSink;
import io.crmautopilot.backtest.BadLineException;
import io.crmautopilot.backtest.PlayedIncident;
import io.crmautopilot.detector.DetectorSettings;
import io.crmautopilot.diagnosis.Diagnosers;
import io.crmautopilot.json.Fields;
import io.crmautopilot.message.Message;
import io.crmautopilot.reader.Readers;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.Reading;
import io.crmautopilot.reading.TopicPack;
import io.crmautopilot.signal.Signal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long does a line of a back-test take from end to end: JSON, order, reading, detector, diagnosis, records? */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 8)
@Measurement(iterations = 5)
public class BacktestLines {

    private static final int LINES = 32_768;
    private static final int BRANCHES = 100;

    private final MessageReader rules = Readers.rulesOnly(TopicPack.standard());
    private final MessageReader learned = Readers.standard();
    private byte[] given = new byte[0];
    private byte[] texts = new byte[0];

    /** Makes the file, once with topics and once without. */
    @Setup(Level.Trial)
    public void lines() {
        given = lines(true);
        texts = lines(false);
    }

    private static byte[] lines(boolean topics) {
        Feed feed = new Feed(Mix.texts("mixed"), BRANCHES, 30, 5);
        SplittableRandom random = new SplittableRandom(5);
        List<String> ids = TopicPack.standard().topics().stream()
                .map(io.crmautopilot.reading.Topic::id)
                .toList();
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            Message message = feed.next();
            Fields line = Fields.of(
                    "id", message.id(),
                    "sentAt", message.sentAt(),
                    "tenant", message.branch().tenant(),
                    "location", message.branch().location(),
                    "channel", message.channel(),
                    "author", message.author(),
                    "text", message.text());
            List<String> complains =
                    random.nextInt(10) == 0 ? List.of(ids.get(random.nextInt(ids.size()))) : List.<String>of();
            all.append((topics ? line.with("topics", complains) : line).canonical())
                    .append('\n');
        }
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Topics are given: no text is read. */
    @Benchmark
    @OperationsPerInvocation(LINES)
    public long topicsGiven() throws IOException, BadLineException {
        return run(rules, given);
    }

    /** Texts are read by rules. */
    @Benchmark
    @OperationsPerInvocation(LINES)
    public long rules() throws IOException, BadLineException {
        return run(rules, texts);
    }

    /** Texts are read with the learned part. */
    @Benchmark
    @OperationsPerInvocation(LINES)
    public long learned() throws IOException, BadLineException {
        return run(learned, texts);
    }

    private static long run(MessageReader reader, byte[] lines) throws IOException, BadLineException {
        Count count = new Count();
        new Backtest(DetectorSettings.defaults(), reader, Diagnosers.standard(), count, false)
                .run(new ByteArrayInputStream(lines), false, bytes -> {});
        return count.taken;
    }

    private static final class Count implements BacktestSink {
        private long taken;

        @Override
        public void reading(String messageId, Reading reading, List<String> topics) {
            taken++;
        }

        @Override
        public void signal(Signal signal) {
            taken++;
        }

        @Override
        public void incident(PlayedIncident incident) {
            taken++;
        }
    }
}
