package io.crmautopilot.trust;

/** What speaks against a kind of action in one incident. */
public enum Objection {
    /** A person said no to it. */
    REFUSED("a person said no"),
    /** A person allowed something else, or only a part. */
    CHANGED("a person changed it"),
    /** A person stopped it. */
    VETOED("a person stopped it"),
    /** People undid it, or its money came back: what was agreed did not happen. */
    REVERSED("it was taken back"),
    /** It cost what it should not have cost. */
    LOST("it cost what it should not have"),
    /** Nobody knows whether it was done, and a person had to find out. */
    IN_DOUBT("nobody knew whether it was done"),
    /** A person judged that nothing had been wrong. */
    FALSE_ALARM("nothing had been wrong");

    private final String words;

    Objection(String words) {
        this.words = words;
    }

    /** Returns the objection in English, for tables. */
    public String words() {
        return words;
    }
}
