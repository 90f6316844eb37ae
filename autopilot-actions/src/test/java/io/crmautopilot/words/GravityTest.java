package io.crmautopilot.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class GravityTest {

    private final Gravity gravity = Gravity.standard();

    @Test
    void each_example_is_as_heavy_as_its_author_meant() throws IOException {
        List<String[]> examples = examples();

        SoftAssertions softly = new SoftAssertions();
        for (String[] example : examples) {
            String[] wanted = example[0].split(" ");
            softly.assertThat(gravity.of(example[1]))
                    .as("%s, matters %s", example[1], gravity.matters(example[1]))
                    .isEqualTo(severity(wanted[0]));
            if (wanted.length > 1) {
                softly.assertThat(gravity.matters(example[1])).as(example[1]).contains(Matter.valueOf(wanted[1]));
            }
        }

        assertThat(examples).hasSizeGreaterThanOrEqualTo(200);
        softly.assertAll();
    }

    @Test
    void what_is_for_a_person_stays_so_in_a_long_or_friendly_message() throws IOException {
        SplittableRandom random = new SplittableRandom(730);
        List<String[]> examples = examples();
        List<String> calm = examples.stream()
                .filter(e -> e[0].equals("calm"))
                .map(e -> e[1])
                .toList();

        for (String[] example : examples) {
            if (example[0].startsWith("human")) {
                String before = calm.get(random.nextInt(calm.size()));
                String text = before + ". " + example[1] + "\n\n" + "спасибо за понимание 🙂";
                assertThat(gravity.of(text)).as("seed 730: %s", text).isEqualTo(Severity.HUMAN_ONLY);
            }
        }
    }

    @Test
    void capitals_and_invisible_characters_hide_nothing() {
        assertThat(gravity.of("ПОДАМ НА ВАС В СУД")).isEqualTo(Severity.HUMAN_ONLY);
        assertThat(gravity.of("подам на вас в с\u200bуд")).isEqualTo(Severity.HUMAN_ONLY);
        assertThat(gravity.of("мне стaло плoхо")).isEqualTo(Severity.HUMAN_ONLY);
    }

    @Test
    void the_heaviest_of_several_messages_counts_and_silence_is_for_a_person() {
        assertThat(gravity.of(List.of("жарко", "сын плачет", "ужас"))).isEqualTo(Severity.HUMAN_ONLY);
        assertThat(gravity.of(List.of("жарко", "это ужас"))).isEqualTo(Severity.STRONG);
        assertThat(gravity.of(List.of())).isEqualTo(Severity.HUMAN_ONLY);
    }

    @Test
    void a_very_long_message_is_read_without_hurry_or_harm() {
        String text = "жарко ".repeat(200_000);

        assertThat(gravity.of(text)).isEqualTo(Severity.CALM);
    }

    private static Severity severity(String word) {
        return word.equals("human") ? Severity.HUMAN_ONLY : Severity.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static List<String[]> examples() throws IOException {
        try (InputStream in = GravityTest.class.getResourceAsStream("gravity.txt")) {
            List<String[]> examples = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    String[] parts = line.split(" \\| ", 2);
                    examples.add(new String[] {parts[0].strip(), parts[1].strip()});
                }
            }
            return examples;
        }
    }
}
