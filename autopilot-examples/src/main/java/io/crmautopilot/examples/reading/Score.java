package io.crmautopilot.examples.reading;

import java.util.Locale;

/** Counts of one yes-or-no question: found, wrongly found, missed, rightly left. */
final class Score {

    private int found;
    private int wrong;
    private int missed;
    private int left;

    void add(boolean truth, boolean answer) {
        if (truth) {
            found += answer ? 1 : 0;
            missed += answer ? 0 : 1;
        } else {
            wrong += answer ? 1 : 0;
            left += answer ? 0 : 1;
        }
    }

    /** Adds the bits of two sets of topics, each bit a question of its own. */
    void addBits(long truth, long answer) {
        found += Long.bitCount(truth & answer);
        wrong += Long.bitCount(answer & ~truth);
        missed += Long.bitCount(truth & ~answer);
    }

    int truths() {
        return found + missed;
    }

    int size() {
        return found + wrong + missed + left;
    }

    int errors() {
        return wrong + missed;
    }

    double precision() {
        return ratio(found, found + wrong);
    }

    double recall() {
        return ratio(found, found + missed);
    }

    double f1() {
        return ratio(2.0 * found, 2.0 * found + wrong + missed);
    }

    /** Returns a ratio, or NaN when there is nothing to divide by. */
    static double ratio(double part, double whole) {
        return whole == 0 ? Double.NaN : part / whole;
    }

    String line() {
        return String.format(Locale.ROOT, "%s  %s  %s", three(precision()), three(recall()), three(f1()));
    }

    static String three(double value) {
        return Double.isNaN(value) ? "    –" : String.format(Locale.ROOT, "%.3f", value);
    }
}
