package io.crmautopilot.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.approval.Spoken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class OwnerChatTest {

    private final OwnerChat chat = new OwnerChat();

    @Test
    void each_example_decides_what_its_author_meant() throws IOException {
        List<String[]> examples = examples();

        SoftAssertions softly = new SoftAssertions();
        for (String[] example : examples) {
            softly.assertThat(name(chat.read(example[1]))).as(example[1]).isEqualTo(example[0]);
        }

        assertThat(examples).hasSizeGreaterThan(100);
        softly.assertAll();
    }

    @Test
    void nothing_is_approved_without_a_code_and_a_yes() {
        SplittableRandom random = new SplittableRandom(20251007);
        List<String> words =
                List.of("да", "ок", "нет", "но", "иә", "жоқ", "yes", "если", "4821", "?", "K7M2PX", "спасибо", "не");

        for (int run = 0; run < 20_000; run++) {
            List<String> said = new ArrayList<>();
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                said.add(words.get(random.nextInt(words.size())));
            }
            Spoken spoken = chat.read(String.join(" ", said));
            if (spoken instanceof Spoken.Approve approve) {
                assertThat(said)
                        .as("seed 20251007: %s", said)
                        .contains(approve.code())
                        .containsAnyOf("да", "ок", "иә", "yes");
                assertThat(said).as("seed 20251007: %s", said).doesNotContain("нет", "жоқ", "но", "если", "?", "не");
            }
        }
    }

    @Test
    void a_stop_is_heard_whatever_stands_around_it() {
        for (String before : List.of("", "да 4821 ", "ок, ", "😡😡 ", "так. ")) {
            for (String after : List.of("", " 4821", "!!!", " пожалуйста", " что происходит?")) {
                assertThat(chat.read(before + "стоп" + after)).isEqualTo(new Spoken.Stop());
            }
        }
    }

    @Test
    void a_message_as_long_as_a_book_is_read_in_passing() {
        String book = "слово ".repeat(200_000) + "да 4821";

        Spoken spoken = chat.read(book);

        assertThat(spoken).isNotInstanceOf(Spoken.Approve.class);
    }

    private static String name(Spoken spoken) {
        if (spoken instanceof Spoken.Approve approve) {
            return "approve " + approve.code()
                    + approve.only().stream().sorted().map(part -> " #" + part).collect(Collectors.joining());
        }
        if (spoken instanceof Spoken.Refuse refuse) {
            return "refuse " + refuse.code();
        }
        return spoken instanceof Spoken.GoOn
                ? "go-on"
                : spoken.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    private static List<String[]> examples() throws IOException {
        try (InputStream in = OwnerChatTest.class.getResourceAsStream("owner-chat.txt")) {
            List<String[]> examples = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.startsWith("#") && line.contains("|")) {
                    int bar = line.indexOf('|');
                    examples.add(new String[] {
                        line.substring(0, bar).strip(), line.substring(bar + 1).strip()
                    });
                }
            }
            return examples;
        }
    }
}
