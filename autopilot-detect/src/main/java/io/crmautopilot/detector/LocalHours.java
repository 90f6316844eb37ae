package io.crmautopilot.detector;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/**
 * Local hours and days of the week of a time zone, without allocating: the offset is looked up once for each stretch between two
 * changes of the clock. Safe for any number of threads.
 */
final class LocalHours {

    private static final long HOUR_MS = 3_600_000;

    /** One stretch of constant offset; immutable, so that a race costs a second look-up and nothing else. */
    private static final class Stretch {
        final long from;
        final long to;
        final long offsetMs;

        Stretch(long from, long to, long offsetMs) {
            this.from = from;
            this.to = to;
            this.offsetMs = offsetMs;
        }
    }

    private final ZoneId zone;
    private Stretch last;

    LocalHours(ZoneId zone) {
        this.zone = zone;
        this.last = stretch(0);
    }

    ZoneId zone() {
        return zone;
    }

    /** Returns the number of local hours since the epoch's local midnight: its remainder by 24 is the hour of the day. */
    long hour(long epochMs) {
        return Math.floorDiv(epochMs + offset(epochMs), HOUR_MS);
    }

    /** Returns the part of its local hour that has passed at {@code epochMs}, 0 to 1. */
    double fraction(long epochMs) {
        return Math.floorMod(epochMs + offset(epochMs), HOUR_MS) / (double) HOUR_MS;
    }

    static int hourOfDay(long hour) {
        return Math.floorMod(hour, 24);
    }

    /** Returns 0 for Monday to 6 for Sunday. */
    static int dayOfWeek(long hour) {
        return Math.floorMod(Math.floorDiv(hour, 24) + 3, 7);
    }

    /** Returns 0 for the first hour of Monday to 167 for the last of Sunday. */
    static int hourOfWeek(long hour) {
        return Math.floorMod(hour + 3 * 24, 7 * 24);
    }

    private long offset(long epochMs) {
        Stretch stretch = last;
        if (epochMs < stretch.from || epochMs >= stretch.to) {
            stretch = stretch(epochMs);
            last = stretch;
        }
        return stretch.offsetMs;
    }

    private Stretch stretch(long epochMs) {
        Instant at = Instant.ofEpochMilli(epochMs);
        ZoneOffsetTransition next = zone.getRules().nextTransition(at);
        ZoneOffsetTransition before = zone.getRules().previousTransition(at.plusMillis(1));
        return new Stretch(
                before == null ? Long.MIN_VALUE : before.getInstant().toEpochMilli(),
                next == null ? Long.MAX_VALUE : next.getInstant().toEpochMilli(),
                zone.getRules().getOffset(at).getTotalSeconds() * 1000L);
    }
}
