package io.crmautopilot.examples;

/** Says that a command was called with arguments that it does not understand; ends the program with status 2. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes one whose {@code message} names the argument and what was expected instead. */
    public UsageException(String message) {
        super(message);
    }
}
