package io.crmautopilot.steps;

/** Where a client's journey stands when the complaints have stopped. */
enum Journey {
    /** The client says that it is better: complete. */
    CONTENT(""),
    /** The client has not answered and has been here again since: complete. */
    CAME_BACK(""),
    /** The client says that it is no better: open again. */
    NOT_BETTER("the client says that it is no better"),
    /** The client complained once more: open again. */
    COMPLAINED_AGAIN("the client complains again after the complaints had stopped"),
    /** The answer is neither yes nor no: a person reads it. */
    UNCLEAR("the client's answer has to be read by a person"),
    /** The answer speaks of what a person alone answers, whatever else it says. */
    GRAVE("what the client answers is for a person alone"),
    /** A person has had the dialogue all along. */
    WITH_PERSON(""),
    /** Nothing was heard. */
    OPEN("");

    private final String why;

    Journey(String why) {
        this.why = why;
    }

    static Journey of(Answer answer) {
        return switch (answer) {
            case CONTENT -> CONTENT;
            case NOT_BETTER -> NOT_BETTER;
            case UNCLEAR -> UNCLEAR;
        };
    }

    /** Tells whether a person has to go on with it. */
    boolean reopened() {
        return !why.isEmpty();
    }

    /** Returns why a person has to go on with it; empty when none has to. */
    String why() {
        return why;
    }
}
