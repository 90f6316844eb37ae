package io.crmautopilot.openai;

import java.util.Locale;

/** Where a language model may help; each is off unless the settings name it. */
public enum Help {
    /** A second reading of messages that the reader is unsure about. The model sees the client's words and picks from lists. */
    MESSAGES,
    /** A second reading of a vendor's reply that stays unclear. The model sees the vendor's words and picks from the figures in them. */
    VENDOR_REPLIES,
    /** A choice among causes that the diagnosis cannot tell apart. The model sees facts, no words of anybody. */
    CAUSES,
    /** A choice which of the plan's optional steps are taken. The model sees facts, no words of anybody. */
    STEPS,
    /** A draft of a text to clients. The model sees facts; its draft is marked, and sent by nothing but a person's yes to exactly these words. */
    DRAFTS;

    /** Returns the name that settings, prompts and records use, such as {@code vendor-replies}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the help of that name.
     *
     * @throws IllegalArgumentException listing the names when there is none
     */
    public static Help ofId(String id) {
        for (Help help : values()) {
            if (help.id().equals(id)) {
                return help;
            }
        }
        throw new IllegalArgumentException(
                "no help is called \"" + id + "\": one of messages, vendor-replies, causes, steps, drafts");
    }

    /** Tells whether the model sees words of people outside; then it may only fill a closed list about these very words. */
    boolean seesWords() {
        return this == MESSAGES || this == VENDOR_REPLIES;
    }
}
