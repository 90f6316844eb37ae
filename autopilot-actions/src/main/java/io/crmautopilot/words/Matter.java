package io.crmautopilot.words;

/** What makes a message one that a person alone answers. */
public enum Matter {
    /** Somebody is or fears to be ill. */
    HEALTH,
    /** Somebody is or was nearly hurt. */
    INJURY,
    /** A child is concerned. */
    CHILD,
    /** Somebody threatens. */
    THREAT,
    /** Somebody speaks of the law, the authorities or damages. */
    LAW
}
