package io.crmautopilot.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that shows what it is told, so that a host's tests play an hour in no time. Safe for any number of threads. */
public final class SettableClock implements InstantSource {

    private volatile Instant now;

    /** Creates a clock that shows {@code start}. */
    public SettableClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Shows {@code time} from now on; it may lie in the past, as after a clock was mended. */
    public synchronized void set(Instant time) {
        now = time;
    }

    /** Shows {@code step} later than now, and returns that time. */
    public synchronized Instant advance(Duration step) {
        now = now.plus(step);
        return now;
    }
}
