package io.crmautopilot.reader;

import io.crmautopilot.text.EnglishStemmer;
import io.crmautopilot.text.KazakhStemmer;
import io.crmautopilot.text.RussianStemmer;
import io.crmautopilot.text.Skeleton;
import io.crmautopilot.text.Tokens;

/**
 * What one word contributes whatever stands around it: its features for the learned part, the key by which pairs name it, the meanings
 * and phrase parts that it matches.
 *
 * <p>A scratch object: {@link #read} replaces its content. One thread at a time uses it.
 */
final class WordFeatures {

    static final int MOST_MEANINGS = 12;

    private static final int NUMBER = 1;
    private static final int SIGN = 2;
    private static final int TYPED = 3;
    private static final int KEY = 4;
    private static final int RUSSIAN_STEM = 5;
    private static final int KAZAKH_STEM = 6;
    private static final int ENGLISH_STEM = 7;
    private static final int FOREIGN = 8;
    private static final int GRAM = 10;
    private static final int MEANING = 90;
    private static final int SHORTEST_GRAM = 3;
    private static final int LONGEST_GRAM = 5;

    private final Lexicon lexicon;
    private final char[] key = new char[2 + 2 * 48];

    final int[] features = new int[512];
    int featureCount;
    final int[] meanings = new int[MOST_MEANINGS];
    int meaningCount;
    final int[] parts = new int[Lexicon.mostParts()];
    int partCount;
    final int[] matched = new int[Lexicon.mostParts()];
    int pairKey;
    private int keyEnd;

    /** The stems as Russian, Kazakh and English, 0 where the letters rule the language out. */
    final int[] stems = new int[3];

    WordFeatures(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /**
     * Reads a word.
     *
     * @param learned whether the features are wanted; without, only stems, meanings and parts are found
     */
    void read(char[] chars, int from, int to, byte type, boolean learned) {
        featureCount = 0;
        meaningCount = 0;
        stems[0] = 0;
        stems[1] = 0;
        stems[2] = 0;
        keyEnd = 1;
        if (isWord(type)) {
            word(chars, from, to, type, learned);
        } else if (type == Tokens.NUMBER) {
            add(Hash.pair(NUMBER, to - from, 7));
            pairKey = Hash.pair(NUMBER, 1, 1);
            add(pairKey);
        } else {
            pairKey = Hash.mix(Hash.text(SIGN, chars, from, to));
            add(pairKey);
            if (type == Tokens.LETTERS) {
                add(Hash.pair(FOREIGN, 1, 1));
            }
        }
        lookUp(chars, from, to);
    }

    static boolean isWord(byte type) {
        return type == Tokens.CYRILLIC || type == Tokens.LATIN;
    }

    private void word(char[] chars, int from, int to, byte type, boolean learned) {
        int end = Skeleton.write(chars, from, to, key, 1);
        key[0] = '<';
        key[end] = '>';
        keyEnd = end;
        if (learned) {
            add(Hash.mix(Hash.text(TYPED, chars, from, to)));
            add(Hash.mix(Hash.text(KEY, key, 1, end)));
            for (int start = 0; start + SHORTEST_GRAM <= end + 1; start++) {
                grams(start, end + 1);
            }
        }
        if (type == Tokens.CYRILLIC) {
            cyrillicStems(chars, from, to);
        } else {
            latinStems(chars, from, to, end);
        }
        // The stems have been written over the key.
        Skeleton.write(chars, from, to, key, 1);
    }

    private void grams(int start, int end) {
        long hash = Hash.start(GRAM);
        for (int i = start; i < Math.min(end, start + LONGEST_GRAM); i++) {
            hash = Hash.next(hash, key[i]);
            if (i - start + 1 >= SHORTEST_GRAM) {
                add(Hash.mix(hash));
            }
        }
    }

    private void cyrillicStems(char[] chars, int from, int to) {
        int end = Skeleton.write(chars, from, RussianStemmer.stem(chars, from, to), key, 1);
        pairKey = Hash.mix(Hash.text(RUSSIAN_STEM, key, 1, end));
        add(pairKey);
        stems[0] = pairKey;
        end = Skeleton.write(chars, from, KazakhStemmer.stem(chars, from, to), key, 1);
        stems[1] = kazakhStem(end);
        add(stems[1]);
    }

    private void latinStems(char[] chars, int from, int to, int keyEnd) {
        pairKey = Hash.mix(Hash.text(ENGLISH_STEM, chars, from, EnglishStemmer.stem(chars, from, to)));
        add(pairKey);
        stems[2] = pairKey;
        if (keyEnd > 1) {
            stems[0] = Hash.mix(Hash.text(RUSSIAN_STEM, key, 1, RussianStemmer.stem(key, 1, keyEnd)));
            stems[1] = kazakhStem(KazakhStemmer.stem(key, 1, keyEnd));
            add(stems[0]);
            add(stems[1]);
        }
    }

    /** A stem's last г and к, б and п are one sound before different endings: ыстығы, ыстық. */
    private int kazakhStem(int end) {
        char last = key[end - 1];
        if (end > 1 && (last == 'г' || last == 'б')) {
            key[end - 1] = last == 'г' ? 'к' : 'п';
        }
        int hash = Hash.mix(Hash.text(KAZAKH_STEM, key, 1, end));
        key[end - 1] = last;
        return hash;
    }

    private void lookUp(char[] chars, int from, int to) {
        partCount = lexicon.parts(chars, from, to, key, 1, keyEnd, parts);
        for (int i = 0; i < partCount; i++) {
            for (int meaning : lexicon.meaningsOf(parts[i])) {
                addMeaning(meaning);
            }
        }
        for (int i = 0; i < meaningCount; i++) {
            add(meaning(meanings[i]));
        }
    }

    /** Looks the word just read up in another lexicon; returns how many parts it matches. */
    int matches(Lexicon other, char[] chars, int from, int to) {
        return other.parts(chars, from, to, key, 1, keyEnd, matched);
    }

    /** Returns the feature of a meaning. */
    static int meaning(int meaning) {
        return Hash.pair(MEANING, meaning, 0);
    }

    private void addMeaning(int meaning) {
        for (int i = 0; i < meaningCount; i++) {
            if (meanings[i] == meaning) {
                return;
            }
        }
        if (meaningCount < MOST_MEANINGS) {
            meanings[meaningCount++] = meaning;
        }
    }

    private void add(int feature) {
        if (featureCount < features.length) {
            features[featureCount++] = feature;
        }
    }
}
