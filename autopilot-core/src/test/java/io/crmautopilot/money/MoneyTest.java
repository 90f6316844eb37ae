package io.crmautopilot.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class MoneyTest {

    private static final Currency KZT = Currency.getInstance("KZT");
    private static final Currency JPY = Currency.getInstance("JPY");
    private static final Currency KWD = Currency.getInstance("KWD");

    @Test
    void major_units_follow_the_decimals_of_the_currency() {
        assertThat(Money.ofMajor(15, KZT).minor()).isEqualTo(1_500);
        assertThat(Money.ofMajor(15, JPY).minor()).isEqualTo(15);
        assertThat(Money.ofMajor(15, KWD).minor()).isEqualTo(15_000);
        assertThat(Money.ofMajor(new BigDecimal("0.05"), KZT).minor()).isEqualTo(5);
    }

    @Test
    void more_decimals_than_the_currency_has_are_refused() {
        assertThatThrownBy(() -> Money.ofMajor(new BigDecimal("0.005"), KZT)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofMajor(new BigDecimal("1.5"), JPY)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void nothing_overflows_in_silence() {
        Money most = new Money(Long.MAX_VALUE, KZT);
        Money one = new Money(1, KZT);

        assertThatThrownBy(() -> most.plus(one)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(Long.MIN_VALUE, KZT).minus(one)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofMajor(Long.MAX_VALUE, KZT)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void currencies_never_mix() {
        Money tenge = Money.ofMajor(1, KZT);
        Money yen = Money.ofMajor(1, JPY);

        assertThatThrownBy(() -> tenge.plus(yen)).hasMessage("currencies differ: KZT and JPY");
        assertThatThrownBy(() -> tenge.exceeds(yen)).isInstanceOf(IllegalArgumentException.class);
        assertThat(tenge).isNotEqualTo(yen);
    }

    @Test
    void sums_compare_by_value() {
        Money two = Money.ofMajor(2, KZT);
        Money three = Money.ofMajor(3, KZT);

        assertThat(three.exceeds(two)).isTrue();
        assertThat(two.exceeds(two)).isFalse();
        assertThat(two.min(three)).isEqualTo(two).isEqualTo(three.min(two));
        assertThat(two.minus(three).isNegative()).isTrue();
        assertThat(two.minus(two)).isEqualTo(Money.zero(KZT)).matches(Money::isZero);
        assertThat(Money.zero(KZT).isPositive()).isFalse();
        assertThat(two.times(3)).isEqualTo(Money.ofMajor(6, KZT));
    }

    @Test
    void people_read_it_without_idle_decimals() {
        assertThat(Money.ofMajor(15_000, KZT)).hasToString("15000 KZT");
        assertThat(new Money(1_505, KZT)).hasToString("15.05 KZT");
        assertThat(new Money(-50, KZT)).hasToString("-0.50 KZT");
    }

    @Test
    void it_is_stored_in_minor_units_and_read_again() {
        Money sum = new Money(-1_234, KZT);

        assertThat(sum.toFields().canonical()).isEqualTo("{\"currency\":\"KZT\",\"minor\":-1234}");
        assertThat(Money.of(sum.toFields())).isEqualTo(sum);
    }
}
