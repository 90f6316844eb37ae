package io.crmautopilot.detector;

import static io.crmautopilot.detector.Streams.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmautopilot.person.BranchRef;
import io.crmautopilot.signal.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The same messages lead to the same signals: in disorder within the lateness, doubled, and after a change of node. */
class SameFutureTest {

    private static final long LATENESS_MS = 600_000;

    /** What must agree: the live detector may learn of a burst at another message of it, and so name it differently. */
    private record Final(List<String> people, List<String> messages, List<String> topics, String verdict) {
        static Final of(Signal signal) {
            return new Final(
                    signal.people(),
                    signal.messages(),
                    signal.topics(),
                    signal.verdict().name());
        }
    }

    @Test
    void doubled_messages_change_nothing() {
        for (long seed = 1; seed <= 10; seed++) {
            List<Streams.Said> stream = Streams.random(seed, 2_000);
            SplittableRandom random = new SplittableRandom(seed);
            List<Streams.Said> doubled = new ArrayList<>();
            for (Streams.Said said : stream) {
                doubled.add(said);
                if (random.nextInt(3) == 0) {
                    doubled.add(doubled.get(doubled.size() - 1 - random.nextInt(Math.min(3, doubled.size()))));
                }
            }

            assertThat(Streams.lastRevisions(Streams.detector(), doubled))
                    .as("seed %s", seed)
                    .isEqualTo(Streams.lastRevisions(Streams.detector(), stream));
        }
    }

    @Test
    void disorder_within_the_lateness_ends_in_the_same_evidence() {
        int compared = 0;
        for (long seed = 1; seed <= 30; seed++) {
            List<Streams.Said> stream = burstsOfOneTopic(seed);
            List<Signal> inOrder = alarms(stream);
            List<Signal> shuffled = alarms(shuffled(stream, seed));

            assertThat(shuffled.stream().map(Final::of))
                    .as("seed %s", seed)
                    .containsExactlyElementsOf(inOrder.stream().map(Final::of).toList());
            compared += inOrder.size();
        }
        assertThat(compared).isGreaterThan(30);
    }

    private static List<Signal> alarms(List<Streams.Said> stream) {
        return Streams.lastRevisions(Streams.afterQuietMonths(), stream).stream()
                .filter(signal -> signal.verdict().opensIncident())
                .toList();
    }

    /** A quiet topic with a burst every other day, each of people of its own who all come within a quarter of an hour. */
    private static List<Streams.Said> burstsOfOneTopic(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Streams.Said> said = new ArrayList<>();
        for (int day = 0; day < 6; day += 2) {
            int people = random.nextInt(4, 9);
            for (int i = 0; i < people; i++) {
                int second = day * 86_400 + random.nextInt(900);
                String id = "s" + seed + "-" + day + "-" + i;
                said.add(new Streams.Said(
                        Streams.message(BRANCH, id, Streams.morning().plusSeconds(second), id, "hot"),
                        Streams.complaint("heat")));
            }
        }
        said.sort(Comparator.comparing(each -> each.message().sentAt()));
        return said;
    }

    private static List<Streams.Said> shuffled(List<Streams.Said> stream, long seed) {
        SplittableRandom random = new SplittableRandom(seed * 31);
        record Late(Streams.Said said, long arrives) {}
        return stream.stream()
                .map(said -> new Late(said, said.message().sentAt().toEpochMilli() + random.nextLong(LATENESS_MS)))
                .sorted(Comparator.comparingLong(Late::arrives))
                .map(Late::said)
                .toList();
    }

    @Test
    void a_restored_detector_has_the_same_future() {
        int signals = 0;
        for (long seed = 1; seed <= 12; seed++) {
            List<Streams.Said> stream = Streams.random(seed, 3_000);
            int cut = new SplittableRandom(seed).nextInt(100, 2_900);
            StreamingDetector whole = Streams.detector();
            stream.subList(0, cut).forEach(said -> whole.observe(said.message(), said.reading()));
            StreamingDetector other = Streams.detector();

            other.restore(BRANCH, whole.snapshot(BRANCH));

            for (Streams.Said said : stream.subList(cut, stream.size())) {
                List<Signal> expected = whole.observe(said.message(), said.reading());
                assertThat(other.observe(said.message(), said.reading()))
                        .as(
                                "seed %s, cut at %s, message %s",
                                seed, cut, said.message().id())
                        .isEqualTo(expected);
                signals += expected.size();
            }
            assertThat(other.snapshot(BRANCH)).isEqualTo(whole.snapshot(BRANCH));
        }
        assertThat(signals).isGreaterThan(50);
    }

