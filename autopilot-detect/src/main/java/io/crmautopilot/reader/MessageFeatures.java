package io.crmautopilot.reader;

import io.crmautopilot.text.Tokens;
import java.util.Arrays;

/**
 * What the words of one message contribute together: pairs of neighbours, phrases of the lexicon, pairs of meanings, punctuation.
 *
 * <p>Work and room are linear in the number of words. One thread at a time.
 */
final class MessageFeatures {

    private static final int QUESTION = 50;
    private static final int PAIR = 60;
    private static final int GAP_PAIR = 61;
    private static final int LENGTH = 70;
    private static final int PHRASE = 102;
    private static final int FIRST = 104;
    private static final int LAST = 105;
    private static final int DENIED = 106;
    private static final int START_KEY = 1;
    private static final int END_KEY = 2;
    private static final int REACH = 3;

    private final PhraseTrie phrases;
    private final int denial;
    private int[] pool = new int[0];
    private int[] senses = new int[64];
    private int[] meant = new int[64];
    private int words;
    private int marks;

    /** The features; those below {@link Hash#FIRST} are not among them. */
    int[] features = new int[1024];

    int featureCount;

    /** The pairs of broad meanings, each a number from 1 to {@link Hash#FIRST}. */
    int[] pairs = new int[1024];

    int pairCount;

    MessageFeatures(Lexicon lexicon) {
        phrases = lexicon.phrases();
        denial = lexicon.indexOf("~neg_verb_kk");
    }

    /** Finds the features of a message whose words have been found in the memo. */
    void read(Tokens tokens, WordMemo memo, int[] entries) {
        featureCount = 0;
        pairCount = 0;
        marks = 0;
        words = tokens.size();
        pool = memo.pool;
        if (words > senses.length) {
            senses = new int[2 * words];
            meant = new int[2 * words];
        }
        if (2 * words + 64 > features.length) {
            features = new int[4 * words];
        }
        int lastMarks = 0;
        int count = 0;
        for (int i = 0; i < words; i++) {
            lastMarks = tokens.marks(i);
            marks |= lastMarks;
            int sense = memo.senses[entries[i]];
            senses[i] = sense;
            meant[count] = sense;
            count += sense != 0 && pool[sense + 1] != 0 ? 1 : 0;
        }
        punctuation(lastMarks);
        neighbours(memo.keys, entries);
        for (int i = 0; i < words; i++) {
            if (senses[i] != 0 && pool[senses[i] + 2] != 0) {
                phrasesAt(i);
            }
        }
        meanings(count);
    }

    /** Returns whether there is a question mark after a word. */
    boolean asks() {
        return (marks & Tokens.QUESTION) != 0;
    }

    private void punctuation(int lastMarks) {
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

    private void neighbours(int[] keys, int[] entries) {
        int n = featureCount;
        int before = START_KEY;
        int key = words == 0 ? END_KEY : keys[entries[0]];
        for (int i = 0; i <= words; i++) {
            features[n++] = Hash.pair(PAIR, before, key);
            int next = i + 1 < words ? keys[entries[i + 1]] : END_KEY;
            if (i + 1 < words) {
                features[n++] = Hash.pair(GAP_PAIR, before, next);
            }
            before = key;
            key = next;
        }
        featureCount = n;
    }

    /** Returns the feature of a phrase with a meaning. */
    static int phrase(int meaning) {
        return Hash.pair(PHRASE, meaning, 0);
    }

    private void phrasesAt(int first) {
        int parts = parts(senses[first]);
        for (int p = parts; p < parts + pool[senses[first] + 2]; p++) {
            int node = phrases.next(0, pool[p]);
            if (node >= 0) {
                follow(node, first + 1);
            }
        }
    }

    private int parts(int sense) {
        return sense + WordMemo.MEANINGS + pool[sense + 1];
    }

    private void follow(int node, int word) {
        for (int meaning : phrases.meanings(node)) {
            add(phrase(meaning));
        }
        if (word < words && senses[word] != 0) {
            int parts = parts(senses[word]);
            for (int p = parts; p < parts + pool[senses[word] + 2]; p++) {
                int next = phrases.next(node, pool[p]);
                if (next >= 0) {
                    follow(next, word + 1);
                }
            }
        }
    }

    /** Pairs of broad meanings of words that have any, up to three such words apart, in either order; and the first and last word's. */
    private void meanings(int count) {
        for (int i = 0; i < count; i++) {
            denied(meant[i]);
            for (int j = i + 1; j < Math.min(count, i + 1 + REACH); j++) {
                pairs(meant[i], meant[j]);
            }
        }
        if (count > 0) {
            singles(FIRST, meant[0]);
            singles(LAST, meant[count - 1]);
        }
    }

    private void pairs(int one, int other) {
        int n = pairCount;
        int ends = other + WordMemo.MEANINGS + pool[other];
        if (n + pool[one] * pool[other] > pairs.length) {
            pairs = Arrays.copyOf(pairs, 2 * (n + pool[one] * pool[other]));
        }
        for (int i = one + WordMemo.MEANINGS; i < one + WordMemo.MEANINGS + pool[one]; i++) {
            int a = pool[i];
            for (int j = other + WordMemo.MEANINGS; j < ends; j++) {
                int high = Math.max(a, pool[j]);
                pairs[n++] = 1 + high * (high + 1) / 2 + Math.min(a, pool[j]);
            }
        }
        pairCount = n;
    }

    /** A negation inside a word that means something: үзілмейді is no үзіледі. */
    private void denied(int sense) {
        int start = sense + WordMemo.MEANINGS;
        int end = start + pool[sense + 1];
        boolean denies = false;
        for (int i = start; i < end; i++) {
            denies |= pool[i] == denial;
        }
        for (int i = start; denies && i < end; i++) {
            if (pool[i] != denial) {
                add(Hash.pair(DENIED, pool[i], 0));
            }
        }
    }

    private void singles(int kind, int sense) {
        int start = sense + WordMemo.MEANINGS;
        for (int i = start; i < start + pool[sense + 1]; i++) {
            add(Hash.pair(kind, pool[i], 0));
        }
    }

    private void add(int feature) {
        if (featureCount == features.length) {
            features = Arrays.copyOf(features, 2 * featureCount);
        }
        features[featureCount++] = feature;
    }
}
