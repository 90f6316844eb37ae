package io.crmautopilot.detector;

import static io.crmautopilot.detector.Streams.BRANCH;
import static io.crmautopilot.detector.Streams.complaint;
import static io.crmautopilot.detector.Streams.message;
import static io.crmautopilot.detector.Streams.morning;
import static io.crmautopilot.detector.Streams.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmautopilot.message.Message;
import io.crmautopilot.reading.Reading;
import io.crmautopilot.reading.TopicPack;
import io.crmautopilot.signal.SentimentDeviation;
import io.crmautopilot.signal.Signal;
import io.crmautopilot.signal.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StreamingDetectorTest {

    private static final Reading HEAT = complaint("heat");
    private static final String LONG_TEXT = "never come to this place again they cheat on everybody here";

    private final StreamingDetector detector = Streams.afterQuietMonths();

    @Test
    void the_third_person_makes_it_known_in_a_quiet_branch() {
        assertThat(detector.observe(message("a", 0, "ann"), HEAT)).isEmpty();
        assertThat(detector.observe(message("b", 5, "bob"), HEAT)).isEmpty();

        List<Signal> signals = detector.observe(message("c", 12, "cid"), HEAT);

        assertThat(signals).hasSize(1);
        Signal signal = signals.get(0);
        assertThat(signal.verdict()).isEqualTo(Verdict.COMMON_CAUSE_LIKELY);
        assertThat(signal.people()).containsExactly("ann", "bob", "cid");
        assertThat(signal.messages()).containsExactly("a", "b", "c");
        assertThat(signal.at()).isEqualTo(morning().plus(Duration.ofMinutes(12)));
        assertThat(signal.topics()).containsExactly("heat");
        assertThat(signal.window()).isEqualTo(Duration.ofMinutes(20));
        assertThat(signal.expected()).isLessThan(0.05);
        assertThat(signal.recurrenceYears()).isGreaterThan(8);
        assertThat(signal.posterior()).isGreaterThan(0.9);
        assertThat(signal.revision()).isEqualTo(1);
        assertThat(signal.provoked()).isFalse();
    }

    @Test
    void one_angry_client_is_one_person_however_often_they_write() {
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            signals.addAll(detector.observe(message("angry-" + i, i, "angry"), HEAT));
        }

        assertThat(signals).isEmpty();
    }

    @Test
    void a_person_on_two_channels_is_one_person() {
        Instant at = morning();
        detector.observe(Message.incoming("a", BRANCH, at, "whatsapp", "7700", "ann", "hot"), HEAT);
        detector.observe(Message.incoming("b", BRANCH, at.plusSeconds(60), "instagram", "@ann", "ann", "hot"), HEAT);

        assertThat(detector.observe(message("c", 2, "bob"), HEAT)).isEmpty();
        assertThat(detector.observe(message("d", 3, "cid"), HEAT)).hasSize(1);
    }

    @Test
    void unknown_authors_are_told_apart_by_channel_and_address() {
        for (String author : List.of("1", "2")) {
            detector.observe(Message.incoming("w" + author, BRANCH, morning(), "whatsapp", author, null, "hot"), HEAT);
        }

        List<Signal> signals = detector.observe(
                Message.incoming("i1", BRANCH, morning().plusSeconds(9), "instagram", "1", null, "hot"), HEAT);

        assertThat(signals).hasSize(1);
        assertThat(signals.get(0).people()).hasSize(3);
    }

    @Test
    void what_the_business_itself_writes_never_counts() {
        for (int i = 0; i < 5; i++) {
            Message ours = new Message(
                    "our-" + i,
                    BRANCH,
                    morning(),
                    "whatsapp",
                    "p" + i,
                    null,
                    "hot",
                    Message.Direction.OUT,
                    null,
                    false);
            assertThat(detector.observe(ours, HEAT)).isEmpty();
        }

        assertThat(detector.counts().outgoing()).isEqualTo(5);
    }

    @Test
    void copies_of_a_longer_text_are_one_source_but_mentions() {
        for (int i = 0; i < 10; i++) {
            Message copy = message(BRANCH, "copy-" + i, morning().plusSeconds(i), "p" + i, LONG_TEXT + "!".repeat(i));
            assertThat(detector.observe(copy, HEAT)).isEmpty();
        }
        detector.observe(message("x", 1, "ann"), HEAT);

        List<Signal> signals = detector.observe(message("y", 2, "bob"), HEAT);

        assertThat(signals.get(0).people()).hasSize(3);
        assertThat(signals.get(0).mentions()).isEqualTo(12);
        assertThat(detector.counts().copies()).isEqualTo(9);
    }

    @Test
    void a_forwarded_text_is_no_witness() {
        for (int i = 0; i < 6; i++) {
            assertThat(detector.observe(answer("f" + i, "p" + i, null, true), HEAT))
                    .isEmpty();
        }
    }

    @Test
    void a_window_of_answers_to_one_broadcast_is_marked() {
        detector.observe(answer("a", "ann", "news-1", false), HEAT);
        detector.observe(answer("b", "bob", "news-1", false), HEAT);

        assertThat(detector.observe(answer("c", "cid", null, false), HEAT)
                        .get(0)
                        .provoked())
                .isTrue();
        assertThat(detector.observe(answer("d", "dan", null, false), HEAT)
                        .get(0)
                        .provoked())
                .isFalse();
    }

    private static Message answer(String id, String person, @Nullable String broadcast, boolean forwarded) {
        return new Message(
                id, BRANCH, morning(), "whatsapp", person, person, "hot", Message.Direction.IN, broadcast, forwarded);
    }

    @Test
    void related_topics_count_together_and_others_do_not() {
        detector.observe(message("a", 0, "ann"), HEAT);
        detector.observe(message("b", 1, "bob"), complaint("air"));
        assertThat(detector.observe(message("c", 2, "cid"), complaint("water"))).isEmpty();

        List<Signal> signals = detector.observe(message("d", 3, "dan"), complaint("air"));

        assertThat(signals).hasSize(1);
        assertThat(signals.get(0).topics()).containsExactly("air", "heat");
        assertThat(signals.get(0).people()).containsExactly("ann", "bob", "dan");
    }

    @Test
    void growth_revises_the_signal_and_a_repeat_does_not() {
        Signal first = burst(0, "heat", "ann", "bob", "cid").get(0);

        List<Signal> grown = detector.observe(message("d", 10, "dan"), HEAT);
        List<Signal> repeated = detector.observe(message("e", 11, "dan"), HEAT);

        assertThat(grown).hasSize(1);
        assertThat(grown.get(0).id()).isEqualTo(first.id());
        assertThat(grown.get(0).at()).isEqualTo(first.at());
        assertThat(grown.get(0).revision()).isEqualTo(2);
        assertThat(grown.get(0).people()).hasSize(4);
        assertThat(grown.get(0).posterior()).isGreaterThanOrEqualTo(first.posterior());
        assertThat(repeated).isEmpty();
    }

    @Test
    void a_second_topic_is_a_burst_of_its_own() {
        Signal heat = burst(0, "heat", "ann", "bob", "cid").get(0);

        List<Signal> water = burst(10, "water", "dan", "eva", "fay");

        assertThat(water).hasSize(1);
        assertThat(water.get(0).id()).isNotEqualTo(heat.id());
        assertThat(water.get(0).topics()).containsExactly("water");
    }

    @Test
    void one_cause_that_is_complained_of_in_two_ways_is_one_burst() {
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            signals.addAll(detector.observe(message("m" + i, i, "p" + i), complaint("heat", "water")));
        }

        assertThat(signals.stream().map(Signal::id).distinct()).hasSize(1);
        Signal last = signals.get(signals.size() - 1);
        assertThat(last.topics()).containsExactly("heat", "water");
        assertThat(last.people()).hasSize(4);
        assertThat(last.mentions()).isEqualTo(4);
    }

    @Test
    void the_evidence_of_a_closed_incident_leaves_all_windows() {
        Signal signal = burst(0, "heat", "ann", "bob", "cid").get(0);

        detector.closed(signal);

        assertThat(detector.observe(message("late", 13, "dan"), HEAT)).isEmpty();
        assertThat(detector.observe(message("late2", 14, "eva"), HEAT)).isEmpty();
        List<Signal> anew = detector.observe(message("late3", 15, "fay"), HEAT);
        assertThat(anew).hasSize(1);
        assertThat(anew.get(0).people()).containsExactly("dan", "eva", "fay");
        detector.closed(signal);
    }

    @Test
    void history_is_learned_and_never_signalled() {
        for (int i = 0; i < 8; i++) {
            detector.learn(message("h" + i, i, "p" + i), HEAT);
        }

        assertThat(detector.observe(message("next-day", 1_440 + 600, "ann"), HEAT))
                .isEmpty();
    }

    @Test
    void a_busy_topic_needs_more_people() {
        StreamingDetector busy = Streams.detector();
        for (int hour = 0; hour < 60 * 24; hour++) {
            Instant at = Streams.START.plus(Duration.ofHours(hour));
            busy.learn(Streams.message(BRANCH, "h" + hour, at, "guest-" + hour, "queue"), complaint("queue"));
        }

        List<Signal> three = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            three.addAll(busy.observe(message("q" + i, i, "p" + i), complaint("queue")));
        }

        assertThat(three).noneMatch(signal -> signal.verdict().opensIncident());
    }

    @Test
    void a_branch_that_is_new_says_that_it_knows_too_little() {
        StreamingDetector young = Streams.detector();
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            signals.addAll(young.observe(message("m" + i, i, "p" + i), HEAT));
        }

        assertThat(signals).isNotEmpty().allMatch(signal -> signal.verdict() == Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void a_new_branch_of_an_old_tenant_starts_from_its_siblings() {
        StreamingDetector chain = Streams.detector();
        for (int i = 0; i < 8; i++) {
            Streams.learnQuietly(chain, new io.crmautopilot.person.BranchRef("salons", "sibling-" + i));
        }

        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            signals.addAll(chain.observe(message("m" + i, i, "p" + i), HEAT));
        }

        assertThat(signals).anyMatch(signal -> signal.verdict() == Verdict.COMMON_CAUSE_LIKELY);
    }

    @Test
    void when_everybody_writes_more_it_is_a_surge() {
        StreamingDetector promotion = Streams.detector();
        for (int day = 0; day < 60; day++) {
            for (int i = 0; i < 10; i++) {
                Instant at = Streams.START.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(540 + i * 70L));
                boolean complains = i == day % 10 && day % 3 == 0;
                promotion.learn(
                        Streams.message(BRANCH, "d" + day + "-" + i, at, "g" + (day * 10 + i), "hi"),
                        complains ? complaint("queue") : ok(0));
            }
        }
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Message message = Streams.message(BRANCH, "p" + i, morning().plusSeconds(i * 10L), "new-" + i, "hello");
            signals.addAll(promotion.observe(message, i % 30 == 29 ? complaint("queue") : ok(0.5)));
        }

        assertThat(signals).isNotEmpty().noneMatch(signal -> signal.verdict() == Verdict.COMMON_CAUSE_LIKELY);
        assertThat(signals).anyMatch(signal -> signal.verdict() == Verdict.GENERAL_SURGE);
    }

    @Test
    void sentiment_is_told_against_the_branchs_normal_and_can_be_switched_off() {
        Signal signal = burst(0, "heat", "ann", "bob", "cid").get(0);

        SentimentDeviation sentiment = Objects.requireNonNull(signal.sentiment());
        assertThat(sentiment.window()).isLessThan(-0.4);
        assertThat(sentiment.baseline()).isBetween(0.1, 0.3);
        assertThat(sentiment.z()).isLessThan(-2);

        StreamingDetector off =
                StreamingDetector.of(Streams.TOPICS, DetectorSettings.defaults().withSentiment(false));
        Streams.learnQuietly(off, BRANCH);
        List<Signal> without = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            without.addAll(off.observe(message("m" + i, i, "p" + i), HEAT));
        }
        assertThat(without).hasSize(1).allMatch(each -> each.sentiment() == null);
    }

    @Test
    void times_in_the_wrong_unit_and_beyond_the_lateness_are_counted_and_change_nothing() {
        detector.observe(message("now", 0, "ann"), HEAT);
        for (Instant wrong :
                List.of(Instant.EPOCH, Instant.parse("+56789-01-01T00:00:00Z"), Instant.MAX, Instant.MIN)) {
            assertThat(detector.observe(Streams.message(BRANCH, "w" + wrong, wrong, "bob", "hot"), HEAT))
                    .isEmpty();
        }
        detector.observe(message("late", -11, "cid"), HEAT);
        detector.observe(message("in-time", -9, "dan"), HEAT);

        List<Signal> signals = detector.observe(message("b", 1, "bob"), HEAT);

        assertThat(signals.get(0).people()).containsExactly("dan", "ann", "bob");
        assertThat(detector.counts().implausible()).isEqualTo(4);
        assertThat(detector.counts().late()).isEqualTo(1);
    }

    @Test
    void an_id_that_came_before_changes_nothing_whatever_it_brings() {
        detector.observe(message("a", 0, "ann"), HEAT);
        detector.observe(message("a", 0, "ann"), HEAT);
        detector.observe(message("a", 1, "bob"), HEAT);
        assertThat(detector.observe(message("a", 2, "cid"), HEAT)).isEmpty();

        assertThat(detector.counts().repeated()).isEqualTo(3);
        assertThat(detector.counts().reusedIds()).isEqualTo(2);
    }

    @Test
    void a_million_authors_in_an_hour_are_one_incident_of_bounded_size() {
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            Instant at = morning().plusMillis(i * 18L);
            signals.addAll(detector.observe(Streams.message(BRANCH, "f" + i, at, "flood-" + i, "hot"), HEAT));
        }

        Signal last = signals.get(signals.size() - 1);
        assertThat(signals.stream().map(Signal::id).distinct()).hasSize(1);
        assertThat(signals.size()).isLessThan(1_000);
        assertThat(last.people().size()).isEqualTo(Burst.MOST_LISTED);
        assertThat(last.messages().size()).isEqualTo(Burst.MOST_LISTED);
    }

    @Test
    void the_branches_of_a_tenant_do_not_disturb_each_other() {
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            var branch = new io.crmautopilot.person.BranchRef("chain", "branch-" + i);
            signals.addAll(detector.observe(
                    Streams.message(branch, "m" + i, morning().plusSeconds(i % 600), "p" + i, "hot"), HEAT));
        }

        assertThat(signals).isEmpty();
        assertThat(detector.branches()).hasSize(10_001);
    }

    @Test
    void a_wider_pack_keeps_what_is_known_and_another_one_is_refused() {
        List<io.crmautopilot.reading.Topic> more = new ArrayList<>(Streams.TOPICS.topics());
        more.add(io.crmautopilot.reading.Topic.of("new"));

        detector.widen(TopicPack.of(more), 4);

        assertThat(burst(0, "heat", "ann", "bob", "cid")).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> detector.widen(TopicPack.ofIds("other"), 1))
                .withMessageContaining("moves or drops");
    }

    private List<Signal> burst(int minute, String topic, String... people) {
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < people.length; i++) {
            signals.addAll(detector.observe(message(topic + "-" + people[i], minute + i, people[i]), complaint(topic)));
        }
        return signals;
    }
}
