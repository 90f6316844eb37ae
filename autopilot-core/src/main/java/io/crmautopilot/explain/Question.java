package io.crmautopilot.explain;

/** What people ask about an incident and the log answers. */
public enum Question {
    /** Why this vendor. */
    VENDOR,
    /** Why this sum. */
    SUM,
    /** Why now. */
    NOW,
    /** Why not sooner. */
    NOT_SOONER,
    /** What was refused. */
    REFUSED
}
