package io.crmautopilot.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmautopilot.person.BranchRef;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Each flat structure against the plainest collection that does the same. */
class WindowStateTest {

    private record Entry(long time, boolean vote, String id) {}

    @Test
    void votes_count_like_a_sorted_list() {
        for (long seed = 1; seed <= 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Votes votes = new Votes();
            List<Entry> slow = new ArrayList<>();
            for (int step = 0; step < 300; step++) {
                change(random, votes, slow, step);
                long from = random.nextInt(1_000);
                long to = from + random.nextInt(500);

                long expected = slow.stream()
                        .filter(entry -> entry.vote() && entry.time() > from && entry.time() <= to)
                        .count();
                assertThat(votes.votesBetween(from, to))
                        .as("seed %s step %s", seed, step)
                        .isEqualTo((int) expected);
                assertThat(votes.votes())
                        .isEqualTo((int) slow.stream().filter(Entry::vote).count());
                assertThat(ids(votes)).isEqualTo(slow.stream().map(Entry::id).toList());
            }
        }
    }

    private static void change(SplittableRandom random, Votes votes, List<Entry> slow, int step) {
        int what = random.nextInt(10);
        if (what == 0 && !slow.isEmpty()) {
            votes.removeFirst();
            slow.remove(0);
        } else if (what == 1 && !slow.isEmpty()) {
            int place = random.nextInt(slow.size());
            votes.remove(place);
            slow.remove(place);
        } else if (what == 2 && !slow.isEmpty()) {
            int place = random.nextInt(slow.size());
            votes.demote(place);
            Entry old = slow.get(place);
            slow.set(place, new Entry(old.time(), false, old.id()));
        } else {
            long time = random.nextInt(1_000);
            boolean vote = random.nextBoolean();
            String id = "m" + step;
            votes.add(time, vote ? Votes.VOTE : 0, step, 0, 1, id, "who", null, null);
            slow.add(new Entry(time, vote, id));
            slow.sort(Comparator.comparingLong(Entry::time));
        }
    }

