package io.crmautopilot.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** True time, which a test moves on, and the wall clock that a process reads: the same but for what it was put wrong by. */
public final class SimClock implements InstantSource {

    private final Instant start;
    private Instant truth;
    private Duration wrongBy = Duration.ZERO;

    /** Creates a clock that is right. */
    public SimClock(Instant start) {
        this.start = start;
        this.truth = start;
    }

    @Override
    public Instant instant() {
        return truth.plus(wrongBy);
    }

    /** Returns what a steady counter of nanoseconds shows: time that passed, whatever the wall clock says. */
    public long ticks() {
        return Duration.between(start, truth).toNanos();
    }

    /** Returns the true time. */
    public Instant truth() {
        return truth;
    }

    /** Returns the true time at which the wall clock, as it is now, will show {@code wall}. */
    public Instant truthOf(Instant wall) {
        return wall.minus(wrongBy);
    }

    /** Lets {@code time} pass. */
    public void pass(Duration time) {
        truth = truth.plus(time);
    }

    /** Lets time pass until {@code then}; changes nothing when that is over. */
    public void passUntil(Instant then) {
        truth = then.isAfter(truth) ? then : truth;
    }

    /** Puts the wall clock wrong by {@code error}. */
    public void putWrongBy(Duration error) {
        wrongBy = error;
    }
}