    @Test
    void a_young_branch_takes_what_its_tenant_knows_to_another_node() {
        StreamingDetector whole = Streams.detector();
        for (int sibling = 0; sibling < 8; sibling++) {
            Streams.learnQuietly(whole, new BranchRef("salons", "sibling-" + sibling));
        }
        List<Streams.Said> first = opening(0);
        first.forEach(said -> whole.observe(said.message(), said.reading()));
        StreamingDetector other = Streams.detector();
        StreamingDetector stranger = Streams.detector();
        first.forEach(said -> stranger.observe(said.message(), said.reading()));

        other.restore(BRANCH, whole.snapshot(BRANCH));

        List<Streams.Said> later = opening(1);
        assertThat(Streams.lastRevisions(other, later))
                .isEqualTo(Streams.lastRevisions(whole, later))
                .isNotEqualTo(Streams.lastRevisions(stranger, later));
        assertThat(other.snapshot(BRANCH)).isEqualTo(whole.snapshot(BRANCH));
    }

    /** A day of a branch that has just opened: people write, and four of them complain in the morning. */
    private static List<Streams.Said> opening(int day) {
        List<Streams.Said> said = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            boolean complains = i < 4;
            said.add(new Streams.Said(
                    Streams.message(
                            BRANCH,
                            "o" + day + "-" + i,
                            Streams.morning().plusSeconds(day * 86_400L + i * 300L),
                            "p" + day + "-" + i,
                            "hot"),
                    complains ? Streams.complaint("heat") : Streams.ok(0.2)));
        }
        return said;
    }

    @Test
    void what_another_node_knew_less_of_changes_nothing() {
        StreamingDetector little = Streams.detector();
        Streams.learnQuietly(little, BRANCH);
        byte[] old = little.snapshot(BRANCH);
        Streams.learnQuietly(little, new BranchRef("salons", "sibling"));
        byte[] before = little.snapshot(new BranchRef("salons", "sibling"));

        little.restore(BRANCH, old);

        assertThat(little.snapshot(new BranchRef("salons", "sibling"))).isEqualTo(before);
    }

    @Test
    void an_idle_branch_gives_its_memory_back_and_answers_the_same() {
        StreamingDetector alone = Streams.afterQuietMonths();
        StreamingDetector crowded = Streams.afterQuietMonths();
        BranchRef elsewhere = new BranchRef("salons", "elsewhere");
        int before = crowded.snapshot(BRANCH).length;
        for (int i = 0; i < 600_000; i++) {
            if (i % 1_000 == 0) {
                elsewhere = new BranchRef("salons", "elsewhere-" + i);
            }
            crowded.observe(
                    Streams.message(elsewhere, "e" + i, Streams.morning().plusSeconds(4 * 86_400L + i / 16), "p", "hi"),
                    Streams.ok(0));
        }

        assertThat(crowded.snapshot(BRANCH).length).isLessThan(before);
        List<Streams.Said> later = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            later.add(new Streams.Said(
                    Streams.message(BRANCH, "l" + i, Streams.morning().plusSeconds(9 * 86_400L + i), "p" + i, "hot"),
                    Streams.complaint("heat")));
        }
        assertThat(Streams.lastRevisions(crowded, later)).isEqualTo(Streams.lastRevisions(alone, later));
    }

    @Test
    void bytes_that_are_no_snapshot_are_refused_and_the_state_stays() {
        StreamingDetector detector = Streams.afterQuietMonths();
        byte[] good = detector.snapshot(BRANCH);
        SplittableRandom random = new SplittableRandom(2);

        for (int i = 0; i < 300; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            byte[] cut = java.util.Arrays.copyOf(good, random.nextInt(good.length));
            assertThatIllegalArgumentException().isThrownBy(() -> detector.restore(BRANCH, bad));
            assertThatIllegalArgumentException().isThrownBy(() -> detector.restore(BRANCH, cut));
        }

        assertThat(detector.snapshot(BRANCH)).isEqualTo(good);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> detector.restore(new BranchRef("salons", "other"), good))
                .withMessageContaining("salons/dostyk");
        assertThat(detector.snapshot(new BranchRef("nobody", "nowhere"))).isEmpty();
    }
}
