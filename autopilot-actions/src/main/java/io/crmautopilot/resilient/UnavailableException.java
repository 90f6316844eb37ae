package io.crmautopilot.resilient;

/** Says that a port could not be asked within its limits, or broke its promise. Its text names the port and what happened. */
public final class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnavailableException(String message) {
        super(message);
    }
}
