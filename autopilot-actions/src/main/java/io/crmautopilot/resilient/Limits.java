package io.crmautopilot.resilient;

import java.time.Duration;

/**
 * How far a call to a port may go.
 *
 * @param timeLimit how long one attempt may take
 * @param total how long the caller waits at most, with all attempts and the waits between them
 * @param attempts how often it is tried at most; 1 means once
 * @param backoff the wait before the second attempt, doubled before each further one
 * @param concurrent how many calls run at once, and so how many threads a hanging port can hold
 * @param perSecond how many calls start in a second
 * @param breakAfter so many of the last calls are looked at; when half of them failed, no more calls start for a while
 * @param breakFor how long no call starts then
 */
public record Limits(
        Duration timeLimit,
        Duration total,
        int attempts,
        Duration backoff,
        int concurrent,
        int perSecond,
        int breakAfter,
        Duration breakFor) {

    /** Creates limits; spans and numbers that are not positive are refused, and a total below one attempt's time. */
    public Limits {
        requirePositive("timeLimit", timeLimit);
        requirePositive("total", total);
        requirePositive("backoff", backoff);
        requirePositive("breakFor", breakFor);
        requirePositive("attempts", attempts);
        requirePositive("concurrent", concurrent);
        requirePositive("perSecond", perSecond);
        requirePositive("breakAfter", breakAfter);
        if (total.compareTo(timeLimit) < 0) {
            throw new IllegalArgumentException("total " + total + " is below timeLimit " + timeLimit);
        }
    }

    /** Returns limits for a port that the engine waits for: an attempt of 10 seconds, 30 seconds in all, 3 attempts, 4 at once. */
    public static Limits usual() {
        return new Limits(
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                3,
                Duration.ofSeconds(1),
                4,
                50,
                10,
                Duration.ofSeconds(30));
    }

    /** Returns limits for a messenger, which by itself may wait for its turn and then for an answer. */
    public static Limits messaging() {
        return usual().time(Duration.ofSeconds(35), Duration.ofSeconds(60)).concurrent(16);
    }

    /** Returns these limits with other times. */
    public Limits time(Duration attempt, Duration all) {
        return new Limits(attempt, all, attempts, backoff, concurrent, perSecond, breakAfter, breakFor);
    }

    /** Returns these limits with another number of attempts and first wait. */
    public Limits attempts(int most, Duration firstWait) {
        return new Limits(timeLimit, total, most, firstWait, concurrent, perSecond, breakAfter, breakFor);
    }

    /** Returns these limits with another number of calls at once. */
    public Limits concurrent(int most) {
        return new Limits(timeLimit, total, attempts, backoff, most, perSecond, breakAfter, breakFor);
    }

    /** Returns these limits with another number of calls a second. */
    public Limits perSecond(int most) {
        return new Limits(timeLimit, total, attempts, backoff, concurrent, most, breakAfter, breakFor);
    }

    /** Returns these limits with another breaker. */
    public Limits breaker(int calls, Duration pause) {
        return new Limits(timeLimit, total, attempts, backoff, concurrent, perSecond, calls, pause);
    }

    private static void requirePositive(String name, Duration span) {
        if (span.isNegative() || span.isZero()) {
            throw new IllegalArgumentException(name + " is not positive: " + span);
        }
    }

    private static void requirePositive(String name, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(name + " is below 1: " + number);
        }
    }
}
