package io.crmautopilot.outcome;

import java.util.Optional;
import java.util.function.Function;

/**
 * A value that the log shows, or the reason why it does not.
 *
 * @param <T> what is measured
 */
public sealed interface Measured<T> {

    /**
     * The value, as the log shows it.
     *
     * @param known the value
     */
    record Known<T>(T known) implements Measured<T> {}

    /**
     * No value.
     *
     * @param why why there is none
     */
    record Missing<T>(Unknown why) implements Measured<T> {}

    /** Returns {@code value} as known. */
    static <T> Measured<T> known(T value) {
        return new Known<>(value);
    }

    /** Returns the unknown value, for the given reason. */
    static <T> Measured<T> unknown(Unknown why) {
        return new Missing<>(why);
    }

    /** Returns what {@code known} makes of the value, or {@code unknown} of the reason. */
    default <R> R match(Function<? super T, ? extends R> known, Function<Unknown, ? extends R> unknown) {
        if (this instanceof Known<T> value) {
            return known.apply(value.known());
        }
        return unknown.apply(((Missing<T>) this).why());
    }

    /** Returns the value, or empty when it is not known. */
    default Optional<T> value() {
        return this instanceof Known<T> value ? Optional.of(value.known()) : Optional.empty();
    }

    /** Returns why there is no value, or empty when there is one. */
    default Optional<Unknown> missing() {
        return this instanceof Missing<T> none ? Optional.of(none.why()) : Optional.empty();
    }
}
