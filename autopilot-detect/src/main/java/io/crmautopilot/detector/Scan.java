package io.crmautopilot.detector;

import io.crmautopilot.signal.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The negative-binomial scan of one stream at one moment, and its result: the window in which the votes are least explained by chance.
 *
 * <p>By the Slivnyak-Mecke theorem the expected number of votes a year that close a window of at least n votes is the yearly rate
 * times P(N &gt;= n-1), where N is the count of such a window given that a vote closes it. The rate is known up to a gamma law and days
 * differ, so N is negative binomial; that a vote is there makes busy days likelier, which adds one to its shape. The reciprocal is the
 * recurrence interval, and an alarm is a recurrence interval longer than the budget asks. Several windows alarm more often than one, and
 * alarms that come in clumps are one incident: simulation shows that the two make up for each other.
 *
 * <p>Mutable working memory, one for each lock. Nothing is allocated.
 */
final class Scan {

    /** Less surprising clusters than one in so many alarm budgets are not worth a note. */
    private static final double NOTE_FACTOR = 20;

    /** A branch watched for fewer days is asked what an ordinary branch would have said. */
    private static final double YOUNG_DAYS = 7;

    private static final double DAYS_PER_YEAR = 365.25;
    private static final double MOST_YEARS = 1e12;

    private final double[] exposure = new double[Windows.MOST];

    /**
     * The shortest window that alarms; when none does, the one with the largest recurrence interval against its budget; -1 when none
     * holds enough votes.
     */
    int window;

    /** The votes in that window. */
    int people;

    /** The votes that the baseline expects in it. */
    double expected;

    /** The longest recurrence interval of all windows. */
    double years;

    /** The largest recurrence interval as a multiple of what an alarm needs. */
    double score;

    /** The rate of the stream, votes a day. */
    double rate;

    /** The shape of the count that the baseline expects, given a vote. */
    private double shapeGivenVote;

    /** The mean of that count in {@link #window}. */
    private double meanGivenVote;

    /** Whether an ordinary branch would alarm, and this one is too young to. */
    private boolean young;

    /** Looks at all windows that end at {@code time}; the result is in the fields. */
    void run(Branch branch, Stream stream, long time, double budget) {
        window = -1;
        score = 0;
        young = false;
        if (stream.votes() < branch.config.values.minimumPeople()) {
            return;
        }
        branch.exposures(time, exposure);
        double days = branch.learnedDays(time);
        double priorDays = stream.priorDays;
        if (priorDays + days < YOUNG_DAYS) {
            scan(branch, stream, time, budget, YOUNG_DAYS + days);
            young = score >= 1;
        }
        scan(branch, stream, time, budget, priorDays + days);
    }

    private void scan(Branch branch, Stream stream, long time, double budget, double days) {
        Windows windows = branch.config.windows;
        double shape = stream.priorShape + stream.votesAt(time);
        double mixed = 1 / (1 / shape + stream.dispersion(branch.learnedDays(time)));
        rate = shape / days;
        shapeGivenVote = mixed + 1;
        window = -1;
        score = 0;
        years = 0;
        boolean alarm = false;
        for (int w = 0; w < windows.count(); w++) {
            int n = stream.votesBetween(time - windows.length(w), time);
            if (n < branch.config.values.minimumPeople()) {
                continue;
            }
            double mean = rate * exposure[w] * (mixed + 1) / mixed;
            double tail = NegativeBinomial.upperTail(mixed + 1, mean, n - 1);
            double perYear = rate * DAYS_PER_YEAR * tail;
            double interval = Math.min(MOST_YEARS, 1 / Math.max(perYear, 1e-30));
            double itsScore = interval * budget * windows.budgetShare(w);
            if (!alarm && itsScore > score) {
                window = w;
                people = n;
                expected = rate * exposure[w];
                meanGivenVote = mean;
                alarm = itsScore >= 1;
            }
            score = Math.max(score, itsScore);
            years = Math.max(years, interval);
        }
    }

    /** Returns how often a year chance would make what was found if people wrote {@code factor} times as much all the time. */
    double perYearIfBusier(double factor) {
        return rate
                * factor
                * DAYS_PER_YEAR
                * NegativeBinomial.upperTail(shapeGivenVote, meanGivenVote * factor, people - 1);
    }

    /** Returns what the count alone says; null when it is not worth a word. */
    @Nullable
    Verdict verdict() {
        if (window < 0) {
            return null;
        }
        if (score >= 1) {
            return Verdict.COMMON_CAUSE_LIKELY;
        }
        if (young) {
            return Verdict.INSUFFICIENT_DATA;
        }
        return score * NOTE_FACTOR >= 1 ? Verdict.COINCIDENCE_NOT_EXCLUDED : null;
    }
}
