package io.crmautopilot.outcome;

/** Why a figure is not known. None of these is a zero. */
public enum Unknown {
    /** The plan had no such step, so nobody tried. */
    NOT_PLANNED("not planned"),
    /** It was tried, and the incident ended without it. */
    NEVER("never"),
    /** The incident is not over. */
    PENDING("not yet"),
    /** The client was not asked. */
    NOT_ASKED("nobody asked"),
    /** The client was asked and did not answer. */
    SILENT("no answer"),
    /** The client answered, and a person has to read what it means. */
    UNCLEAR("unclear answer"),
    /** Only the host or a person could say it, and did not. */
    NOT_SAID("nobody said"),
    /** The time in which it could happen is not over. */
    TOO_EARLY("too early"),
    /** It was only observed: nothing was done that could be measured. */
    OBSERVED("only observed");

    private final String words;

    Unknown(String words) {
        this.words = words;
    }

    /** Returns the reason in English, for tables. */
    public String words() {
        return words;
    }
}