    private static List<String> ids(Votes votes) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < votes.size(); i++) {
            ids.add(votes.messageId(i));
        }
        return ids;
    }

    @Test
    void the_seen_table_remembers_like_a_map() {
        for (long seed = 1; seed <= 8; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long[] table = SeenTable.NONE;
            Map<Long, Long> slow = new HashMap<>();
            // From a branch of three a day, whose table is all but empty, to one of thousands.
            int pace = 1 << (2 * random.nextInt(6));
            int things = random.nextInt(20, 3_000);
            Work work = new Work();

            for (int step = 0; step < 20_000; step++) {
                long minute = 29_000_000L + (long) step * 1_440 / pace / 3 - random.nextInt(10);
                long oldest = 29_000_000L + (long) step * 1_440 / pace / 3 - 1_450;
                long oldestBrief = oldest + 1_280;
                int thing = random.nextInt(things);
                boolean brief = thing % 3 == 0;
                long hash = Hashes.mix(thing);
                Long known = slow.get(hash);
                long itsOldest = brief ? oldestBrief : oldest;
                int slot = SeenTable.slot(table, hash, oldest, oldestBrief);
                assertThat(SeenTable.minuteAt(table, slot, hash, itsOldest))
                        .as("seed %s step %s", seed, step)
                        .isEqualTo(known == null || known < itsOldest ? SeenTable.NEVER : known);
                table = SeenTable.put(table, slot, hash, brief, minute, oldest, oldestBrief, work);
                slow.put(hash, minute);
                if (step % 1_000 == 0) {
                    table = SeenTable.expired(table, oldest, oldestBrief);
                }
            }
            assertThat(work.forgotten).isZero();
        }
    }

    @Test
    void a_table_of_what_is_seen_holds_little_more_than_what_still_counts() {
        long[] table = SeenTable.NONE;
        Work work = new Work();

        for (int i = 0; i < 100_000; i++) {
            long minute = 29_000_000L + i * 48L;
            long hash = Hashes.mix(i);
            int slot = SeenTable.slot(table, hash, minute - 1_450, minute - 170);
            table = SeenTable.put(table, slot, hash, false, minute, minute - 1_450, minute - 170, work);
        }

        // Thirty-one count.
        assertThat(table.length).isLessThanOrEqualTo(64);
    }

    @Test
    void a_million_authors_in_an_hour_stay_bounded_and_the_newest_are_remembered() {
        long[] table = SeenTable.NONE;
        Work work = new Work();

        for (int i = 0; i < 1_000_000; i++) {
            long hash = Hashes.mix(i);
            int slot = SeenTable.slot(table, hash, 28_990_000L, 28_990_000L);
            table = SeenTable.put(table, slot, hash, false, 29_000_000L + i / 20_000, 28_990_000L, 28_990_000L, work);
        }

        long last = Hashes.mix(999_999);
        assertThat(SeenTable.size(table)).isLessThan(SeenTable.MOST);
        assertThat(work.forgotten).isPositive();
        assertThat(SeenTable.minuteAt(table, SeenTable.slot(table, last, 0, 0), last, 28_990_000L))
                .isEqualTo(29_000_049L);
    }

    @Test
    void more_things_than_fit_within_one_minute_are_forgotten_and_counted() {
        long[] table = SeenTable.NONE;
        Work work = new Work();

        for (int i = 0; i < 300_000; i++) {
            long hash = Hashes.mix(i);
            int slot = SeenTable.slot(table, hash, 28_990_000L, 28_990_000L);
            table = SeenTable.put(table, slot, hash, false, 29_000_000L, 28_990_000L, 28_990_000L, work);
        }

        assertThat(work.forgotten + SeenTable.size(table)).isEqualTo(300_000);
        assertThat(SeenTable.size(table)).isLessThan(SeenTable.MOST);
    }

    @Test
    void traffic_counts_like_a_list_of_people() {
        for (long seed = 1; seed <= 5; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long[] traffic = Traffic.NONE;
            List<double[]> slow = new ArrayList<>();
            int pace = random.nextInt(1, 30);

            for (int step = 0; step < 3_000; step++) {
                long bucket = 1_000L + step / pace - random.nextInt(4);
                double sentiment =
                        random.nextInt(4) == 0 ? Double.NaN : Math.rint(2_000 * random.nextDouble() - 1_000) / 1_000;
                long oldest = 1_000L + step / pace - 40;
                traffic = Traffic.add(traffic, bucket, sentiment, oldest);
                slow.add(new double[] {bucket, sentiment});
                long from = oldest + random.nextInt(40);
                if (random.nextInt(100) == 0) {
                    traffic = Traffic.expired(traffic, oldest);
                }

                assertThat(Traffic.people(traffic, from, bucket))
                        .as("seed %s step %s", seed, step)
                        .isEqualTo((int) slow.stream()
                                .filter(p -> p[0] >= from && p[0] <= bucket)
                                .count());
                assertThat(Traffic.sentimentCount(traffic, from, bucket)).isEqualTo((int) slow.stream()
                        .filter(p -> p[0] >= from && p[0] <= bucket && !Double.isNaN(p[1]))
                        .count());
                assertThat(Traffic.sentimentSum(traffic, from, bucket))
                        .isCloseTo(
                                slow.stream()
                                        .filter(p -> p[0] >= from && p[0] <= bucket && !Double.isNaN(p[1]))
                                        .mapToDouble(p -> p[1])
                                        .sum(),
                                within(1e-6));
            }
            assertThat(traffic.length).isLessThanOrEqualTo(1 + 2 * 64);
        }
    }

    @Test
    void exposure_is_the_integral_of_the_profile_minute_by_minute() {
        Config config = new Config(DetectorSettings.defaults().withTimeZone(ZoneId.of("Europe/Berlin")));
        Branch branch = new Branch(new BranchRef("t", "b"), config, new TenantPool());
        SplittableRandom random = new SplittableRandom(3);
        long start = Instant.parse("2025-03-01T00:00:00Z").toEpochMilli();
        for (int i = 0; i < 4_000; i++) {
            long time = start + (long) (i * 40 * 86_400_000.0 / 4_000);
            branch.advance(time);
            if (config.hours.hour(time) % 24 > 8 || random.nextInt(5) == 0) {
                branch.wrote(time, 0);
            }
        }
        long end = start + 40L * 86_400_000;

        for (int i = 0; i < 50; i++) {
            // The clock changes on 30 March, inside the range.
            long from = end - random.nextInt(30 * 1_440) * 60_000L;
            long to = from + random.nextInt(1, 1_440) * 60_000L;
            double slow = 0;
            for (long minute = from; minute < to; minute += 60_000) {
                slow += branch.exposure(minute, minute + 60_000);
            }
            assertThat(branch.exposure(from, to)).isCloseTo(slow, within(1e-9));
        }
        assertThat(branch.exposure(end - 28L * 86_400_000, end) / 28).isCloseTo(1, within(0.05));
    }

    @Test
    void a_baseline_is_the_sum_of_its_halved_votes() {
        SplittableRandom random = new SplittableRandom(4);
        Baseline baseline = new Baseline();
        long start = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
        List<Long> times = new ArrayList<>();
        long time = start;
        for (int i = 0; i < 300; i++) {
            time += random.nextInt(1, 20) * 3_600_000L;
            times.add(time);
            baseline.learn(time, time / 3_600_000, 1, Baseline.exposure(start, time));
        }
        long now = time + 5 * 86_400_000L;

        double slow = times.stream()
                .mapToDouble(t -> Math.pow(0.5, (now / 3_600_000 - t / 3_600_000) / 24.0 / Baseline.HALF_LIFE_DAYS))
                .sum();

        assertThat(baseline.votesAt(now)).isCloseTo(slow, within(slow * 1e-4));
    }

    @Test
    void exposure_in_days_is_the_halved_sum_of_days() {
        double slow = 0;
        for (int minute = 0; minute < 90 * 1_440; minute++) {
            slow += Math.pow(0.5, (minute + 0.5) / 1_440 / Baseline.HALF_LIFE_DAYS) / 1_440;
        }

        assertThat(Baseline.exposure(0, 90L * 86_400_000)).isCloseTo(slow, within(1e-4));
        assertThat(Baseline.exposure(5, 5)).isZero();
    }

    @Test
    void days_that_differ_are_told_from_days_that_do_not() {
        assertThat(dispersionOf(0)).isLessThan(0.25);
        assertThat(dispersionOf(0.5)).isBetween(0.35, 0.9);
    }

    private static double dispersionOf(double variance) {
        SplittableRandom random = new SplittableRandom(9);
        Baseline baseline = new Baseline();
        double exposure = 0;
        for (int day = 0; day < 400; day++) {
            // Two kinds of days around the mean have exactly this variance.
            double rate = 5 * (1 + (random.nextBoolean() ? 1 : -1) * Math.sqrt(variance));
            exposure = Baseline.exposure(0, day * 86_400_000L);
            for (double at = -Math.log(1 - random.nextDouble()); at < rate; at -= Math.log(1 - random.nextDouble())) {
                long time = day * 86_400_000L + (long) (at / rate * 86_000_000);
                baseline.learn(time, day * 24L, 1, exposure);
            }
        }
        return baseline.dispersion(exposure);
    }
}
