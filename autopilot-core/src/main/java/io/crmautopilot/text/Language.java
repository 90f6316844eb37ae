package io.crmautopilot.text;

/** The language of a text, as far as the autopilot tells languages apart. */
public enum Language {
    /** Russian. */
    RU("ru"),
    /** Kazakh, in whatever letters it is typed. */
    KK("kk"),
    /** English. */
    EN("en"),
    /** Russian and Kazakh in one text. */
    MIXED("mixed"),
    /** Any other language, and text without words. */
    OTHER("other");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** Returns the code that stands for this language in files and records, such as {@code "kk"}. */
    public String code() {
        return code;
    }

    /**
     * Returns the language of a code.
     *
     * @throws IllegalArgumentException when no language has that code; the message lists the codes
     */
    public static Language ofCode(String code) {
        for (Language language : values()) {
            if (language.code.equals(code)) {
                return language;
            }
        }
        throw new IllegalArgumentException(
                "no language has the code \"" + code + "\": one of ru, kk, en, mixed, other");
    }
}
