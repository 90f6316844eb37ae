package io.crmautopilot.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTest {

    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void a_night_covers_midnight_and_its_first_moment_but_not_its_end() {
        QuietHours night = QuietHours.parse("21:30-08:30");

        assertThat(night.cover(almaty("21:29:59"), ALMATY)).isFalse();
        assertThat(night.cover(almaty("21:30:00"), ALMATY)).isTrue();
        assertThat(night.cover(almaty("00:00:00"), ALMATY)).isTrue();
        assertThat(night.cover(almaty("08:29:59"), ALMATY)).isTrue();
        assertThat(night.cover(almaty("08:30:00"), ALMATY)).isFalse();
    }

    @Test
    void hours_within_a_day_and_no_hours_at_all() {
        QuietHours lunch = QuietHours.parse("13:00-14:00");

        assertThat(lunch.cover(almaty("13:59:59"), ALMATY)).isTrue();
        assertThat(lunch.cover(almaty("14:00:00"), ALMATY)).isFalse();
        assertThat(QuietHours.none().cover(almaty("00:00:00"), ALMATY)).isFalse();
        assertThat(QuietHours.parse("09:00-09:00").cover(almaty("09:00:00"), ALMATY))
                .isFalse();
    }

    private static Instant almaty(String time) {
        return java.time.LocalDate.of(2025, 7, 14)
                .atTime(LocalTime.parse(time))
                .atZone(ALMATY)
                .toInstant();
    }

    @Test
    void the_end_is_the_next_moment_at_which_it_is_no_longer_quiet_also_when_clocks_change() {
        for (long seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            QuietHours hours = new QuietHours(
                    LocalTime.ofSecondOfDay(60L * random.nextInt(1440)),
                    LocalTime.ofSecondOfDay(60L * random.nextInt(1440)));
            Instant now = Instant.parse("2025-03-29T00:00:00Z").plusSeconds(random.nextInt(260 * 86_400));

            Instant end = hours.endAfter(now, BERLIN);

            assertThat(end).as("seed %d", seed).isAfter(now);
            assertThat(hours.cover(end, BERLIN))
                    .as("seed %d: %s at %s", seed, hours, end)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "21:30", "21:30-", "9-10", "21:30-08:30-09:00", "25:00-08:00", "21:30–08:30"})
    void what_is_no_pair_of_times_is_refused_by_name(String text) {
        assertThatThrownBy(() -> QuietHours.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("quietHours is not HH:MM-HH:MM: \"" + text + "\"");
    }

    @Test
    void it_is_written_as_it_is_read() {
        QuietHours hours = QuietHours.parse(" 21:30 - 08:05 ");

        assertThat(hours).hasToString("21:30-08:05").isEqualTo(QuietHours.parse(hours.toString()));
    }
}
