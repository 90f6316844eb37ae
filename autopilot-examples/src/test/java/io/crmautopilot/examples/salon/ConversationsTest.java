package io.crmautopilot.examples.salon;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.guard.AutonomyLevel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sixty conversations with what is decided after each turn, as files that a manager can read. After a change of what is decided,
 * {@code -Dconversations.approve=true} writes them anew, and their difference is what is to be read.
 */
class ConversationsTest {

    private static final List<String> FILES = List.of("clients", "owners", "operators");
    private static final Pattern TURN = Pattern.compile("([0-9]{2}:[0-9]{2}(?::[0-9]{2})?) ([a-z0-9-]+): (.*)");

    /** Three others complain before; what is told is about whoever talks here. */
    private static final List<String> OTHERS = List.of("c-002", "c-004", "c-006", "c-010");

    private record Conversation(String file, List<String> lines) {
        String title() {
            return lines.get(0);
        }

        @Override
        public String toString() {
            return file + " " + title();
        }
    }

    static Stream<Conversation> conversations() {
        return FILES.stream().flatMap(file -> read(file).stream());
    }

    private static List<Conversation> read(String file) {
        try (InputStream in = ConversationsTest.class.getResourceAsStream(
                "/io/crmautopilot/examples/conversations/" + file + ".txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<Conversation> all = new ArrayList<>();
            for (String part : text.split("\n(?=# )")) {
                List<String> lines =
                        part.lines().filter(line -> !line.isBlank()).toList();
                all.add(new Conversation(file, lines));
            }
            return all;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void each_turn_is_decided_as_the_file_says(Conversation conversation) {
        assertThat(played(conversation)).isEqualTo(String.join("\n", conversation.lines()));
    }

    @Test
    void there_are_sixty_of_several_turns_and_the_files_can_be_written_anew() throws IOException {
        List<Conversation> all = conversations().toList();

        assertThat(all).hasSizeGreaterThanOrEqualTo(60);
        assertThat(all)
                .allSatisfy(one -> assertThat(one.lines().stream()
                                .filter(line -> TURN.matcher(line).matches()))
                        .hasSizeGreaterThanOrEqualTo(2));
        if (Boolean.getBoolean("conversations.approve")) {
            for (String file : FILES) {
                StringBuilder text = new StringBuilder();
                for (Conversation one : read(file)) {
                    text.append(played(one)).append("\n\n");
                }
                Files.writeString(
                        Path.of("src/test/resources/io/crmautopilot/examples/conversations", file + ".txt"),
                        text.toString().strip() + "\n");
            }
        }
    }

    /** Returns the conversation with what was decided after each turn, as the file would have it. */
    private static String played(Conversation conversation) {
        List<String> out = new ArrayList<>();
        AutonomyLevel level = AutonomyLevel.CORRIDOR;
        boolean vendors = true;
        String client = "c-001";
        Talk talk = null;
        boolean open = false;
        for (String line : conversation.lines()) {
            Matcher turn = TURN.matcher(line);
            if (line.startsWith("level ")) {
                level = AutonomyLevel.valueOf(line.substring(6).toUpperCase(Locale.ROOT));
                out.add(line);
            } else if (line.startsWith("client ")) {
                client = line.substring(7);
                out.add(line);
            } else if (line.equals("vendors are silent")) {
                vendors = false;
                out.add(line);
            } else if (turn.matches()) {
                LocalTime time = LocalTime.parse(turn.group(1));
                if (talk == null) {
                    talk = opened(conversation.file().equals("owners"), client, level, vendors);
                }
                talk.until(time);
                if (open) {
                    talk.decided().forEach(decision -> out.add("    " + decision));
                }
                open = true;
                out.add(line);
                if (!turn.group(2).equals("end")) {
                    talk.turn(turn.group(2), turn.group(3));
                } else {
                    open = false;
                }
            } else if (line.startsWith("# ")) {
                out.add(line);
            }
        }
        return String.join("\n", out);
    }

    private static Talk opened(boolean owners, String client, AutonomyLevel level, boolean vendors) {
        Talk talk = new Talk(owners, client, level, vendors);
        int minute = 0;
        for (String other : OTHERS) {
            if (!other.equals(client) && minute < 3) {
                talk.until(LocalTime.of(9, 50 + minute));
                talk.turn(other, "у вас невозможно жарко");
                minute++;
            }
        }
        if (!owners) {
            talk.decided();
        }
        return talk;
    }
}
