package io.crmautopilot.vendors.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.money.Money;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final Currency KZT = Currency.getInstance("KZT");

    private final VendorReplyReader reader = new VendorReplyReader(KZT);

    @Test
    void every_time_and_sum_that_is_written_is_named_and_no_other() {
        Figures figures = reader.figures(
                "Освобожусь к 11:00, дорога 40 минут. Выезд 5000, работа 10-15 тысяч", LocalTime.of(10, 0));

        assertThat(figures.times()).containsExactly(Duration.ofMinutes(60), Duration.ofMinutes(40));
        assertThat(figures.sums())
                .containsExactly(Money.ofMajor(5_000, KZT), Money.ofMajor(10_000, KZT), Money.ofMajor(15_000, KZT));
    }

    @Test
    void a_reply_without_figures_names_none() {
        Figures figures = reader.figures("Посмотрим, как получится", LocalTime.NOON);

        assertThat(figures.times()).isEmpty();
        assertThat(figures.sums()).isEmpty();
    }
}
