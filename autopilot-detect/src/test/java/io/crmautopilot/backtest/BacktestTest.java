package io.crmautopilot.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmautopilot.detector.DetectorSettings;
import io.crmautopilot.diagnosis.Diagnosers;
import io.crmautopilot.json.Fields;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.ReadingBuffer;
import io.crmautopilot.reading.TopicPack;
import io.crmautopilot.text.Language;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BacktestTest {

    private static final Instant START = Instant.parse("2025-03-01T06:00:00Z");
    private static final long DAY = 86_400;

    /** Reads one word: enough to tell who is read from who is given. */
    private static final MessageReader HOT = new MessageReader() {
        @Override
        public void read(CharSequence text, ReadingBuffer into) {
            boolean hot = text.toString().contains("hot");
            into.set(Language.EN, hot, hot ? 0.9 : 0.1, hot ? 1 : 0, hot ? -0.5 : 0.3);
        }

        @Override
        public TopicPack topics() {
            return TopicPack.ofIds("heat", "water");
        }
    };

    @Test
    void a_burst_becomes_a_signal_that_grows_and_an_incident_with_its_cause() throws Exception {
        List<Fields> records = records(String.join("\n", incident("heat", 60, 7)), "signals,incidents");

        List<Fields> signals = ofType(records, "signal");
        assertThat(signals).hasSizeBetween(5, 7);
        Fields first = signals.get(0);
        assertThat(first.keys())
                .contains("id", "at", "tenant", "location", "topics", "window", "people", "mentions", "expected")
                .contains("recurrenceYears", "posterior", "verdict", "messages", "revision");
        assertThat(first.number("revision")).isEqualTo(1);
        assertThat(first.texts("topics")).containsExactly("heat");
        assertThat(signals).extracting(signal -> signal.text("id")).containsOnly(first.text("id"));
        assertThat(signals).extracting(signal -> signal.text("at")).containsOnly(first.text("at"));
        Fields last = signals.get(signals.size() - 1);
        assertThat(last.number("people")).isEqualTo(7);
        assertThat(last.text("verdict")).isEqualTo("COMMON_CAUSE_LIKELY");
        List<Fields> incidents = ofType(records, "incident");
        assertThat(incidents).hasSize(1);
        Fields incident = incidents.get(0);
        assertThat(incident.texts("affected")).hasSize(7);
        assertThat(incident.texts("signals")).containsExactly(first.text("id"));
        assertThat(incident.list("causes").get(0).keys()).containsExactly("because", "cause", "probability");
        assertThat(incident.has("closedAt")).isFalse();
    }

    @Test
    void an_incident_closes_two_headline_windows_after_the_last_new_person() throws Exception {
        List<String> lines = new ArrayList<>(incident("heat", 60, 5));
        lines.add(line("after", START.plusSeconds(61 * DAY), "later", "[]", "nice"));

        Fields incident = ofType(records(String.join("\n", lines), "incidents"), "incident")
                .get(0);

        Instant lastPerson = START.plusSeconds(60 * DAY + 4 * 120);
        assertThat(incident.instant("closedAt")).isEqualTo(lastPerson.plus(Duration.ofMinutes(80)));
        assertThat(incident.instant("openedAt")).isBefore(lastPerson);
    }

    @Test
    void the_order_of_lines_within_the_lateness_and_doubled_lines_change_nothing() throws Exception {
        List<String> lines = incident("heat", 60, 9);
        String expected = text(String.join("\n", lines), "signals,incidents");

        for (long seed = 1; seed <= 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<String> doubled = new ArrayList<>(lines);
            for (int i = 0; i < 50; i++) {
                doubled.add(random.nextInt(doubled.size()), lines.get(random.nextInt(lines.size())));
            }
            record Late(String line, long arrives) {}
            List<String> shuffled = doubled.stream()
                    .map(line ->
                            new Late(line, Fields.parse(line).instant("sentAt").getEpochSecond() + random.nextInt(600)))
                    .sorted(Comparator.comparingLong(Late::arrives))
                    .map(Late::line)
                    .toList();
            assertThat(text(String.join("\n", shuffled), "signals,incidents"))
                    .as("seed %s", seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void given_topics_are_not_read_and_new_ones_get_a_stream_of_their_own() throws Exception {
        List<String> lines = new ArrayList<>();
        quiet(lines, 60);
        for (int i = 0; i < 6; i++) {
            lines.add(line("t" + i, START.plusSeconds(60 * DAY + i * 60L), "p" + i, "[\"pool.dirty\"]", "hot"));
        }

        List<Fields> records = records(String.join("\n", lines), "signals,readings");

        assertThat(ofType(records, "signal").get(0).texts("topics")).containsExactly("pool.dirty");
        Fields reading =
                ofType(records, "reading").get(ofType(records, "reading").size() - 1);
        assertThat(reading.texts("topics")).containsExactly("pool.dirty");
        assertThat(reading.flag("complaint")).isTrue();
        assertThat(reading.text("language")).isEqualTo("en");
    }

    @Test
    void texts_are_read_where_no_topics_are_given() throws Exception {
        List<String> lines = new ArrayList<>();
        quiet(lines, 60);
        for (int i = 0; i < 6; i++) {
            lines.add(line("t" + i, START.plusSeconds(60 * DAY + i * 60L), "p" + i, null, "so hot in here"));
        }

        assertThat(ofType(records(String.join("\n", lines), "incidents"), "incident"))
                .hasSize(1);
    }

    @Test
    void one_message_dated_years_ahead_stops_nothing() throws Exception {
        List<String> lines = incident("heat", 60, 7);
        String expected = text(String.join("\n", lines), "incidents");
        for (int place : new int[] {0, 1, 200, lines.size() - 3, lines.size()}) {
            List<String> poisoned = new ArrayList<>(lines);
            poisoned.add(place, line("poison", Instant.parse("2036-01-01T00:00:00Z"), "x", "[\"heat\"]", "hot"));

            assertThat(text(String.join("\n", poisoned), "incidents"))
                    .as("place %s", place)
                    .isEqualTo(expected);
        }
    }

    @Test
    void a_bad_line_is_named_with_its_number_and_can_be_passed_over() throws Exception {
        String[] bad = {
            "{",
            "[]",
            "7",
            "{} {}",
            "{\"id\":\"x\"}",
            "{\"id\":7}",
            good().replace("\"in\"", "\"sideways\""),
            good().replace("2025-03-01T06:00:00Z", "yesterday"),
            good().replace("2025-03-01T06:00:00Z", "2025-13-01T06:00:00Z"),
            good().replace("2025-03-01T06:00:00Z", "1970-01-20T06:00:00Z"),
            good().replace("[]", "\"heat\""),
            good().replace("[]", "[7]"),
            good().replace("[]", "[\"no good name!\"]"),
            good().replace("0.5", "5"),
            good().replace("0.5", "\"good\""),
            good().replace("\"who\"", "\" \""),
            good().replace("\"who\"", "null"),
        };

        for (String line : bad) {
            String input = good() + "\n\n" + line + "\n" + good().replace("\"a\"", "\"b\"");
            assertThatExceptionOfType(BadLineException.class)
                    .as(line)
                    .isThrownBy(() -> result(input, false))
                    .satisfies(e -> assertThat(e.line()).isEqualTo(3))
                    .satisfies(e -> assertThat(e).message().isNotBlank());
            BacktestResult passed = result(input, true);
            assertThat(passed.badLines()).as(line).isEqualTo(1);
            assertThat(passed.lines()).isEqualTo(2);
        }
    }

    @Test
    void byte_order_marks_line_ends_and_unknown_keys_do_no_harm() throws Exception {
        String input =
                "\uFEFF" + good() + "\r\n" + good().replace("\"a\"", "\"b\"").replace("{", "{\"more\":{\"x\":[1]},");

        assertThat(result(input, false).lines()).isEqualTo(2);
    }

    @Test
    void an_endless_line_is_refused_and_reading_goes_on() throws Exception {
        String input =
                good() + "\n" + "x".repeat(MessageLines.LONGEST_LINE + 10) + "\n" + good().replace("\"a\"", "\"b\"");

        BacktestResult result = result(input, true);

        assertThat(result.lines()).isEqualTo(2);
        assertThat(result.badLines()).isEqualTo(1);
    }

    @Test
    void more_than_64_topics_are_refused_by_number() {
        StringBuilder topics = new StringBuilder("[");
        for (int i = 0; i < 70; i++) {
            topics.append(i == 0 ? "" : ",").append("\"topic-").append(i).append('"');
        }
        String input = good().replace("[]", topics + "]");

        assertThatExceptionOfType(BadLineException.class)
                .isThrownBy(() -> result(input, false))
                .withMessageContaining("64");
    }

    private static String good() {
        return "{\"id\":\"a\",\"sentAt\":\"2025-03-01T06:00:00Z\",\"tenant\":\"t\",\"location\":\"l\",\"channel\":\"c\","
                + "\"author\":\"who\",\"text\":\"hi\",\"direction\":\"in\",\"topics\":[],\"sentiment\":0.5}";
    }

    private static List<String> incident(String topic, int quietDays, int people) {
        List<String> lines = new ArrayList<>();
        quiet(lines, quietDays);
        for (int i = 0; i < people; i++) {
            Instant at = START.plusSeconds(quietDays * DAY + i * 120L);
            lines.add(line("i" + i, at, "person-" + i, "[\"" + topic + "\"]", "hot"));
        }
        return lines;
    }

    private static void quiet(List<String> lines, int days) {
        for (int i = 0; i < days * 6; i++) {
            lines.add(line("q" + i, START.plusSeconds(i * DAY / 6), "guest-" + i % 50, "[]", "nice"));
        }
    }

    private static String line(
            String id, Instant at, String author, @org.jspecify.annotations.Nullable String topics, String text) {
        return "{\"id\":\"" + id + "\",\"sentAt\":\"" + at + "\",\"tenant\":\"t\",\"location\":\"l\",\"channel\":\"c\","
                + "\"author\":\"" + author + "\",\"text\":\"" + text + "\""
                + (topics == null ? "" : ",\"topics\":" + topics)
                + "}";
    }

    private static List<Fields> records(String input, String types) throws Exception {
        return text(input, types).lines().map(Fields::parse).toList();
    }

    private static List<Fields> ofType(List<Fields> records, String type) {
        return records.stream()
                .filter(record -> record.text("type").equals(type))
                .toList();
    }

    private static String text(String input, String types) throws IOException, BadLineException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RecordLines lines = new RecordLines(out, Set.of(types.split(",")))) {
            run(input, false, lines, types.contains("readings"));
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static BacktestResult result(String input, boolean skipBad) throws IOException, BadLineException {
        try (RecordLines none = new RecordLines(new ByteArrayOutputStream(), Set.of())) {
            return run(input, skipBad, none, false);
        }
    }

    private static BacktestResult run(String input, boolean skipBad, BacktestSink sink, boolean readings)
            throws IOException, BadLineException {
        Backtest backtest = new Backtest(DetectorSettings.defaults(), HOT, Diagnosers.standard(), sink, readings);
        return backtest.run(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), skipBad, bytes -> {});
    }
}
