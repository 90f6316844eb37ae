package io.crmautopilot.words;

import io.crmautopilot.text.Language;
import java.util.List;

/** Chooses the language in which a person is answered. The card's language is read, never written. */
public final class LanguageChoice {

    private LanguageChoice() {}

    /**
     * Returns the language of the person's current message; where that is mixed or unclear, their last clear one; else the card's;
     * else {@link Language#OTHER}, in which no template speaks, so that a person writes.
     *
     * @param current the language of the message that is answered; {@link Language#OTHER} when the person wrote none
     * @param lastClear the last language of theirs that was neither mixed nor unknown; {@link Language#OTHER} when there was none
     * @param card the language on the card; {@link Language#OTHER} when it says none
     */
    public static Language of(Language current, Language lastClear, Language card) {
        return List.of(current, lastClear, card).stream()
                .filter(LanguageChoice::isClear)
                .findFirst()
                .orElse(Language.OTHER);
    }

    /** Tells whether templates can speak {@code language}: it is neither mixed nor unknown. */
    public static boolean isClear(Language language) {
        return language != Language.MIXED && language != Language.OTHER;
    }
}
