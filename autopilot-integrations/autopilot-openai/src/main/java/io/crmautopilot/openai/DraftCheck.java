package io.crmautopilot.openai;

import io.crmautopilot.text.Language;
import java.util.List;
import java.util.Locale;

/** What a draft may not hold, even for a person's eyes: figures, addresses, promises, offers, the wrong language. */
final class DraftCheck {

    static final int LONGEST = 700;
    private static final int SHORTEST = 20;
    private static final String KAZAKH = "әғқңөұүһі";

    /** Beginnings of words that promise, offer or ask for something. */
    private static final List<String> FORBIDDEN = List.of(
            "скид",
            "бонус",
            "компенс",
            "бесплат",
            "подар",
            "возврат",
            "верн",
            "гаранти",
            "обеща",
            "перевед",
            "оплат",
            "карт",
            "счет",
            "ссылк",
            "парол",
            "жеңілдік",
            "тегін",
            "сыйлық",
            "кепілдік",
            "өтемақы",
            "қайтар",
            "уәде",
            "төле",
            "сілтеме",
            "discount",
            "bonus",
            "compensat",
            "free",
            "gift",
            "refund",
            "guarantee",
            "promise",
            "transfer",
            "card",
            "link",
            "password",
            "voucher");

    private DraftCheck() {}

    /** Tells whether {@code text} may be shown to a person as a draft in {@code language}. */
    static boolean passes(String text, Language language) {
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            return false;
        }
        boolean plain = text.codePoints()
                .allMatch(c -> Character.isLetter(c) || c == ' ' || c == '\n' || ".,!?:;-–—()«»\"'’%".indexOf(c) >= 0);
        return plain
                && text.indexOf('%') < 0
                && text.lines().count() <= 8
                && !hasDomain(text)
                && speaks(text, language)
                && !forbidden(text);
    }

    /** A dot inside a word is an address. */
    private static boolean hasDomain(String text) {
        for (int i = 1; i < text.length() - 1; i++) {
            if (text.charAt(i) == '.'
                    && Character.isLetter(text.charAt(i - 1))
                    && Character.isLetter(text.charAt(i + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean speaks(String text, Language language) {
        String lower = text.toLowerCase(Locale.ROOT);
        long cyrillic = lower.chars()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC)
                .count();
        long latin = lower.chars().filter(c -> c >= 'a' && c <= 'z').count();
        boolean kazakh = lower.chars().anyMatch(c -> KAZAKH.indexOf(c) >= 0);
        return switch (language) {
            case RU -> cyrillic > 10 && latin == 0 && !kazakh;
            case KK -> cyrillic > 10 && latin == 0 && kazakh;
            case EN -> latin > 10 && cyrillic == 0;
            default -> false;
        };
    }

    private static boolean forbidden(String text) {
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
            if (FORBIDDEN.stream().anyMatch(word::startsWith)) {
                return true;
            }
        }
        return false;
    }
}
