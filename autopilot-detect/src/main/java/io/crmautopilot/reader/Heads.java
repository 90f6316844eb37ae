package io.crmautopilot.reader;

import io.crmautopilot.text.Language;
import java.util.List;

/** The places of the learned part's answers in one row of weights. */
final class Heads {

    /** What sort of message it is, one of thirteen. */
    static final int KIND = 0;

    static final int KINDS = 13;

    /** Whether it is a complaint. */
    static final int COMPLAINT = 13;

    /** Sentiment, from -1 to 1. */
    static final int SENTIMENT = 14;

    /** The language, one of five in the order of {@link #languages()}. */
    static final int LANGUAGE = 15;

    static final int LANGUAGES = 5;

    /** The squared rarities, by whose root an answer is divided, so that long messages do not outshout short ones. */
    static final int SQUARE = 20;

    /** The topics, in the order of the model's list, in panels of their own. */
    static final int TOPIC = Panel.COLUMNS;

    private static final List<Language> ORDER =
            List.of(Language.RU, Language.KK, Language.EN, Language.MIXED, Language.OTHER);

    private Heads() {}

    /** Returns the languages in the order of their places; model files depend on it. */
    static List<Language> languages() {
        return ORDER;
    }
}
