package io.crmautopilot.examples.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.reader.LabelledMessage;
import io.crmautopilot.reader.Readers;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.text.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnseenAuthorsTest {

    private static final Path SOURCES = Path.of("..", "autopilot-detect", "src");
    private static final Set<String> HARD = Set.of("question", "negated", "resolved", "elsewhere");

    private final MessageReader reader = Readers.standard();
    private final List<LabelledMessage> unseen = messages(SOURCES.resolve("unseen/fresh.jsonl"));

    @Test
    void no_message_of_the_unseen_set_is_learned_from() throws IOException {
        Set<String> asked = unseen.stream().map(LabelledMessage::text).collect(Collectors.toSet());

        try (Stream<Path> files = Files.list(SOURCES.resolve("corpus"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".jsonl"))
                            .flatMap(file -> messages(file).stream())
                            .map(LabelledMessage::text))
                    .isNotEmpty()
                    .noneMatch(asked::contains);
        }
    }

    @Test
    void complaints_of_a_new_author_are_told_from_the_rest() {
        assertThat(complaintScore(message -> true).f1()).isGreaterThan(0.90);
        Score hard = complaintScore(message -> HARD.contains(message.kind()));
        assertThat(Score.ratio(hard.errors(), hard.size())).isLessThanOrEqualTo(0.08);
    }

    @ParameterizedTest
    @EnumSource(names = {"RU", "KK", "EN", "MIXED"})
    void in_each_language(Language language) {
        assertThat(complaintScore(message -> message.language() == language).f1())
                .isGreaterThan(0.85);
    }

    @Test
    void topics_of_a_new_author_are_named() {
        Score topics = new Score();
        for (LabelledMessage each : unseen) {
            topics.addBits(
                    reader.topics().bits(each.topics()),
                    reader.read(each.text()).topicBits());
        }

        assertThat(topics.f1()).isGreaterThan(0.80);
    }

    private Score complaintScore(Predicate<LabelledMessage> which) {
        Score score = new Score();
        unseen.stream()
                .filter(which)
                .forEach(each ->
                        score.add(each.complaint(), reader.read(each.text()).complaint()));
        return score;
    }

    private static List<LabelledMessage> messages(Path file) {
        try {
            return CorpusFile.read(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
