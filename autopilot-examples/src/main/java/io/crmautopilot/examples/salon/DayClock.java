package io.crmautopilot.examples.salon;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that the day's events move, so that a day passes in a second. Used from one thread. */
final class DayClock implements InstantSource {

    private Instant now;

    DayClock(Instant start) {
        now = start;
    }

    /** Moves the clock to {@code time}; it never goes back. */
    void moveTo(Instant time) {
        if (time.isAfter(now)) {
            now = time;
        }
    }

    @Override
    public Instant instant() {
        return now;
    }
}
