package io.crmautopilot.detector;

import io.crmautopilot.signal.SentimentDeviation;
import io.crmautopilot.signal.Verdict;
import org.jspecify.annotations.Nullable;

/** Turns what the scan found into a verdict: against the rest of the traffic, against how people normally sound, and against chance. */
final class Judge {

    /**
     * The chance that a real incident shows exactly so many people at the moment of looking: incidents of three to fifteen people come
     * along about evenly. Settled by simulation so that the posterior is calibrated.
     */
    private static final double INCIDENT_SHOWS = 0.2;

    /** By how much a surge of all traffic lowers the odds of a cause of its own. */
    private static final double SURGE_ODDS = 0.05;

    /** So unlikely must the rest of the traffic be to be a surge. */
    private static final double SURGES = 0.01;

    /** In so much of the time people are thought to write so much more. */
    private static final double BUSY_SHARE = 0.05;

    private static final double ASKED_AGAIN = 20;
    private static final int LEAST_OTHERS = 3;
    private static final double TRAFFIC_SHAPE = 4;
    private static final int LEAST_KNOWN_SENTIMENTS = 30;
    private static final double LEAST_SPREAD = 0.1;

    /** The sentiment may change the odds by a factor of three at most, either way: it never alarms or silences alone. */
    private static final double MOST_LOG_SENTIMENT = Math.log(3);

    private Judge() {}

    /** Writes the verdict on {@code burst} that the scan of a stream at {@code time} leads to. */
    static void judge(Branch branch, Scan scan, long time, TopicGroups topics, Burst burst) {
        Verdict byCount = scan.verdict();
        if (byCount == null) {
            // A burst that trickles on is still the burst that it was; it only lasts longer.
            burst.windowMs = branch.config.windows.covering(Math.max(burst.windowMs, burst.span()));
            return;
        }
        burst.years = Math.max(burst.years, scan.years);
        long window = Math.max(branch.config.windows.length(scan.window), burst.windowMs);
        burst.windowMs = branch.config.windows.covering(Math.max(window, burst.span()));
        burst.expected = Math.max(burst.expected, scan.rate * branch.exposure(time - burst.windowMs, time));
        double budget = Bursts.budget(branch, topics);
        // A surge is asked again at every vote, so more is needed to call it a common cause after all.
        boolean surge =
                isSurge(branch, scan, time, burst.verdict == Verdict.GENERAL_SURGE ? budget / ASKED_AGAIN : budget);
        SentimentDeviation sentiment = sentiment(branch, time, burst.windowMs);
        burst.sentiment = sentiment;
        burst.posterior = posterior(branch, burst.years, topics.streams(), surge, sentiment);
        burst.raise(verdict(byCount, surge, burst.posterior));
    }

    private static Verdict verdict(Verdict byCount, boolean surge, double posterior) {
        if (byCount != Verdict.COMMON_CAUSE_LIKELY) {
            return byCount;
        }
        if (surge) {
            return Verdict.GENERAL_SURGE;
        }
        return posterior >= 0.5 ? Verdict.COMMON_CAUSE_LIKELY : Verdict.COINCIDENCE_NOT_EXCLUDED;
    }

    /**
     * Returns the probability of a common cause: real incidents a year that would look like this against bursts a year that chance
     * makes like this.
     */
    private static double posterior(
            Branch branch, double years, int streams, boolean surge, @Nullable SentimentDeviation sentiment) {
        double odds = branch.config.values.incidentsPerBranchYear() / streams * INCIDENT_SHOWS * years;
        if (surge) {
            odds *= SURGE_ODDS;
        }
        if (sentiment != null) {
            odds *= Math.exp(Math.max(-MOST_LOG_SENTIMENT, Math.min(MOST_LOG_SENTIMENT, -sentiment.z() / 2)));
        }
        return odds / (1 + odds);
    }

    /**
     * Tells whether everybody writes more and that alone explains the burst: the other authors of the window are significantly many,
     * and were the topic complained of as many times more as they are, chance would make such a burst too often.
     */
    private static boolean isSurge(Branch branch, Scan scan, long time, double budget) {
        Windows windows = branch.config.windows;
        long length = Math.min(windows.length(scan.window), windows.longestFast());
        long bucket = branch.config.bucketMs;
        int people = branch.people((time - length) / bucket, time / bucket);
        int others = people - Math.min(people, scan.people);
        double perDay = branch.peopleADay(time);
        double expected = Math.max(0, perDay - scan.rate) * branch.exposure(time - length - bucket, time);
        if (others < LEAST_OTHERS || NegativeBinomial.upperTail(TRAFFIC_SHAPE, expected + 0.1, others) > SURGES) {
            return false;
        }
        double factor = (others + 1) / (expected + 0.5);
        return scan.perYearIfBusier(factor) * BUSY_SHARE > budget;
    }

    private static @Nullable SentimentDeviation sentiment(Branch branch, long time, long windowMs) {
        long length = Math.min(windowMs, branch.config.windows.longestFast());
        long bucket = branch.config.bucketMs;
        long from = (time - length) / bucket;
        int count = branch.sentimentCount(from, time / bucket);
        double sum = branch.sentimentSum(from, time / bucket);
        double known = branch.sentiments() - count;
        if (!branch.config.values.sentiment() || count == 0 || known < LEAST_KNOWN_SENTIMENTS) {
            return null;
        }
        double window = sum / count;
        double all = branch.sentimentSum() / branch.sentiments();
        double variance = branch.sentimentSquares() / branch.sentiments() - all * all;
        double baseline = Math.max(-1, Math.min(1, (branch.sentimentSum() - sum) / known));
        double spread = Math.max(LEAST_SPREAD, Math.sqrt(Math.max(0, variance)));
        double deviation = window - baseline;
        return new SentimentDeviation(window, baseline, deviation, deviation * Math.sqrt(count) / spread);
    }
}
