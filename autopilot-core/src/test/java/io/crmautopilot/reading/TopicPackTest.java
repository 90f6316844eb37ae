package io.crmautopilot.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmautopilot.text.Language;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicPackTest {

    @Test
    void the_standard_pack_counts_heat_and_air_together() {
        TopicPack pack = TopicPack.standard();

        int heat = pack.indexOf("climate.heat");

        assertThat(pack.size()).isEqualTo(24);
        assertThat(pack.groupBits(heat)).isEqualTo(pack.bits(List.of("climate.heat", "climate.air")));
        assertThat(pack.groupBits(pack.indexOf("smell"))).isEqualTo(1L << pack.indexOf("smell"));
        for (Topic topic : pack.topics()) {
            assertThat(topic.phrases()).containsOnlyKeys(Language.RU, Language.KK, Language.EN);
        }
    }

    @Test
    void bits_and_ids_are_each_others_opposite() {
        TopicPack pack = TopicPack.ofIds("a", "b", "c");

        long bits = pack.bits(List.of("c", "a"));

        assertThat(bits).isEqualTo(0b101);
        assertThat(pack.ids(bits)).containsExactly("a", "c");
        assertThat(pack.indexOf("d")).isEqualTo(-1);
    }

    @Test
    void merging_keeps_our_places_and_brings_phrases_together() {
        TopicPack ours = TopicPack.parse("[{\"id\": \"a\", \"phrases\": {\"ru\": [\"раз\"]}}, {\"id\": \"b\"}]");
        TopicPack theirs = TopicPack.parse(
                "[{\"id\": \"c\"}, {\"id\": \"a\", \"group\": \"g\", \"phrases\": {\"ru\": [\"два\", \"раз\"]}}]");

        TopicPack merged = ours.merge(theirs);

        assertThat(merged.topics()).extracting(Topic::id).containsExactly("a", "b", "c");
        assertThat(merged.topics().get(0).phrases(Language.RU)).containsExactly("раз", "два");
        assertThat(merged.topics().get(0).group()).isEqualTo("g");
    }

    @Test
    void what_is_wrong_with_a_pack_is_said_with_its_entry() {
        wrong("{}", "a topic pack is an array of topics");
        wrong("[{\"id\": \"a\"}, {\"id\": \"a\"}]", "entry 2 of the topic pack has the id \"a\" of entry 1");
        wrong("[{\"group\": \"g\"}]", "entry 1 of the topic pack has no id");
        wrong("[{\"id\": \"a b\"}]", "entry 1 of the topic pack: a topic id has only Latin letters");
        wrong("[{\"id\": \"a\", \"regex\": \".*\"}]", "entry 1 of the topic pack (a) has the key \"regex\"");
        wrong("[{\"id\": \"a\", \"phrases\": {\"de\": []}}]", "phrases.de: no language has the code \"de\"");
        wrong("[{\"id\": \"a\", \"phrases\": {\"kk\": [\"ауа\", 7]}}]", "(a): phrases.kk[1] is not a string");
        wrong("[{\"id\": \"a\", \"phrases\": {\"ru\": [\"!?\"]}}]", "topic a, phrases.ru: \"!?\" has no word in it");
        wrong("[{\"id\": \"a\"}] []", "goes on after");
        wrong("[{\"id\": \"a\",", "no JSON");
        wrong("[]", "1 to 64 topics, not 0");
    }

    @Test
    void sixty_five_topics_are_too_many() {
        List<Topic> topics = new ArrayList<>();
        for (int i = 0; i < 65; i++) {
            topics.add(Topic.of("t" + i));
        }

        assertThat(TopicPack.of(topics.subList(0, 64)).groupBits(63)).isEqualTo(1L << 63);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TopicPack.of(topics))
                .withMessageContaining("not 65");
    }

    @Test
    void a_message_that_is_no_complaint_bears_no_topics() {
        ReadingBuffer buffer = new ReadingBuffer();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> buffer.set(Language.RU, false, 0.1, 1, 0))
                .withMessageContaining("bears no topics");
        assertThat(buffer.copy()).isEqualTo(Reading.of(Language.OTHER, false, 0, 0, 0));
    }

    private static void wrong(String json, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TopicPack.parse(json))
                .withMessageContaining(message);
    }
}
