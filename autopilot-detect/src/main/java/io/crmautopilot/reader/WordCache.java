package io.crmautopilot.reader;

import io.crmautopilot.text.Tokens;

/**
 * What words contribute, kept for words seen before, so that a frequent word costs one look-up.
 *
 * <p>A fixed number of places; a word's place follows from its hash, and a later word with the same place takes it over. What is kept
 * is what would be worked out again, so the cache changes nothing but time. One thread at a time.
 */
final class WordCache {

    private static final int PLACE_BITS = 13;
    private static final int PLACES = 1 << PLACE_BITS;

    private final WordFeatures scratch;
    private final Lexicon lexicon;
    private final Model model;
    private final int stride;
    private final long[] hashes = new long[PLACES];
    private final int[] keys = new int[PLACES];
    private final float[] margins = new float[PLACES];
    private final byte[] meaningCounts = new byte[PLACES];
    private final byte[] partCounts = new byte[PLACES];
    final int[] meanings = new int[PLACES * WordFeatures.MOST_MEANINGS];
    final int[] parts = new int[PLACES * Lexicon.mostParts()];
    final int[] stems = new int[PLACES * TopicPhrases.STEMS];
    private final int[] cues = new int[PLACES];
    final float[] sums;

    WordCache(Lexicon lexicon, Model model) {
        scratch = new WordFeatures(lexicon);
        this.lexicon = lexicon;
        this.model = model;
        stride = model.width() + 1;
        sums = new float[PLACES * stride];
    }

    /** Returns the place of a word, filled. */
    int place(char[] chars, int from, int to, byte type) {
        long hash = Hash.text(type, chars, from, to) | 1;
        int place = (int) ((hash * 0x9E3779B97F4A7C15L) >>> (64 - PLACE_BITS));
        if (hashes[place] != hash) {
            fill(place, chars, from, to, type);
            hashes[place] = hash;
        }
        return place;
    }

    private void fill(int place, char[] chars, int from, int to, byte type) {
        scratch.read(chars, from, to, type);
        keys[place] = scratch.pairKey;
        System.arraycopy(scratch.stems, 0, stems, place * TopicPhrases.STEMS, TopicPhrases.STEMS);
        cues[place] = Cues.of(lexicon, scratch, chars, from, to, type);
        meaningCounts[place] = (byte) scratch.meaningCount;
        partCounts[place] = (byte) scratch.partCount;
        System.arraycopy(scratch.meanings, 0, meanings, place * WordFeatures.MOST_MEANINGS, scratch.meaningCount);
        System.arraycopy(scratch.parts, 0, parts, place * Lexicon.mostParts(), scratch.partCount);
        int at = place * stride;
        for (int i = 0; i < stride; i++) {
            sums[at + i] = 0;
        }
        for (int i = 0; i < scratch.featureCount; i++) {
            model.addRow(scratch.features[i], sums, at);
        }
        float length = (float) Math.sqrt(sums[at + stride - 1] + 1e-9);
        margins[place] = (sums[at + Heads.LANGUAGE] - sums[at + Heads.LANGUAGE + 1]) / length;
    }

    int key(int place) {
        return keys[place];
    }

    /** Returns by how much a word looks more Russian than Kazakh. */
    float margin(int place) {
        return margins[place];
    }

    /** Returns what a word does to complaint words around it: a sum of the constants of {@link Cues}. */
    int cues(int place) {
        return cues[place];
    }

    int meaningCount(int place) {
        return meaningCounts[place];
    }

    int partCount(int place) {
        return partCounts[place];
    }

    static boolean isWord(byte type) {
        return type == Tokens.CYRILLIC || type == Tokens.LATIN;
    }
}
