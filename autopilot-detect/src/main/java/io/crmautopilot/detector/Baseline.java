package io.crmautopilot.detector;

import java.util.stream.IntStream;

/**
 * How often a stream is complained of when nothing is wrong: decayed votes, and how much days differ.
 *
 * <p>A vote is learned when it leaves the longest window, a day after it came, so an incident cannot raise its own normal while it
 * lasts. Exposure is not stored: it follows from when the branch was first seen.
 */
sealed class Baseline permits Votes {

    static final double HALF_LIFE_DAYS = 28;

    /** Shape and days of the prior of a rate when nothing is known: any rate from once a month to a hundred a day is thinkable. */
    static final double GENERIC_SHAPE = 0.5;

    static final double GENERIC_DAYS = 0.05;

    private static final double HALF_LIFE_HOURS = HALF_LIFE_DAYS * 24;
    private static final long HOUR_MS = 3_600_000;

    /** Days are thought to differ by 71 % (the root of the dispersion) with the weight of so many pairs of votes. */
    private static final double PRIOR_PAIRS = 6;

    private static final double PRIOR_DISPERSION = 0.5;
    private static final double LEAST_DISPERSION = 0.05;
    private static final double MOST_DISPERSION = 3;

    /** So many votes a day are learned from incidents where hardly anything is normal. */
    private static final double MOST_OF_INCIDENTS = 3;

    private static final double[] IN_HOURS = IntStream.range(0, 21 * 24)
            .mapToDouble(hours -> halved(hours / HALF_LIFE_HOURS))
            .toArray();

    private float votes;
    private float pairs;
    private float ofDay;
    private float ofIncidents;
    private int incidentDay = Integer.MIN_VALUE;
    private int day = Integer.MIN_VALUE;
    private int hour = Integer.MIN_VALUE;

    /**
     * Learns a vote.
     *
     * @param localHour its local hour, which tells its day
     * @param weight 1, or less for a vote of an incident
     * @param days the decayed exposure of the branch at that time
     */
    void learn(long time, long localHour, double weight, double days) {
        decayTo(time);
        int itsDay = (int) Math.floorDiv(localHour, 24);
        if (weight < 1) {
            learnIncident(itsDay, weight, days);
            return;
        }
        votes += (float) weight;
        if (itsDay != day) {
            closeDay(days);
            day = itsDay;
        }
        ofDay++;
    }

    /**
     * Learns a vote of an incident, which says nothing of how much ordinary days differ; a flood of them must not make the topic's
     * normal so high that nothing is noticed for months.
     */
    private void learnIncident(int itsDay, double weight, double days) {
        if (itsDay != incidentDay) {
            incidentDay = itsDay;
            ofIncidents = 0;
        }
        if (ofIncidents < Math.max(MOST_OF_INCIDENTS, 2 * votes / Math.max(1, days))) {
            ofIncidents += (float) weight;
            votes += (float) weight;
        }
    }

    private void closeDay(double days) {
        double mean = votes / Math.max(1, days);
        double most = mean + 4 * Math.sqrt(mean + mean * mean / 2) + 3;
        double counted = Math.min(ofDay, most);
        pairs += (float) (counted * Math.max(0, counted - 1));
        ofDay = 0;
    }

    private void decayTo(long time) {
        int itsHour = (int) Math.floorDiv(time, HOUR_MS);
        if (hour == Integer.MIN_VALUE) {
            hour = itsHour;
        } else if (itsHour > hour) {
            float factor = (float) halvedIn(itsHour - hour);
            votes *= factor;
            pairs *= factor;
            hour = itsHour;
        }
    }

    /** Returns the decayed number of votes at {@code time}. */
    double votesAt(long time) {
        int itsHour = (int) Math.floorDiv(time, HOUR_MS);
        return itsHour <= hour || hour == Integer.MIN_VALUE ? votes : votes * halvedIn(itsHour - hour);
    }

    /**
     * Returns by how much days differ beyond chance: the squared coefficient of variation of the day's rate, by moments, drawn
     * towards a half while little is known.
     */
    double dispersion(double days) {
        double expected = days <= 0 ? 0 : Math.max(0, (double) votes * votes - votes) / days;
        double estimate = Math.max(0, (pairs + PRIOR_PAIRS * (1 + PRIOR_DISPERSION)) / (expected + PRIOR_PAIRS) - 1);
        // Busy days are rare, so most samples show too little of them: one standard error more makes up for it.
        double error = Math.sqrt(2 * (1 + 2 * estimate) / Math.max(14, days)) * estimate;
        return Math.max(LEAST_DISPERSION, Math.min(MOST_DISPERSION, estimate + error));
    }

    boolean isEmpty() {
        return votes < 1e-3 && ofDay == 0;
    }

    /** Returns the decayed number of days since {@code start}; 0 before it. */
    static double exposure(long start, long now) {
        double elapsed = (now - start) / (double) Windows.DAY_MS;
        return elapsed <= 0 ? 0 : HALF_LIFE_DAYS / Math.log(2) * (1 - halved(elapsed / HALF_LIFE_DAYS));
    }

    /** Returns what is left of one after so many hours; the first weeks come from a table, because every new hour asks. */
    static double halvedIn(int hours) {
        return hours < IN_HOURS.length ? IN_HOURS[hours] : halved(hours / HALF_LIFE_HOURS);
    }

    private static double halved(double times) {
        return Math.exp(-times * Math.log(2));
    }

    void writeBaseline(SnapshotWriter out) {
        out.fraction(votes);
        out.fraction(pairs);
        out.fraction(ofDay);
        out.fraction(ofIncidents);
        out.number(incidentDay);
        out.number(day);
        out.number(hour);
    }

    void readBaseline(SnapshotReader in) {
        votes = (float) in.fraction();
        pairs = (float) in.fraction();
        ofDay = (float) in.fraction();
        ofIncidents = (float) in.fraction();
        incidentDay = (int) in.number();
        day = (int) in.number();
        hour = (int) in.number();
    }
}
