package io.crmautopilot.examples.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmautopilot.examples.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateMessagesTest {

    private static final String HOT = "{\"id\": \"m-1\", \"text\": \"в зале душно, нечем дышать\", \"lang\": \"ru\","
            + " \"complaint\": true, \"topics\": [\"climate.air\"], \"sentiment\": -0.5, \"kind\": \"complaint\"}";
    private static final String ASKS = "{\"id\": \"m-2\", \"text\": \"кезек көп пе қазір\", \"lang\": \"kk\","
            + " \"complaint\": false, \"topics\": [], \"sentiment\": 0, \"kind\": \"question\"}";
    private static final String WRONG = "{\"id\": \"m-3\", \"text\": \"спасибо\", \"lang\": \"ru\","
            + " \"complaint\": true, \"topics\": [\"smell\"], \"sentiment\": -1, \"kind\": \"complaint\"}";

    @TempDir
    private Path folder;

    @Test
    void the_report_counts_languages_kinds_topics_and_speed() throws IOException {
        String report = evaluate(HOT + "\n" + ASKS + "\n", "--errors", "5");

        assertThat(report)
                .contains("complaint or not")
                .contains("hard negatives")
                .contains("climate.air");
        assertThat(report).containsPattern("all +2 +1.000 +1.000 +1.000");
        assertThat(report).contains("2 messages").contains("a second on one thread");
    }

    @Test
    void the_worst_readings_are_listed_with_label_and_text() throws IOException {
        String report = evaluate(HOT + "\n" + WRONG + "\n", "--errors", "1");

        assertThat(report)
                .contains("worst readings")
                .contains("m-3  label: complaint ru [smell]")
                .contains("спасибо");
    }

    @Test
    void a_wrong_line_is_named_with_its_number_and_fault() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> evaluate(HOT + "\n" + HOT.replace("\"ru\"", "\"xx\"") + "\n"))
                .withMessageContaining("corpus.jsonl, line 2")
                .withMessageContaining("xx");
    }

    @Test
    void unknown_options_and_missing_values_are_refused() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> evaluate(HOT, "--fast"))
                .withMessageContaining("--fast");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> evaluate(HOT, "--errors", "many"))
                .withMessageContaining("whole number");
    }

    private String evaluate(String corpus, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("corpus.jsonl"), corpus);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<String> args = new ArrayList<>(List.of("--corpus", file.toString()));
        args.addAll(List.of(more));
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            new EvaluateMessages().run(args, out, out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
