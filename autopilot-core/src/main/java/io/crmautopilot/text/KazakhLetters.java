package io.crmautopilot.text;

/** The letters of Kazakh: which are its own, how people type them without a Kazakh keyboard, and their classes. */
public final class KazakhLetters {

    private static final String OWN = "әғқңөұүһі";
    private static final String BARE = "агкноуухи";

    private KazakhLetters() {}

    /** Returns whether a folded letter belongs to Kazakh and not to Russian: one of ә ғ қ ң ө ұ ү һ і. */
    public static boolean isOwn(char c) {
        return c > 'я' && OWN.indexOf(c) >= 0;
    }

    /** Returns what a letter is typed as on a Russian keyboard: қ as к, і as и; other letters are themselves. */
    public static char bare(char c) {
        if (c <= 'я') {
            return c;
        }
        int i = OWN.indexOf(c);
        return i < 0 ? c : BARE.charAt(i);
    }

    static boolean isVowel(char c) {
        return "аәеоөуұүыіиэюяё".indexOf(c) >= 0;
    }

    /** Whether endings after this letter begin with a voiceless consonant; loans in б, в, г, д are said so. */
    static boolean isVoiceless(char c) {
        return "пткқфсшщчцхһбвгд".indexOf(c) >= 0;
    }

    /** Returns 1 for a vowel that asks for back vowels after it, -1 for front ones, 0 when it decides nothing. */
    static int harmony(char c) {
        return switch (c) {
            case 'а', 'ы', 'ұ', 'я' -> 1;
            case 'ә', 'е', 'і', 'ө', 'ү', 'э' -> -1;
            default -> 0;
        };
    }

    /** The same for the vowel of an ending in bare letters, where и stands for і. */
    static int endingHarmony(char c) {
        return switch (c) {
            case 'а', 'ы' -> 1;
            case 'е', 'и' -> -1;
            default -> 0;
        };
    }
}
