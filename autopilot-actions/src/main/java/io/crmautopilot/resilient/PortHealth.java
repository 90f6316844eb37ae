package io.crmautopilot.resilient;

/**
 * How a decorated port is doing.
 *
 * @param port the name that the host gave it
 * @param state whether calls start
 * @param running how many calls are inside the port now, those whose callers gave up included
 * @param abandoned how many of them nobody waits for any more
 */
public record PortHealth(String port, State state, int running, int abandoned) {

    /** Whether calls start. */
    public enum State {
        /** They start. */
        WORKING,
        /** None starts, because too many failed. */
        RESTING,
        /** Single ones start, to see whether it works again. */
        TRYING
    }
}
