package io.crmautopilot.words;

/** A value that cannot be said. Its message names the slot and the rule, never the value. */
final class SlotProblem extends Exception {

    private static final long serialVersionUID = 1L;

    SlotProblem(String message) {
        super(message, null, false, false);
    }
}
