package io.crmautopilot.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.TopicPack;
import io.crmautopilot.text.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReaderTrainingTest {

    private static final TopicPack TOPICS = TopicPack.ofIds("heat", "wait");

    @Test
    void the_same_messages_give_the_same_bytes() {
        assertThat(ReaderTraining.train(messages(), TOPICS)).isEqualTo(ReaderTraining.train(messages(), TOPICS));
    }

    @Test
    void a_trained_reader_tells_what_it_was_shown() {
        MessageReader reader = ReaderTraining.reader(ReaderTraining.train(messages(), TOPICS), TOPICS);

        assertThat(reader.read("в зале очень жарко 3").complaint()).isTrue();
        assertThat(TOPICS.ids(reader.read("в зале очень жарко 3").topicBits())).contains("heat");
        assertThat(reader.read("спасибо, всё понравилось 3").complaint()).isFalse();
    }

    @Test
    void what_is_no_model_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReaderTraining.reader(new byte[] {1, 2, 3, 4}, TOPICS))
                .withMessageContaining("no model");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReaderTraining.train(List.of(), TOPICS))
                .withMessageContaining("no messages");
    }

    @Test
    void a_model_file_that_was_cut_or_changed_is_refused_or_read_but_never_breaks_out() {
        byte[] whole = ReaderTraining.train(messages(), TOPICS);

        for (int length = 0; length < whole.length; length += 1 + length / 40) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatIllegalArgumentException()
                    .as("cut to %d", length)
                    .isThrownBy(() -> ReaderTraining.reader(cut, TOPICS))
                    .withMessageContaining("model");
        }
        byte[] greedy = whole.clone();
        greedy[4] = 0x7F;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReaderTraining.reader(greedy, TOPICS))
                .withMessageContaining("claims");
    }

    @Test
    void a_label_that_contradicts_itself_is_refused_by_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LabelledMessage("m-7", "а", Language.RU, false, List.of("heat"), 0, "question"))
                .withMessageContaining("m-7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LabelledMessage("m-8", "а", Language.RU, false, List.of(), 0, "rant"))
                .withMessageContaining("rant");
    }

    @Test
    void the_curves_are_those_of_mathematics() {
        for (double x = -30; x < 30; x += 0.173) {
            assertThat(Curves.exp(x) / Math.exp(x)).isCloseTo(1, within(1e-5));
            assertThat(Curves.log(Math.exp(x))).isCloseTo(x, within(1e-5));
        }
    }

    private static List<LabelledMessage> messages() {
        List<LabelledMessage> messages = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            messages.add(of(i + "h", "в зале очень жарко " + i, true, List.of("heat"), -0.5, "complaint"));
            messages.add(of(i + "w", "жду уже целый час " + i, true, List.of("wait"), -0.5, "complaint"));
            messages.add(of(i + "p", "спасибо, всё понравилось " + i, false, List.of(), 1, "praise"));
            messages.add(of(i + "q", "а сколько стоит стрижка " + i + "?", false, List.of(), 0, "question"));
        }
        return messages;
    }

    private static LabelledMessage of(
            String id, String text, boolean complaint, List<String> topics, double sentiment, String kind) {
        return new LabelledMessage(id, text, Language.RU, complaint, topics, sentiment, kind);
    }
}
