package io.crmautopilot.pilot;

/** How the autopilot compares with people in one thing. */
public enum Comparison {
    /** It would have been done clearly sooner, or for clearly less. */
    BETTER,
    /** Within the tolerance, it is the same. */
    SAME,
    /** It would have been done clearly later, or for clearly more. */
    WORSE,
    /** The autopilot would have done it, and people did not: they wrote other deeds of that incident down, and not this one. */
    ONLY_AUTOPILOT,
    /** People did it, and the autopilot would not have. */
    ONLY_PEOPLE,
    /** Nobody can tell. */
    UNKNOWN
}
