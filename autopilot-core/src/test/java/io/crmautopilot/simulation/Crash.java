package io.crmautopilot.simulation;

/** The process dies here: no handler of the engine may catch it, and what it unwinds through is never used again. */
public final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    /** Creates the death of a process at {@code place}. */
    public Crash(String place) {
        super(place, null, false, false);
    }
}
