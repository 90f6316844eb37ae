package io.crmautopilot.incident;

import io.crmautopilot.signal.Signal;

/**
 * Says what probably failed. Called by the engine for each revision of a signal, from many threads; it must answer the same for the
 * same arguments. Throwing means "not sure": a person is asked.
 */
@FunctionalInterface
public interface Diagnoser {

    /** Returns the causes that explain {@code signal}, given what is known of its branch. */
    Diagnosis diagnose(Signal signal, BranchContext context);
}
