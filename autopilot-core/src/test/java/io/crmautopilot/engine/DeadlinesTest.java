package io.crmautopilot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private static final Instant BEGUN = Instant.parse("2025-07-14T04:00:00Z");
    private static final Instant END = BEGUN.plusSeconds(600);

    private final AtomicLong nanos = new AtomicLong();
    private final Deadlines deadlines = new Deadlines(nanos::get);

    private void pass(long seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void it_closes_at_its_end_and_stays_closed_though_the_clock_goes_back() {
        assertThat(deadlines.isClosed("a", BEGUN, END, END.minusNanos(1))).isFalse();
        assertThat(deadlines.isClosed("a", BEGUN, END, END)).isTrue();
        assertThat(deadlines.isClosed("a", BEGUN, END, BEGUN)).isTrue();
    }

    @Test
    void it_closes_by_the_steady_counter_though_the_clock_stands_still() {
        assertThat(deadlines.isClosed("a", BEGUN, END, BEGUN)).isFalse();
        pass(599);
        assertThat(deadlines.isClosed("a", BEGUN, END, BEGUN)).isFalse();
        pass(1);
        assertThat(deadlines.isClosed("a", BEGUN, END, BEGUN)).isTrue();
    }

    @Test
    void after_a_restart_it_keeps_what_the_clock_left_and_never_more_than_the_whole() {
        assertThat(deadlines.isClosed("a", BEGUN, END, END.minusSeconds(60))).isFalse();
        assertThat(deadlines.isClosed("b", BEGUN, END, BEGUN.minusSeconds(60))).isFalse();
        pass(60);
        assertThat(deadlines.isClosed("a", BEGUN, END, BEGUN)).isTrue();
        assertThat(deadlines.isClosed("b", BEGUN, END, BEGUN)).isFalse();
        pass(540);
        assertThat(deadlines.isClosed("b", BEGUN, END, BEGUN)).isTrue();
    }

    @Test
    void a_clock_that_went_back_by_more_than_a_minute_over_a_restart_closes_it() {
        assertThat(deadlines.isClosed("a", BEGUN, END, BEGUN.minusSeconds(61))).isTrue();
    }

    @Test
    void a_wait_begins_once_and_is_over_by_the_counter_alone() {
        Duration span = Duration.ofMinutes(5);
        deadlines.begin("w", span);
        pass(100);
        deadlines.begin("w", span);

        assertThat(deadlines.left("w", span)).isEqualTo(Duration.ofSeconds(200));
        pass(201);
        assertThat(deadlines.left("w", span)).isZero();
    }

    @Test
    void what_is_forgotten_begins_anew_and_nothing_else_does() {
        Duration span = Duration.ofMinutes(5);
        deadlines.begin("t/inc-1/w", span);
        deadlines.begin("t/inc-2/w", span);
        pass(300);

        deadlines.forget("t/inc-1/");

        assertThat(deadlines.left("t/inc-1/w", span)).isEqualTo(span);
        assertThat(deadlines.left("t/inc-2/w", span)).isZero();
    }
}
