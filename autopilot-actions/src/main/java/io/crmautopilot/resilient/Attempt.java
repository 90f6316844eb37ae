package io.crmautopilot.resilient;

import org.jspecify.annotations.Nullable;

/** What one call to a port came to. */
sealed interface Attempt<T> {

    /** The port answered. */
    record Answered<T>(T value) implements Attempt<T> {}

    /** The call never entered the port. */
    record NotStarted<T>(String reason) implements Attempt<T> {}

    /** The call entered the port, and what it did there is unknown; {@code fault} is what the port threw, if it did. */
    record Lost<T>(String reason, @Nullable Throwable fault) implements Attempt<T> {}
}
