package io.crmautopilot.words;

import java.util.Locale;

/**
 * Case endings of Kazakh nouns: vowel harmony by the last vowel, assimilation by the last sound.
 *
 * <p>The rules are those of any school grammar. Where spelling does not show the sound (Latin letters, digits, abbreviations),
 * {@link #inflects} says no and the caller uses a construction that needs no ending.
 */
final class Kazakh {

    private static final String BACK = "аоұыуёя";
    private static final String FRONT = "әеөүіэ";
    private static final String VOWELS = BACK + FRONT + "ию";
    private static final String VOICELESS = "птксшщчцхфһқбвгдғ";

    private Kazakh() {}

    /** A case that needs an ending. */
    enum Case {
        GENITIVE("gen"),
        DATIVE("dat"),
        ACCUSATIVE("acc"),
        LOCATIVE("loc"),
        ABLATIVE("abl");

        private final String code;

        Case(String code) {
            this.code = code;
        }

        static Case ofCode(String code) {
            for (Case value : values()) {
                if (value.code.equals(code)) {
                    return value;
                }
            }
            throw new IllegalArgumentException("no Kazakh case is called " + code);
        }
    }

    /** Tells whether the last word of {@code name} is Cyrillic with a vowel, so that its ending follows from its letters. */
    static boolean inflects(String name) {
        String last = lastWord(name);
        if (last.length() < 2 || last.chars().noneMatch(c -> VOWELS.indexOf(c) >= 0)) {
            return false;
        }
        boolean abbreviation = name.endsWith(last.toUpperCase(Locale.ROOT));
        return !abbreviation && last.chars().allMatch(c -> (c >= 'а' && c <= 'я') || "ёәғқңөұүһі".indexOf(c) >= 0);
    }

    /** Returns {@code noun} with the ending of {@code wanted}, as one word. */
    static String inflect(String noun, Case wanted) {
        return noun + ending(lastWord(noun), wanted);
    }

    /** Returns the ending of a number as it is spoken, such as {@code ға} for 20 ("жиырмаға"). */
    static String endingOfNumber(long number, Case wanted) {
        return ending(spokenEnd(number), wanted);
    }

    /** Returns "of our branch" in the wanted case, for a name whose own ending its letters do not show. */
    static String ofOurBranch(Case wanted) {
        return switch (wanted) {
            case GENITIVE -> "филиалының";
            case DATIVE -> "филиалына";
            case ACCUSATIVE -> "филиалын";
            case LOCATIVE -> "филиалында";
            case ABLATIVE -> "филиалынан";
        };
    }

    /** Returns "the sum of" in the wanted case, for a currency whose own ending its code does not show. */
    static String ofSum(Case wanted) {
        return switch (wanted) {
            case GENITIVE -> "сомасының";
            case DATIVE -> "сомасына";
            case ACCUSATIVE -> "сомасын";
            case LOCATIVE -> "сомасында";
            case ABLATIVE -> "сомасынан";
        };
    }

    private static String spokenEnd(long number) {
        String[] ones = {"", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз"};
        String[] tens = {"", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан"};
        if (number % 10 != 0) {
            return ones[(int) (number % 10)];
        }
        if (number % 100 != 0) {
            return tens[(int) (number % 100 / 10)];
        }
        if (number == 0) {
            return "нөл";
        }
        return number % 1_000 != 0 ? "жүз" : number % 1_000_000 != 0 ? "мың" : "миллион";
    }

    private static String ending(String word, Case wanted) {
        boolean back = isBack(word);
        char end = soundAtEnd(word);
        // After и, у, ю the ear hears a glide, so they behave like й.
        boolean vowel = VOWELS.indexOf(end) >= 0 && "иую".indexOf(end) < 0;
        boolean voiceless = VOICELESS.indexOf(end) >= 0;
        boolean nasal = "мнң".indexOf(end) >= 0;
        String a = back ? "а" : "е";
        String y = back ? "ы" : "і";
        return switch (wanted) {
            case GENITIVE -> (vowel || nasal ? "н" : voiceless ? "т" : "д") + y + "ң";
            case ACCUSATIVE -> (vowel ? "н" : voiceless ? "т" : "д") + y;
            case DATIVE -> (voiceless ? back ? "қ" : "к" : back ? "ғ" : "г") + a;
            case LOCATIVE -> (voiceless ? "т" : "д") + a;
            case ABLATIVE -> (nasal ? "н" : voiceless ? "т" : "д") + a + "н";
        };
    }

    private static char soundAtEnd(String word) {
        int i = word.length() - 1;
        while (i > 0 && (word.charAt(i) == 'ь' || word.charAt(i) == 'ъ')) {
            i--;
        }
        return word.charAt(i);
    }

    private static boolean isBack(String word) {
        // A soft sign softens the whole end: Асель, Игорь. Names of waters end in «су», which is back whatever precedes
        // it.
        if (word.endsWith("ь")) {
            return false;
        }
        if (word.endsWith("су")) {
            return true;
        }
        for (int i = word.length() - 1; i >= 0; i--) {
            char c = word.charAt(i);
            boolean neutral = c == 'и' || c == 'ю' || c == 'у';
            if (!neutral && BACK.indexOf(c) >= 0) {
                return true;
            }
            if (FRONT.indexOf(c) >= 0) {
                return false;
            }
        }
        return word.indexOf('у') >= 0 || word.indexOf('ю') >= 0;
    }

    private static String lastWord(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int cut = Math.max(lower.lastIndexOf(' '), lower.lastIndexOf('-'));
        return lower.substring(cut + 1);
    }
}
