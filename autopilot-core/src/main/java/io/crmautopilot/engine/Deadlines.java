package io.crmautopilot.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Spans that hold whatever is done to the wall clock, because they are measured by a steady counter as well. What closes (an approval)
 * closes as soon as either clock says so and never opens again; what opens (the end of a veto window) opens only when both say so.
 * After a restart the counter knows nothing: what closes keeps at most what the wall clock left it, what opens waits its whole span.
 */
final class Deadlines {

    /** How far a clock may have gone back over a restart before it counts as wrong. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final LongSupplier ticks;
    private final Map<String, Long> ends = new ConcurrentHashMap<>();

    Deadlines(LongSupplier ticks) {
        this.ticks = ticks;
    }

    /** Tells whether what was open from {@code begun} until {@code end} has closed. */
    boolean isClosed(String name, Instant begun, Instant end, Instant now) {
        long tick = ticks.getAsLong();
        Long last = ends.get(name);
        if (last == null) {
            boolean wrong = now.isBefore(begun.minus(TOLERANCE));
            Duration left = Collections.min(List.of(Duration.between(begun, end), Duration.between(now, end)));
            last = wrong || left.isNegative() ? tick : tick + left.toNanos();
            ends.put(name, last);
        }
        boolean closed = tick - last >= 0 || !now.isBefore(end);
        if (closed) {
            ends.put(name, Math.min(last, tick));
        }
        return closed;
    }

    /** Begins a wait of {@code span}, unless it has begun. */
    void begin(String name, Duration span) {
        ends.putIfAbsent(name, ticks.getAsLong() + span.toNanos());
    }

    /** Returns how much of the wait is left, zero when it is over; it begins now when it had not begun. */
    Duration left(String name, Duration span) {
        begin(name, span);
        long left = ends.getOrDefault(name, 0L) - ticks.getAsLong();
        return Duration.ofNanos(Math.max(0, left));
    }

    /** Forgets whatever begins with {@code prefix}: its incident is over. */
    void forget(String prefix) {
        ends.keySet().removeIf(name -> name.startsWith(prefix));
    }
}
