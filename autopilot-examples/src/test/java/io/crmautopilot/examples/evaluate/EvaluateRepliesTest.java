package io.crmautopilot.examples.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.examples.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateRepliesTest {
    private static final Path LABELLED = Path.of("src/main/data/vendor_replies.jsonl");

    @TempDir
    private Path folder;

    @Test
    void the_labelled_replies_are_read_at_least_as_well_as_promised() throws Exception {
        String printed = evaluate("--replies", LABELLED.toString());

        String[] all = printed.lines()
                .filter(line -> line.startsWith("all"))
                .findFirst()
                .orElseThrow()
                .trim()
                .split(" +");
        assertThat(all[1]).isEqualTo("160");
        assertThat(Double.parseDouble(all[2])).as("accepts").isGreaterThanOrEqualTo(0.97);
        assertThat(Double.parseDouble(all[3])).as("arrival").isGreaterThanOrEqualTo(0.97);
        assertThat(Double.parseDouble(all[4])).as("price").isGreaterThanOrEqualTo(0.97);
        assertThat(printed).contains("suspicious replies found: 13 of 13");
    }

    @Test
    void a_reading_that_differs_is_shown_with_its_label() throws Exception {
        Path file = folder.resolve("replies.jsonl");
        Files.writeString(file, """
            {"id":"r1","sentAtLocal":"10:13","text":"через час","lang":"ru","accepts":true,"etaMinutes":55,"price":null,"priceKind":"unknown","asksQuestion":false}
            """);

        String printed = evaluate("--replies", file.toString(), "--errors", "5");

        assertThat(printed).contains("r1 arrival 55 read as 60: через час");
        assertThat(printed).contains("arrival taken as certain: 1, of them wrong: 1 (100.0 % of all replies)");
    }

    @Test
    void a_line_that_is_none_is_named() throws Exception {
        Path file = folder.resolve("replies.jsonl");
        Files.writeString(file, "\n{\"text\": \"да\"}\n");

        assertThatThrownBy(() -> evaluate("--replies", file.toString()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("sentAtLocal");
    }

    @Test
    void unusable_options_are_named() {
        assertThatThrownBy(() -> evaluate()).isInstanceOf(UsageException.class).hasMessageContaining("--replies");
        assertThatThrownBy(() -> evaluate("--replies", "no-such-file"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no-such-file");
        assertThatThrownBy(() -> evaluate("--replies", LABELLED.toString(), "--errors", "many"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("many");
    }

    private static String evaluate(String... args) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            new Evaluate().run(List.of(args), out, out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
