package io.crmautopilot.text;

/**
 * Cuts the commonest endings off English words: plural and third person -s, past -ed, -ing, adverbs in -ly.
 *
 * <p>Lighter than Porter's algorithm on purpose: short messages lose more by wrong joins than they win by rare right ones.
 */
public final class EnglishStemmer {

    private static final int SHORTEST_STEM = 3;

    private EnglishStemmer() {}

    /** Returns the stem of a folded word. */
    public static String stem(String word) {
        char[] chars = word.toCharArray();
        return new String(chars, 0, stem(chars, 0, chars.length));
    }

    /** Returns where the stem of the folded word in {@code from..to} ends. */
    public static int stem(char[] word, int from, int to) {
        int end = to;
        if (ends(word, from, end, "ies") || ends(word, from, end, "ied")) {
            return end - 2;
        }
        if (ends(word, from, end, "ly")) {
            end -= 2;
        }
        if (ends(word, from, end, "ing") && vowelBefore(word, from, end - 3)) {
            return undouble(word, from, end - 3);
        }
        if (ends(word, from, end, "ed") && vowelBefore(word, from, end - 2)) {
            return undouble(word, from, end - 2);
        }
        if (ends(word, from, end, "es") && "sxzh".indexOf(word[end - 3]) >= 0) {
            return end - 2;
        }
        if (ends(word, from, end, "s") && word[end - 2] != 's' && word[end - 2] != 'u' && word[end - 2] != 'i') {
            end--;
        }
        return end - from > SHORTEST_STEM && word[end - 1] == 'e' ? end - 1 : end;
    }

    private static boolean ends(char[] word, int from, int to, String ending) {
        int start = to - ending.length();
        if (start - from < SHORTEST_STEM) {
            return false;
        }
        for (int i = 0; i < ending.length(); i++) {
            if (word[start + i] != ending.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean vowelBefore(char[] word, int from, int to) {
        for (int i = from; i < to; i++) {
            if ("aeiouy".indexOf(word[i]) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static int undouble(char[] word, int from, int end) {
        boolean twice = end - from > SHORTEST_STEM && word[end - 1] == word[end - 2];
        return twice && "lsz".indexOf(word[end - 1]) < 0 ? end - 1 : end;
    }
}
