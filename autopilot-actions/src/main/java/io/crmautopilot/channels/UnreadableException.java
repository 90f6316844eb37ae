package io.crmautopilot.channels;

/** Says what of an update cannot be read, naming the field and never quoting what a person wrote. Stays within this package. */
final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String problem;

    UnreadableException(String problem) {
        super(problem, null, false, false);
        this.problem = problem;
    }

    String problem() {
        return problem;
    }
}
