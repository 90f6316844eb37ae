package io.crmautopilot.reader;

import io.crmautopilot.text.Tokens;
import java.util.Arrays;

/**
 * What the words of one message contribute together: pairs of neighbours, phrases of the lexicon, pairs of meanings, punctuation.
 *
 * <p>Filled word by word, then {@link #finish() finished}. Work and room are linear in the number of words. One thread at a time.
 */
final class MessageFeatures {

    static final int MOST_PER_WORD = 2 * WordFeatures.MOST_MEANINGS;

    private static final int QUESTION = 50;
    private static final int PAIR = 60;
    private static final int GAP_PAIR = 61;
    private static final int LENGTH = 70;
    private static final int PHRASE = 102;
    private static final int MEANING_PAIR = 103;
    private static final int FIRST = 104;
    private static final int LAST = 105;
    private static final int START_KEY = 1;
    private static final int END_KEY = 2;
    private static final int REACH = 3;

    private final PhraseTrie phrases;
    private int[] keys = new int[64];
    private int[] parts = new int[1024];
    private int[] partEnds = new int[65];
    private int[] meanings = new int[1024];
    private int[] meaningEnds = new int[65];
    private int words;
    private int marks;
    private int lastMarks;
    int[] features = new int[1024];
    int featureCount;

    MessageFeatures(Lexicon lexicon) {
        phrases = lexicon.phrases();
    }

    void begin() {
        words = 0;
        marks = 0;
        lastMarks = 0;
        featureCount = 0;
    }

    void word(
            int key,
            int[] wordMeanings,
            int meaningFrom,
            int meaningCount,
            int[] wordParts,
            int partFrom,
            int partCount,
            int wordMarks) {
        if (words == keys.length) {
            keys = Arrays.copyOf(keys, 2 * words);
            partEnds = Arrays.copyOf(partEnds, 2 * words + 1);
            meaningEnds = Arrays.copyOf(meaningEnds, 2 * words + 1);
        }
        int p = partEnds[words];
        parts = room(parts, p + partCount);
        System.arraycopy(wordParts, partFrom, parts, p, partCount);
        int m = meaningEnds[words];
        meanings = room(meanings, m + MOST_PER_WORD);
        System.arraycopy(wordMeanings, meaningFrom, meanings, m, meaningCount);
        keys[words++] = key;
        partEnds[words] = p + partCount;
        meaningEnds[words] = m + meaningCount;
        marks |= wordMarks;
        lastMarks = wordMarks;
    }

    private static int[] room(int[] array, int length) {
        return array.length >= length ? array : Arrays.copyOf(array, 2 * length);
    }

    /** Turns the words into features. */
    void finish() {
        punctuation();
        for (int i = 0; i <= words; i++) {
            int before = i == 0 ? START_KEY : keys[i - 1];
            add(Hash.pair(PAIR, before, i == words ? END_KEY : keys[i]));
            if (i + 1 < words) {
                add(Hash.pair(GAP_PAIR, before, keys[i + 1]));
            }
        }
        for (int i = 0; i < words; i++) {
            phrasesAt(i);
        }
        meaningPairs();
    }

    /** Returns whether there is a question mark after a word. */
    boolean asks() {
        return (marks & Tokens.QUESTION) != 0;
    }

    private void punctuation() {
        if ((marks & Tokens.QUESTION) != 0) {
            add(Hash.pair(QUESTION, 1, 1));
        }
        if ((lastMarks & Tokens.QUESTION) != 0) {
            add(Hash.pair(QUESTION, 2, 1));
        }
        if ((marks & Tokens.EXCLAMATION) != 0) {
            add(Hash.pair(QUESTION, 3, 1));
        }
        add(Hash.pair(LENGTH, Math.min(9, words / 3), 0));
    }

    private void phrasesAt(int first) {
        for (int p = partEnds[first]; p < partEnds[first + 1]; p++) {
            int node = phrases.next(0, parts[p]);
            if (node >= 0) {
                follow(node, first + 1);
            }
        }
    }

    private void follow(int node, int word) {
        for (int meaning : phrases.meanings(node)) {
            add(Hash.pair(PHRASE, meaning, 0));
        }
        if (word < words) {
            for (int p = partEnds[word]; p < partEnds[word + 1]; p++) {
                int next = phrases.next(node, parts[p]);
                if (next >= 0) {
                    follow(next, word + 1);
                }
            }
        }
    }

    /** Pairs of meanings of words that have any, up to three such words apart, in either order. */
    private void meaningPairs() {
        int first = -1;
        int last = -1;
        for (int i = 0; i < words; i++) {
            if (meaningEnds[i] == meaningEnds[i + 1]) {
                continue;
            }
            first = first < 0 ? i : first;
            last = i;
            int seen = 0;
            for (int j = i + 1; j < words && seen < REACH; j++) {
                if (meaningEnds[j] < meaningEnds[j + 1]) {
                    seen++;
                    pairs(i, j);
                }
            }
        }
        if (first >= 0) {
            singles(FIRST, first);
            singles(LAST, last);
        }
    }

    private void pairs(int i, int j) {
        for (int a = meaningEnds[i]; a < meaningEnds[i + 1]; a++) {
            for (int b = meaningEnds[j]; b < meaningEnds[j + 1]; b++) {
                add(Hash.pair(MEANING_PAIR, Math.min(meanings[a], meanings[b]), Math.max(meanings[a], meanings[b])));
            }
        }
    }

    private void singles(int kind, int word) {
        for (int a = meaningEnds[word]; a < meaningEnds[word + 1]; a++) {
            add(Hash.pair(kind, meanings[a], 0));
        }
    }

    private void add(int feature) {
        if (featureCount == features.length) {
            features = Arrays.copyOf(features, 2 * featureCount);
        }
        features[featureCount++] = feature;
    }
}
