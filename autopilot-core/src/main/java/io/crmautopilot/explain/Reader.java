package io.crmautopilot.explain;

/** For whom an explanation is written. */
public enum Reader {
    /** A client who was written to: why, and how to reach a person. Nothing of other clients, vendors or prices. */
    CLIENT,
    /** Whoever takes the case over: what is known, what was done, what is best done next. */
    OPERATOR,
    /** The owner, on a telephone: a few lines. */
    OWNER,
    /** Whoever must be answered for it: every decision with its inputs, rule, version, rejected alternatives and answerable person. */
    REGULATOR
}
