package io.crmautopilot.channels;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Points in time as Meta writes them: seconds, milliseconds or ISO 8601, as number or as text. The size of a number tells its unit,
 * since seconds and milliseconds of all years that matter do not overlap; so a mistaken unit makes no burst and no hour of silence.
 */
final class EventTime {

    /** A clock that runs ahead by less than this is taken for slightly wrong; by more, for something else than a time. */
    static final Duration AHEAD = Duration.ofMinutes(10);

    /** As milliseconds this is March 1973, as seconds the year 5138: between the two there is room for both units. */
    private static final long MILLISECONDS_FROM = 100_000_000_000L;

    private static final long NO_TIME_FROM = 100_000_000_000_000L;

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");

    private static final Instant EARLIEST = Instant.parse("2009-01-01T00:00:00Z");

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            // Graph writes +0000 where ISO 8601 has +00:00.
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private EventTime() {}

    /**
     * Returns the time in {@code value}; one that is up to {@link #AHEAD} ahead of {@code received} becomes {@code received}.
     *
     * @throws UnreadableException naming {@code field} when it holds no believable time
     */
    static Instant of(JsonNode value, String field, Instant received) throws UnreadableException {
        Instant time = read(value, field);
        if (time.isBefore(EARLIEST)) {
            throw new UnreadableException(field + " lies before 2009");
        }
        if (time.isAfter(received.plus(AHEAD))) {
            throw new UnreadableException(field + " lies in the future");
        }
        return time.isAfter(received) ? received : time;
    }

    private static Instant read(JsonNode value, String field) throws UnreadableException {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return ofNumber(value.longValue(), field);
        }
        if (!value.isTextual()) {
            throw new UnreadableException(field + " is no whole number and no text");
        }
        String text = value.textValue().strip();
        if (text.length() <= 18 && WHOLE.matcher(text).matches()) {
            return ofNumber(Long.parseLong(text), field);
        }
        try {
            return OffsetDateTime.parse(text, ISO).toInstant();
        } catch (DateTimeParseException e) {
            throw new UnreadableException(
                    field + " is no time: neither seconds, milliseconds nor ISO 8601 with a zone");
        }
    }

    private static Instant ofNumber(long number, String field) throws UnreadableException {
        if (number <= 0) {
            throw new UnreadableException(field + " is zero or negative");
        }
        if (number >= NO_TIME_FROM) {
            throw new UnreadableException(field + " is too large for seconds and for milliseconds");
        }
        try {
            return number < MILLISECONDS_FROM ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
        } catch (DateTimeException e) {
            throw new UnreadableException(field + " is no time");
        }
    }
}
