package io.crmautopilot.guard;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * The hours of the day in which no client is written to, in the branch's own time.
 *
 * @param from the first quiet moment
 * @param until the first moment that is no longer quiet; before {@code from} when the night lies between; equal to it for none
 */
public record QuietHours(LocalTime from, LocalTime until) {

    /** Returns quiet hours that never are. */
    public static QuietHours none() {
        return new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    }

    /** Returns the hours written as {@code 21:30-08:30}; throws {@link IllegalArgumentException} naming the text otherwise. */
    public static QuietHours parse(String text) {
        List<String> ends = List.of(text.split("-", -1));
        try {
            if (ends.size() == 2) {
                return new QuietHours(
                        LocalTime.parse(ends.get(0).strip()),
                        LocalTime.parse(ends.get(1).strip()));
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("quietHours is not HH:MM-HH:MM: \"" + text + "\"", e);
        }
        throw new IllegalArgumentException("quietHours is not HH:MM-HH:MM: \"" + text + "\"");
    }

    /** Tells whether {@code now} is quiet. */
    public boolean cover(Instant now, ZoneId zone) {
        LocalTime time = now.atZone(zone).toLocalTime();
        if (from.equals(until)) {
            return false;
        }
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !time.isBefore(from) || time.isBefore(until);
    }

    /** Returns the next end of the quiet hours after {@code now}. */
    public Instant endAfter(Instant now, ZoneId zone) {
        ZonedDateTime local = now.atZone(zone);
        ZonedDateTime end = local.toLocalDate().atTime(until).atZone(zone);
        return (end.toInstant().isAfter(now)
                        ? end
                        : local.toLocalDate().plusDays(1).atTime(until).atZone(zone))
                .toInstant();
    }

    /** Returns the hours as {@link #parse} reads them. */
    @Override
    public String toString() {
        return from + "-" + until;
    }
}
