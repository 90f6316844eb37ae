package io.crmautopilot.money;

import io.crmautopilot.json.Fields;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * A sum of money in whole minor units of its currency (tiyn for KZT). Arithmetic is exact: overflow and mixed currencies throw.
 *
 * @param minor the sum in minor units; may be negative in differences
 * @param currency the currency, whose default number of fraction digits gives the size of a minor unit
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

    /** Creates a sum; null is refused. */
    public Money {
        java.util.Objects.requireNonNull(currency, "currency");
    }

    /** Returns nothing at all in {@code currency}. */
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /** Returns {@code major} whole units, such as tenge; throws {@link ArithmeticException} on overflow. */
    public static Money ofMajor(long major, Currency currency) {
        return new Money(Math.multiplyExact(major, scale(currency)), currency);
    }

    /**
     * Returns {@code major} units, which may have as many decimals as the currency has.
     *
     * @throws ArithmeticException when there are more decimals or the sum is too large
     */
    public static Money ofMajor(BigDecimal major, Currency currency) {
        return new Money(major.movePointRight(digits(currency)).longValueExact(), currency);
    }

    /** Returns the sum written by {@link #toFields()}. */
    public static Money of(Fields fields) {
        return new Money(fields.number("minor"), Currency.getInstance(fields.text("currency")));
    }

    /** Returns this sum as a JSON object with the keys {@code minor} and {@code currency}. */
    public Fields toFields() {
        return Fields.of("minor", minor, "currency", currency.getCurrencyCode());
    }

    /** Returns this sum and {@code other} together. */
    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), currency);
    }

    /** Returns this sum less {@code other}. */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other).minor), currency);
    }

    /** Returns this sum {@code times} over. */
    public Money times(long times) {
        return new Money(Math.multiplyExact(minor, times), currency);
    }

    /** Returns the smaller of the two sums. */
    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** Tells whether this sum is larger than {@code other}. */
    public boolean exceeds(Money other) {
        return compareTo(other) > 0;
    }

    /** Tells whether this sum is above zero. */
    public boolean isPositive() {
        return minor > 0;
    }

    /** Tells whether this sum is exactly zero. */
    public boolean isZero() {
        return minor == 0;
    }

    /** Tells whether this sum is below zero. */
    public boolean isNegative() {
        return minor < 0;
    }

    /** Returns this sum in major units. */
    public BigDecimal major() {
        return BigDecimal.valueOf(minor, digits(currency));
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, same(other).minor);
    }

    /** Returns the sum in major units with the currency's code, without decimals that are zero: {@code 15000 KZT}. */
    @Override
    public String toString() {
        BigDecimal major = major();
        BigDecimal whole = major.setScale(0, RoundingMode.DOWN);
        return (whole.compareTo(major) == 0 ? whole : major).toPlainString() + " " + currency.getCurrencyCode();
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("currencies differ: " + currency + " and " + other.currency);
        }
        return other;
    }

    private static long scale(Currency currency) {
        return BigDecimal.ONE.movePointRight(digits(currency)).longValueExact();
    }

    private static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }
}
