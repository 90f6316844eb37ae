package io.crmautopilot.vendors.reply;

import java.util.Optional;

/**
 * A value that a vendor stated, and how sure the reading is.
 *
 * @param value the value; empty when nothing was stated
 * @param certainty whether it may be taken for granted; {@link Certainty#UNKNOWN} exactly when the value is empty
 * @param <T> what sort of value it is
 */
public record Stated<T>(Optional<T> value, Certainty certainty) {

    /** How far a value may be relied on. */
    public enum Certainty {
        /** The words leave no doubt: it may be acted on. */
        CERTAIN,
        /** The likeliest reading of words that allow another: it is asked about before it is acted on. */
        TENTATIVE,
        /** Nothing was stated. */
        UNKNOWN
    }

    /** Creates a statement; a value without certainty and certainty without a value are refused. */
    public Stated {
        if (value.isEmpty() != (certainty == Certainty.UNKNOWN)) {
            throw new IllegalArgumentException("value " + value + " does not go with " + certainty);
        }
    }

    /** Returns a value that may be acted on when {@code certain}, or else is to be asked about. */
    public static <T> Stated<T> of(T value, boolean certain) {
        return new Stated<>(Optional.of(value), certain ? Certainty.CERTAIN : Certainty.TENTATIVE);
    }

    /** Returns that nothing was stated. */
    public static <T> Stated<T> unknown() {
        return new Stated<>(Optional.empty(), Certainty.UNKNOWN);
    }

    /** Returns whether the value may be acted on. */
    public boolean isCertain() {
        return certainty == Certainty.CERTAIN;
    }

    /** Returns the value when it may be acted on. */
    public Optional<T> certain() {
        return isCertain() ? value : Optional.empty();
    }
}
