package io.crmautopilot.text;

/**
 * A key under which the spellings of one word meet: Kazakh with its letters, without them and in Latin, Russian and its transliteration.
 *
 * <p>One way only and lossy: ь and ъ vanish, й is и, э is е, щ is ш, the Kazakh letters are bare. Texts are compared by it, never shown.
 */
public final class Skeleton {

    private Skeleton() {}

    /** Returns the key of a folded word. */
    public static String of(String word) {
        char[] chars = word.toCharArray();
        char[] key = new char[2 * chars.length];
        return new String(key, 0, write(chars, 0, chars.length, key, 0));
    }

    /**
     * Writes the key of the folded word in {@code from..to}.
     *
     * @param into where to; needs as much room as the word has letters, twice that for Latin ones
     * @param at the first place to write
     * @return the place after the last one written
     */
    public static int write(char[] word, int from, int to, char[] into, int at) {
        int n = at;
        int i = from;
        while (i < to) {
            char c = word[i];
            if (c >= 0x0400) {
                c = cyrillic(c);
                if (c != 0) {
                    into[n++] = c;
                }
                i++;
            } else {
                char next = i + 1 < to ? word[i + 1] : 0;
                char pair = pair(c, next);
                if (pair != 0) {
                    into[n++] = pair;
                    i += 2;
                } else {
                    c = latin(c, n > at ? into[n - 1] : 0);
                    if (c != 0) {
                        into[n++] = c;
                    }
                    i++;
                }
            }
        }
        return n;
    }

    private static char cyrillic(char c) {
        return switch (c) {
            case 'ь', 'ъ' -> 0;
            case 'й' -> 'и';
            case 'э' -> 'е';
            case 'щ' -> 'ш';
            default -> KazakhLetters.bare(c);
        };
    }

    private static char pair(char c, char next) {
        return switch (next) {
            case 'h' ->
                switch (c) {
                    case 's' -> 'ш';
                    case 'c' -> 'ч';
                    case 'z' -> 'ж';
                    case 'k' -> 'х';
                    case 'g' -> 'г';
                    default -> 0;
                };
            case 's' -> c == 't' ? 'ц' : (char) 0;
            case 'a' -> c == 'y' ? 'я' : (char) 0;
            case 'u' -> c == 'y' ? 'ю' : (char) 0;
            case 'e', 'o' -> c == 'y' ? 'е' : (char) 0;
            default -> 0;
        };
    }

    private static char latin(char c, char before) {
        return switch (c) {
            case 'a', 'ä', 'á', 'à', 'ə' -> 'а';
            case 'b' -> 'б';
            case 'c' -> 'ц';
            case 'ç' -> 'ч';
            case 'd' -> 'д';
            case 'e', 'é', 'è' -> 'е';
            case 'f' -> 'ф';
            case 'g', 'ğ', 'ǵ' -> 'г';
            case 'h', 'x' -> 'х';
            case 'i', 'ï', 'í' -> 'и';
            case 'ı' -> 'ы';
            case 'j' -> 'ж';
            case 'k', 'q' -> 'к';
            case 'l' -> 'л';
            case 'm' -> 'м';
            case 'n', 'ñ', 'ŋ' -> 'н';
            case 'o', 'ö', 'ó' -> 'о';
            case 'p' -> 'п';
            case 'r' -> 'р';
            case 's' -> 'с';
            case 'ş', 'ś' -> 'ш';
            case 't' -> 'т';
            case 'u', 'ü', 'ú', 'ū', 'w' -> 'у';
            case 'v' -> 'в';
            case 'y' -> KazakhLetters.isVowel(before) ? 'и' : 'ы';
            case 'z' -> 'з';
            default -> c < 0x80 ? (char) 0 : c;
        };
    }
}
