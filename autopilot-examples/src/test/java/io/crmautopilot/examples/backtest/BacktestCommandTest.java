package io.crmautopilot.examples.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.examples.UsageException;
import io.crmautopilot.json.Fields;
import io.crmautopilot.reader.Readers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestCommandTest {

    private static final Path SALON = Path.of("src/main/resources/io/crmautopilot/examples/salon/salon-messages.jsonl");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void the_salons_five_weeks_have_one_incident_and_it_is_the_air_conditioning() throws IOException {
        Path settings = Files.writeString(folder.resolve("settings.json"), "{\"timeZone\":\"Asia/Almaty\"}");
        Path records = folder.resolve("records.jsonl");

        int status =
                run("--messages", SALON.toString(), "--settings", settings.toString(), "--out", records.toString());

        assertThat(status).isZero();
        List<Fields> incidents = Files.readAllLines(records).stream()
                .map(Fields::parse)
                .filter(record -> record.text("type").equals("incident"))
                .toList();
        assertThat(incidents).hasSize(1);
        Fields incident = incidents.get(0);
        assertThat(incident.text("location")).isEqualTo("dostyk");
        assertThat(incident.texts("topics")).containsExactly("climate.air", "climate.heat");
        assertThat(incident.instant("openedAt")).isBetween("2025-10-07T04:41:52Z", "2025-10-07T04:47:39Z");
        assertThat(incident.texts("affected"))
                .contains("c-002", "c-004", "c-005", "c-006", "c-008", "c-010")
                .hasSizeBetween(6, 7);
        assertThat(incident.list("causes").get(0).text("cause")).isEqualTo("air-conditioning");
        assertThat(shown(out))
                .contains("3,098 messages of 3 branches")
                .contains("would have alerted 1 time")
                .contains("2025-10-07 09:4")
                .contains("air-conditioning");
        assertThat(shown(err)).contains("100 %");
    }

    @Test
    void records_on_standard_output_replace_the_summary() throws IOException {
        int status = run("--messages", SALON.toString(), "--out", "-", "--emit", "incidents");

        assertThat(status).isZero();
        assertThat(shown(out).lines()).allMatch(line -> line.startsWith("{\"type\":\"incident\""));
    }

    @Test
    void a_bad_line_ends_with_file_and_line_and_status_two() throws IOException {
        Path file = Files.writeString(folder.resolve("messages.jsonl"), "\n{\"id\":\"a\"}\n");

        assertThat(run("--messages", file.toString())).isEqualTo(2);
        assertThat(shown(err)).contains(file + ":2: \"tenant\" is missing").doesNotContain("Exception");
        assertThat(run("--messages", file.toString(), "--skip-bad")).isZero();
        assertThat(shown(out)).contains("1 lines that hold no message");
    }

    @Test
    void wrong_arguments_and_files_are_named() throws IOException {
        Path settings = Files.writeString(folder.resolve("settings.json"), "{\"window\":1}");
        Path topics = Files.writeString(folder.resolve("topics.json"), "[{\"id\":\"\"}]");
        String salon = SALON.toString();

        named("--messages");
        named("--messages is missing");
        named("--faster", "--messages", salon, "--faster");
        named("words", "--messages", salon, "--emit", "words");
        named("no-such-file", "--messages", "no-such-file");
        named("settings.json", "--messages", salon, "--settings", settings.toString());
        named("no-settings", "--messages", salon, "--settings", "no-settings");
        named("topics.json", "--messages", salon, "--topics", topics.toString());
        named("no-topics", "--messages", salon, "--topics", "no-topics");
    }

    private void named(String what, String... args) {
        assertThatThrownBy(() -> run(args)).isInstanceOf(UsageException.class).hasMessageContaining(what);
    }

    private int run(String... args) throws IOException {
        try (PrintStream toOut = new PrintStream(out, false, StandardCharsets.UTF_8);
                PrintStream toErr = new PrintStream(err, false, StandardCharsets.UTF_8)) {
            return new BacktestCommand(Readers::standard).run(List.of(args), toOut, toErr);
        }
    }

    private static String shown(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
