package io.crmautopilot.openai;

import java.util.Locale;

/** Why there is no answer. Names what happened and quotes nobody. */
enum Problem {
    /** The settings do not name this help. */
    OFF,
    /** It was closed. */
    CLOSED,
    /** A cap of the budget would be passed. */
    BUDGET,
    /** The server failed lately too often. */
    BREAKER,
    /** The log could not store the question or its answer. */
    RECORD,
    /** It took too long. */
    TIMEOUT,
    /** No connection, or one that broke. */
    CONNECTION,
    /** The server said 429. */
    RATE_LIMITED,
    /** The server said 5xx. */
    SERVER,
    /** The server refused the request: another 4xx, such as a wrong key or an unknown model. */
    REJECTED,
    /** The model declined to answer. */
    REFUSED,
    /** The answer was cut at the number of tokens. */
    CUT,
    /** There was no answer in it. */
    EMPTY,
    /** The answer was larger than any answer is. */
    OVERSIZED,
    /** It was no JSON object. */
    MALFORMED,
    /** It did not have the form that was asked for, or named what was not offered. */
    OUTSIDE_SHAPE;

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Tells whether the same request may go through when it is made once more. */
    boolean isPassing() {
        return this == TIMEOUT || this == CONNECTION || this == RATE_LIMITED || this == SERVER;
    }

    /** Tells whether the model answered, but not what was asked. */
    boolean isRepairable() {
        return this == CUT || this == EMPTY || this == MALFORMED || this == OUTSIDE_SHAPE;
    }
}
