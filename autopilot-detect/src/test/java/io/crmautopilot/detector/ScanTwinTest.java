package io.crmautopilot.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmautopilot.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The detector against a twin that keeps every message for ever and computes each number from the definition: votes by looking at all of
 * them, exposure minute by minute from all messages, the normal by summing halved votes, the tail by summing chances.
 */
class ScanTwinTest {

    private static final long DAY = 86_400_000;
    private static final long[] WINDOWS = {20, 40, 80, 160, 480, 1_440};
    private static final double BUDGET = 0.5 / 3;

    private record Vote(long time, String person) {}

    private final List<Long> traffic = new ArrayList<>();
    private final Map<String, Long> lastTraffic = new HashMap<>();
    private final Map<String, Long> lastVote = new HashMap<>();
    private final List<Vote> votes = new ArrayList<>();

    @Test
    void the_first_word_on_every_burst_is_the_twins() {
        int compared = 0;
        for (long seed = 1; seed <= 14; seed++) {
            compared += play(seed);
        }
        assertThat(compared).isGreaterThan(10);
    }

    private int play(long seed) {
        traffic.clear();
        lastTraffic.clear();
        lastVote.clear();
        votes.clear();
        SplittableRandom random = new SplittableRandom(seed);
        StreamingDetector detector = Streams.detector();
        long time = Streams.START.toEpochMilli();
        long start = -1;
        int compared = 0;
        for (int i = 0; i < 1_500; i++) {
            boolean burst = i > 700 && i % 400 < 12;
            time += 1 + (long) (-(burst ? 4 : 60) * 60_000.0 * Math.log(1 - random.nextDouble()));
            // Whole minutes: the detector remembers people by the minute.
            time -= time % 60_000;
            start = start < 0 ? time : start;
            boolean complains = burst || random.nextInt(60) == 0;
            String person = "p" + random.nextInt(3_000);
            takeTraffic(person, time);
            boolean voted = complains && takeVote(person, time);
            List<Signal> signals = detector.observe(
                    Streams.message(Streams.BRANCH, seed + "-" + i, Instant.ofEpochMilli(time), person, "hot"),
                    complains ? Streams.complaint("heat") : Streams.ok(Double.NaN));
            if (!voted) {
                assertThat(signals).isEmpty();
            } else if (compare(signals, start, time, "seed " + seed + " message " + i)) {
                compared++;
                detector.closed(signals.get(0));
                return compared;
            }
        }
        return compared;
    }

    /** Returns whether a burst began, whose evidence would have to be taken out of the twin too. */
    private boolean compare(List<Signal> signals, long start, long now, String where) {
        double bestYears = 0;
        int people = 0;
        double expected = 0;
        long window = 0;
        double days = exposureDays(start, now - DAY);
        double shape = 0.5 + learnedVotes(now);
        double rate = shape / (0.05 + days);
        double mixed = 1 / (1 / shape + dispersion());
        double bestScore = 0;
        boolean alarm = false;
        for (int w = 0; w < WINDOWS.length; w++) {
            long length = WINDOWS[w] * 60_000;
            int n = (int) votes.stream()
                    .filter(v -> v.time() > now - length && v.time() <= now)
                    .count();
            if (n < 3) {
                continue;
            }
            double exposure = exposure(start, now - length, now);
            double mean = rate * exposure * (mixed + 1) / mixed;
            double years = 1 / (rate * 365.25 * tail(mixed + 1, mean, n - 1));
            double score = years * BUDGET * (w < 4 ? 0.75 : 0.25);
            bestYears = Math.max(bestYears, years);
            if (!alarm && score > bestScore) {
                people = n;
                expected = rate * exposure;
                window = length;
                alarm = score >= 1;
            }
            bestScore = Math.max(bestScore, score);
        }
        if (!alarm) {
            assertThat(signals).as(where).noneMatch(signal -> signal.verdict().opensIncident());
            return false;
        }
        assertThat(signals).as(where).hasSize(1);
        Signal signal = signals.get(0);
        assertThat(signal.people()).as(where).hasSize(people);
        assertThat(signal.window()).as(where).isEqualTo(Duration.ofMillis(window));
        assertThat(signal.expected()).as(where).isCloseTo(expected, within(expected * 0.002));
        assertThat(signal.recurrenceYears())
                .as(where)
                .isCloseTo(Math.min(1_000, bestYears), within(Math.min(1_000, bestYears) * 0.01));
        return true;
    }

    private void takeTraffic(String person, long time) {
        Long before = lastTraffic.get(person);
        if (before == null || time - before >= 160 * 60_000) {
            lastTraffic.put(person, time);
            traffic.add(time);
        }
    }

    private boolean takeVote(String person, long time) {
        Long before = lastVote.get(person);
        if (before != null && time - before < DAY) {
            return false;
        }
        lastVote.put(person, time);
        votes.add(new Vote(time, person));
        return true;
    }

    private double learnedVotes(long now) {
        return votes.stream()
                .filter(vote -> vote.time() < now - DAY - 600_000)
                .mapToDouble(vote -> Math.pow(0.5, (now / 3_600_000 - vote.time() / 3_600_000) / 24.0 / 28))
                .sum();
    }

    /** Fewer than two votes a day say nothing of how days differ; the twin plays only such streams. */
    private double dispersion() {
        Baseline baseline = new Baseline();
        long start = traffic.get(0);
        long newest = votes.get(votes.size() - 1).time();
        for (Vote vote : votes) {
            if (vote.time() < newest - DAY - 600_000) {
                baseline.learn(vote.time(), vote.time() / 3_600_000, 1, exposureDays(start, vote.time() - DAY));
            }
        }
        return baseline.dispersion(exposureDays(start, newest - DAY));
    }

    private static double exposureDays(long start, long until) {
        double days = 0;
        for (long t = start; t < until; t += 600_000) {
            days += Math.pow(0.5, (until - t - 300_000.0) / DAY / 28) / 144;
        }
        return days;
    }

    private double exposure(long start, long from, long to) {
        double sum = 0;
        double days = exposureDays(start, to);
        for (long minute = from; minute < to; minute += 60_000) {
            sum += busyness(minute, days) / 1_440;
        }
        return sum;
    }

    /** From all messages after the sixteenth, with the shrinkage that the profile states. */
    private double busyness(long minute, double days) {
        int hour = (int) (minute / 3_600_000 % 24);
        int day = (int) ((minute / DAY + 3) % 7);
        double byHour = 1.0 / 24;
        double byDay = 1.0 / 7;
        if (traffic.size() >= 16) {
            List<Long> own = traffic.subList(15, traffic.size());
            double total = own.size();
            double ofHour = own.stream().filter(t -> t / 3_600_000 % 24 == hour).count();
            double ofDay = own.stream().filter(t -> (t / DAY + 3) % 7 == day).count();
            double weight = 30 + total * 14 / Math.max(1, days);
            byHour = (ofHour + 30 * byHour) / (total + 30);
            byDay = (ofDay + weight * byDay) / (total + weight);
        }
        return Math.max(0.08, byHour * 24) * Math.max(0.08, byDay * 7);
    }

    private static double tail(double shape, double mean, int k) {
        double q = mean / (shape + mean);
        double chance = Math.pow(1 - q, shape);
        double tail = 0;
        for (int i = 0; i < 3_000; i++) {
            tail += i >= k ? chance : 0;
            chance *= q * (i + shape) / (i + 1);
        }
        return tail;
    }
}
