package io.crmautopilot.backtest;

/** A line of the input that cannot be used; the message says what is wrong with it, without quoting what a person wrote. */
public final class BadLineException extends Exception {

    private static final long serialVersionUID = 1;

    private final long line;

    BadLineException(long line, String problem) {
        super(problem);
        this.line = line;
    }

    /** Returns the number of the line, from 1. */
    public long line() {
        return line;
    }
}
