package io.crmautopilot.detector;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * The windows that are looked at: half, one, two and four headline windows for bursts, twelve and 36 for slow ones, none longer than a
 * day. The two families have budgets of their own.
 */
final class Windows {

    /** A day: a person votes once in it, and it is the longest window. */
    static final long DAY_MS = Duration.ofDays(1).toMillis();

    /** The share of the budget of false alarms that the four short windows may use; the long ones have the rest. */
    static final double FAST_SHARE = 0.75;

    /** The most windows that there are. */
    static final int MOST = 6;

    private final long[] lengths;
    private final int fast;
    private final long headline;

    Windows(Duration headlineWindow) {
        headline = headlineWindow.toMillis();
        long[] all = LongStream.of(headline / 2, headline, headline * 2, headline * 4, headline * 12, headline * 36)
                .map(length -> Math.min(length, DAY_MS))
                .distinct()
                .toArray();
        lengths = all;
        fast = (int) Arrays.stream(all).filter(length -> length <= headline * 4).count();
    }

    int count() {
        return lengths.length;
    }

    long length(int window) {
        return lengths[window];
    }

    long longest() {
        return lengths[lengths.length - 1];
    }

    /** Returns the longest of the short windows: for so long the traffic of a branch is remembered. */
    long longestFast() {
        return lengths[fast - 1];
    }

    long headline() {
        return headline;
    }

    boolean isFast(int window) {
        return window < fast;
    }

    double budgetShare(int window) {
        if (fast == lengths.length) {
            return 1;
        }
        return isFast(window) ? FAST_SHARE : 1 - FAST_SHARE;
    }

    /** Returns the length of the shortest window that covers {@code span}, or {@code span} itself when none does. */
    long covering(long span) {
        for (long length : lengths) {
            if (length >= span) {
                return length;
            }
        }
        return span;
    }
}
