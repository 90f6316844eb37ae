package io.crmautopilot.backtest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/** Reads instants; the common form {@code 2025-10-07T04:41:52Z} without the cost of a general parser. */
final class EventTimes {

    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final int COMMON_LENGTH = 20;

    private EventTimes() {}

    /** Returns the instant; throws {@link IllegalArgumentException} when it is none or no year people write messages in. */
    static Instant parse(String text) {
        Instant instant;
        try {
            instant = isCommon(text) ? common(text) : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"sentAt\" is no ISO-8601 instant such as 2025-10-07T04:41:52Z", e);
        }
        if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
            throw new IllegalArgumentException("\"sentAt\" is outside 1990 to 2099: is it in the wrong unit?");
        }
        return instant;
    }

    private static boolean isCommon(String text) {
        if (text.length() != COMMON_LENGTH
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || text.charAt(19) != 'Z') {
            return false;
        }
        for (int i = 0; i < COMMON_LENGTH - 1; i++) {
            char c = text.charAt(i);
            if (i != 4 && i != 7 && i != 10 && i != 13 && i != 16 && (c < '0' || c > '9')) {
                return false;
            }
        }
        // Midnight as 24:00 and leap seconds have rules of their own.
        return number(text, 11) < 24 && number(text, 14) < 60 && number(text, 17) < 60;
    }

    private static Instant common(String text) {
        int year = number(text, 0) * 100 + number(text, 2);
        long day = LocalDate.of(year, number(text, 5), number(text, 8)).toEpochDay();
        return Instant.ofEpochSecond(
                day * 86_400 + number(text, 11) * 3_600L + number(text, 14) * 60L + number(text, 17));
    }

    private static int number(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }
}
