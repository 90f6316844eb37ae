package io.crmautopilot.signal;

/** What a detector says of a burst of related complaints. */
public enum Verdict {
    /** Chance does not explain it, and the rest of the traffic does not either: something is probably broken. */
    COMMON_CAUSE_LIKELY,
    /** More complaints than chance explains, but everybody writes more: a promotion, a holiday. It only tells people. */
    GENERAL_SURGE,
    /** A cluster that chance produces now and then in this branch. It is shown, and nothing is done. */
    COINCIDENCE_NOT_EXCLUDED,
    /** It would be a burst in an ordinary branch, but this one has not been watched for long enough to say so. */
    INSUFFICIENT_DATA;

    /** Tells whether this verdict opens an incident. */
    public boolean opensIncident() {
        return this == COMMON_CAUSE_LIKELY || this == GENERAL_SURGE;
    }
}
