package io.crmautopilot.explain;

import java.util.Locale;

/** The languages that explanations and reports are written in. */
public enum ReportLanguage {
    /** Russian. */
    RU,
    /** Kazakh. */
    KK,
    /** English. */
    EN;

    /** Returns the code of the language, such as {@code kk}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
