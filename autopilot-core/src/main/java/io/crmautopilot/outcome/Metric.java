package io.crmautopilot.outcome;

/** The definitions of the figures, each with the figure that it must be read beside. */
public enum Metric {
    /** Clients whose matter was settled with the first text. */
    SOLVED_AT_FIRST_CONTACT(
            "clients who were written to, did not complain again, were not handed to a person, and say that it is better, of all who"
                    + " complained",
            "those who did not answer are unknown, so it is shown with its lowest and highest value"),
    /** Complaint, cause removed, client told, client content. */
    JOURNEY_COMPLETE(
            "clients who complained, whose incident's complaints then stopped, who were told, and who say that it is better, of all who"
                    + " complained",
            "each of its stages is shown with it, and silence is unknown, not content"),
    /** Incidents that people had to take over. */
    ESCALATED(
            "incidents of which a person got the whole or a part, or should have, of all that were acted on",
            "a low share is good only where few are false alarms and few clients stay discontent; the reasons stand below it"),
    /** From the threshold to the first decision. */
    TIME_TO_FIRST_DECISION(
            "from the message that crossed the threshold to the first action that was started, held for a person, or refused",
            "fast is nothing by itself: see what came of it"),
    /** From the threshold to a vendor's word. */
    TIME_TO_VENDOR_AGREED(
            "from the threshold until a vendor was booked, in incidents whose plan has one",
            "those that ended without a vendor count as longer than all others"),
    /** From the threshold to the clients. */
    TIME_TO_CLIENTS_TOLD(
            "from the threshold until everybody who had complained by then had been written to",
            "see how many were told at all, and how many wrote again"),
    /** From the threshold to the end. */
    TIME_TO_CLOSED(
            "from the threshold until the incident was closed, however it ended", "see the endings and the hand-overs"),
    /** Clients who came back. */
    RETAINED(
            "clients who complained and came back in the time that the host's visits port gives them",
            "without that port it is unknown; what they would have done without us is unknown always"),
    /** Money. */
    SPENT(
            "what was settled, and what was reserved until its hold ended and nobody said what became of it",
            "against what the corridor allowed, and against what such incidents usually cost as the host says"),
    /** Incidents in which nothing was wrong. */
    FALSE_ALARM(
            "incidents that a person judged to be none; known to be real when judged so, repaired and paid for, or a client says it is"
                    + " better",
            "what was never noticed is in no log"),
    /** Incidents in which a person decided otherwise. */
    OVERRIDDEN(
            "incidents in which a person said no, changed something, or stopped it",
            "few overrides mean trust only where people answer: see the silent questions"),
    /** Stops. */
    VETOES(
            "stops, counted once for each open incident that they covered",
            "see how many actions they came too late for"),
    /** How long people took. */
    APPROVAL_TIME(
            "from the first asking of a question to its answer",
            "questions that nobody answered count as longer than all others");

    private final String definition;
    private final String beside;

    Metric(String definition, String beside) {
        this.definition = definition;
        this.beside = beside;
    }

    /** Returns what is counted, of what. */
    public String definition() {
        return definition;
    }

    /** Returns what keeps the figure from being vain. */
    public String beside() {
        return beside;
    }
}
