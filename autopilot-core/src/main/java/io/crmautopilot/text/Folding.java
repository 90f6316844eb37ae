package io.crmautopilot.text;

/**
 * Brings what people type to one form: lower case, ё as е, runs of three or more equal letters as one, invisible characters removed, and
 * words that mix Cyrillic and Latin letters in one script.
 *
 * <p>The Kazakh letters ә ғ қ ң ө ұ ү һ і stay themselves. Look-alikes are replaced only inside a word that holds both scripts and only by
 * the one that a keyboard mistake or a disguise would have meant, never by a general table of confusables.
 */
public final class Folding {

    private static final String LATIN_TWINS = "aceopxykmthbi";
    private static final String CYRILLIC_TWINS = "асеорхукмтнві";

    private Folding() {}

    /** Returns the folded text; punctuation and spaces stay. */
    public static String fold(CharSequence text) {
        char[] folded = new char[text.length()];
        return new String(folded, 0, fold(text, text.length(), folded));
    }

    /**
     * Folds the first characters of a text.
     *
     * @param text the text
     * @param limit how many characters to read at most
     * @param into where the result goes; at least as long as what is read
     * @return how many characters were written, never more than were read
     */
    public static int fold(CharSequence text, int limit, char[] into) {
        int length = Math.min(limit, text.length());
        int n = 0;
        int wordStart = 0;
        int scripts = 0;
        char before = 0;
        int run = 0;
        for (int i = 0; i < length; i++) {
            char raw = text.charAt(i);
            byte type = Letters.classOf(raw);
            if (type == Letters.DROP) {
                n = compose(raw, into, n, wordStart);
                continue;
            }
            char c = Letters.folded(raw);
            if (Letters.isLetter(type)) {
                run = c == before ? run + 1 : 1;
                before = c;
                if (run >= 3) {
                    n -= run == 3 ? 1 : 0;
                    continue;
                }
                scripts |= 1 << type;
            } else if (type == Letters.DIGIT) {
                before = 0;
            } else {
                if (scripts == MIXED_SCRIPTS) {
                    unmix(into, wordStart, n);
                }
                scripts = 0;
                before = 0;
                wordStart = n + 1;
            }
            into[n++] = c;
        }
        if (scripts == MIXED_SCRIPTS) {
            unmix(into, wordStart, n);
        }
        return n;
    }

    static final int MIXED_SCRIPTS = 1 << Letters.CYRILLIC | 1 << Letters.LATIN;

    /** Joins a letter and the combining mark after it where that is another letter of ours: и + breve is й. */
    private static int compose(char mark, char[] into, int n, int wordStart) {
        if (mark == 0x0306 && n > wordStart && into[n - 1] == 'и') {
            into[n - 1] = 'й';
        }
        return n;
    }

    /** Brings the letters of one word in one script: that of which more letters have no twin in the other, Cyrillic when as many. */
    static void unmix(char[] word, int from, int to) {
        int cyrillicOnly = 0;
        int latinOnly = 0;
        for (int i = from; i < to; i++) {
            byte type = Letters.classOf(word[i]);
            if (type == Letters.CYRILLIC && CYRILLIC_TWINS.indexOf(word[i]) < 0) {
                cyrillicOnly++;
            } else if (type == Letters.LATIN && LATIN_TWINS.indexOf(word[i]) < 0) {
                latinOnly++;
            }
        }
        String wrong = latinOnly > cyrillicOnly ? CYRILLIC_TWINS : LATIN_TWINS;
        String right = latinOnly > cyrillicOnly ? LATIN_TWINS : CYRILLIC_TWINS;
        for (int i = from; i < to; i++) {
            int twin = wrong.indexOf(word[i]);
            if (twin >= 0) {
                word[i] = right.charAt(twin);
            }
        }
    }
}
