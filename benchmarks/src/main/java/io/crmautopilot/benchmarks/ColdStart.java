package io.crmautopilot.benchmarks;

import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.reader.Readers;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.ReadingBuffer;
import io.crmautopilot.reading.TopicPack;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long from the first class of ours that is loaded to the first verdict, in a virtual machine of its own each time? */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(5)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class ColdStart {

    private static final String TEXT = "В салоне невыносимо душно, кондиционер не работает, дышать нечем";

    /** The rules, a message, the verdict on it. */
    @Benchmark
    public int rules() {
        return verdict(Readers.rulesOnly(TopicPack.standard()));
    }

    /** The learned part, a message, the verdict on it. */
    @Benchmark
    public int learned() {
        return verdict(Readers.standard());
    }

    /** The learned part, and a reading of one message. */
    @Benchmark
    public double reading() {
        ReadingBuffer buffer = new ReadingBuffer();
        Readers.standard().read(TEXT, buffer);
        return buffer.complaintScore();
    }

    /** Lingua with three languages, and the language of one message. */
    @Benchmark
    public Language lingua() {
        return LanguageDetectorBuilder.fromLanguages(Language.RUSSIAN, Language.KAZAKH, Language.ENGLISH)
                .withPreloadedLanguageModels()
                .build()
                .detectLanguageOf(TEXT);
    }

    private static int verdict(MessageReader reader) {
        ReadingBuffer buffer = new ReadingBuffer();
        reader.read(TEXT, buffer);
        Message message = Message.incoming(
                "m1",
                new BranchRef("salons", "dostyk"),
                Instant.parse("2025-10-07T05:07:14Z"),
                "whatsapp",
                "+77000000001",
                null,
                TEXT);
        return Path.detector().observe(message, buffer).size();
    }
}
