package io.crmautopilot.simulation;

/** Something that must never happen, happened. Thrown through the engine, which may not catch it. */
final class Violation extends Error {

    private static final long serialVersionUID = 1L;

    private final String invariant;

    Violation(String invariant, String text) {
        super(invariant + ": " + text);
        this.invariant = invariant;
    }

    String invariant() {
        return invariant;
    }

    static void unless(boolean holds, String invariant, String text) {
        if (!holds) {
            throw new Violation(invariant, text);
        }
    }
}
