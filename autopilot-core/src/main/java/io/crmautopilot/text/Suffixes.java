package io.crmautopilot.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A set of endings, by last letter and longest first, so that the longest match is the first. */
final class Suffixes {

    private static final char FIRST = 'а';
    private static final int LETTERS = 32;

    private final char[][][] byLast;

    private Suffixes(char[][][] byLast) {
        this.byLast = byLast;
    }

    /** Returns the set of endings that a text lists, separated by spaces; all in the Russian letters а to я. */
    static Suffixes of(String endings) {
        List<List<char[]>> lists = new ArrayList<>();
        for (int i = 0; i < LETTERS; i++) {
            lists.add(new ArrayList<>());
        }
        for (String ending : endings.split(" ", -1)) {
            lists.get(ending.charAt(ending.length() - 1) - FIRST).add(ending.toCharArray());
        }
        char[][][] byLast = new char[LETTERS][][];
        for (int i = 0; i < LETTERS; i++) {
            lists.get(i).sort(Comparator.comparingInt((char[] ending) -> -ending.length));
            byLast[i] = lists.get(i).toArray(new char[0][]);
        }
        return new Suffixes(byLast);
    }

    /** Returns the length of the longest ending of the word that lies within {@code from..to}, or 0. */
    int match(char[] word, int from, int to) {
        char[][] endings = candidates(word, from, to);
        for (char[] ending : endings) {
            if (to - ending.length >= from && endsWith(word, to, ending)) {
                return ending.length;
            }
        }
        return 0;
    }

    /** Returns the length of the longest such ending that stands after one of two letters, which lies within the region too, or 0. */
    int matchAfter(char[] word, int from, int to, char first, char second) {
        char[][] endings = candidates(word, from, to);
        for (char[] ending : endings) {
            int start = to - ending.length;
            if (start > from && (word[start - 1] == first || word[start - 1] == second) && endsWith(word, to, ending)) {
                return ending.length;
            }
        }
        return 0;
    }

    private char[][] candidates(char[] word, int from, int to) {
        int last = to > from ? word[to - 1] - FIRST : -1;
        return last >= 0 && last < LETTERS ? byLast[last] : NONE;
    }

    private static final char[][] NONE = {};

    private static boolean endsWith(char[] word, int to, char[] ending) {
        int start = to - ending.length;
        for (int i = 0; i < ending.length; i++) {
            if (word[start + i] != ending[i]) {
                return false;
            }
        }
        return true;
    }
}
