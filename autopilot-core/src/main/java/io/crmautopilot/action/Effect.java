package io.crmautopilot.action;

import java.time.Instant;
import java.util.Optional;

/**
 * Performs one kind of action. Called by the engine alone, after the gate let the action through and its start is durable; from many
 * threads, but never twice at once with one key. Throwing means that the outcome is in doubt.
 */
public interface Effect {

    /** Returns what this effect declares of itself: always the same. */
    EffectSpec spec();

    /** Performs {@code action} at {@code now} and returns how it ended. May see a key again when it declares itself idempotent. */
    Outcome perform(Action action, Instant now);

    /** Returns how the action with this key ended, or empty when the other side does not know or cannot be asked. */
    default Optional<Outcome> query(Action action) {
        return Optional.empty();
    }
}
