package io.crmautopilot.channels;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the other side asks to be left alone: the header {@code Retry-After} (RFC 9110, 10.2.3, seconds or a date), or what Meta
 * says of the business's quota. It is data from outside: never taken for longer than {@link #LONGEST}, and ignored where it is none.
 */
final class RetryAfter {

    /** Whoever asks for more is asked again after this. */
    static final Duration LONGEST = Duration.ofHours(1);

    private static final int LONGEST_HEADER = 4_096;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    /** Meta's header holds JSON by business; its largest number of minutes counts. */
    private static final Pattern MINUTES = Pattern.compile("\"estimated_time_to_regain_access\" *: *([0-9]{1,6})");

    private RetryAfter() {}

    /** Returns how long to wait from {@code now} on; empty when nothing, or nothing readable, is said. */
    static Optional<Duration> of(HttpHeaders headers, Instant now) {
        return headers.firstValue("Retry-After")
                .flatMap(value -> header(value.strip(), now))
                .or(() -> headers.firstValue("X-Business-Use-Case-Usage").flatMap(RetryAfter::quota))
                .filter(span -> span.compareTo(Duration.ZERO) > 0)
                .map(span -> span.compareTo(LONGEST) > 0 ? LONGEST : span);
    }

    private static Optional<Duration> header(String value, Instant now) {
        if (SECONDS.matcher(value).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            var date =
                    DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).parse(value);
            return date.query(TemporalQueries.zone()) == null
                    ? Optional.empty()
                    : Optional.of(Duration.between(now, Instant.from(date)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> quota(String json) {
        Matcher minutes = MINUTES.matcher(json.substring(0, Math.min(json.length(), LONGEST_HEADER)));
        long most = 0;
        while (minutes.find()) {
            most = Math.max(most, Long.parseLong(minutes.group(1)));
        }
        return most == 0 ? Optional.empty() : Optional.of(Duration.ofMinutes(most));
    }
}
