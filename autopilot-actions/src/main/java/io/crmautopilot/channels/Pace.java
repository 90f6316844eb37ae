package io.crmautopilot.channels;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps things of one key apart: one every interval in the long run, some at once. The generic cell rate algorithm of ATM (ITU-T
 * I.371): one instant per key, no timer. Thread-safe; forgets the keys that were idle longest.
 */
final class Pace {

    private final Duration every;
    private final Duration tolerance;
    private final InstantSource clock;
    private final Map<String, Instant> free;

    Pace(Duration every, int burst, int mostKeys, InstantSource clock) {
        this.every = every;
        this.tolerance = every.multipliedBy(burst - 1L);
        this.clock = clock;
        this.free = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                return size() > mostKeys;
            }
        };
    }

    /** Takes the next turn of {@code key} and returns how long to wait for it; takes none and returns empty when that is too long. */
    Optional<Duration> reserve(String key, Duration longest) {
        synchronized (free) {
            Instant now = clock.instant();
            Duration wait = waitFor(key, now);
            if (wait.compareTo(longest) > 0) {
                return Optional.empty();
            }
            Instant due = free.getOrDefault(key, now);
            free.put(key, (due.isBefore(now) ? now : due).plus(every));
            return Optional.of(wait);
        }
    }

    /** Returns how long the next turn of {@code key} is away. */
    Duration wait(String key) {
        synchronized (free) {
            return waitFor(key, clock.instant());
        }
    }

    /** Gives {@code key} no turn for {@code span}: the other side said that it is too fast. */
    void hold(String key, Duration span) {
        synchronized (free) {
            Instant until = clock.instant().plus(span).plus(tolerance);
            free.merge(key, until, (known, now) -> now.isAfter(known) ? now : known);
        }
    }

    private Duration waitFor(String key, Instant now) {
        Instant due = free.getOrDefault(key, now).minus(tolerance);
        return due.isAfter(now) ? Duration.between(now, due) : Duration.ZERO;
    }
}
