package io.crmautopilot.channels;

import io.crmautopilot.action.Outcome;
import java.util.function.Supplier;

/** Says that the host could not answer a question that is asked before anything is sent, so that nothing was. Stays in this package. */
final class HostFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    private HostFailure(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** Returns the host's answer; whatever it throws becomes a failure that names {@code port}. */
    static <T> T orAnswer(String port, Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            throw new HostFailure(port + " failed with " + e.getClass().getName());
        }
    }

    Outcome outcome() {
        return new Outcome.Failed("nothing was sent: " + reason, true);
    }
}
