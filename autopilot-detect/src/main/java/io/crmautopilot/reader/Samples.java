package io.crmautopilot.reader;

import io.crmautopilot.reading.TopicPack;
import io.crmautopilot.text.Tokens;
import java.util.Arrays;
import java.util.List;

/** The messages to learn from as numbers: which features stand in each, how often, and how rare each feature is. */
final class Samples {

    private static final int RAREST = 3;

    /** How much more a meaning counts than the words that have it: meanings hold for authors whose words are new. */
    private static final float MEANING = 2;

    /** The features of each message: their hashes, then their places in {@link #hashes}, ascending. */
    final int[][] found;

    /** How often each feature stands in the message. */
    final byte[][] counts;

    /** The features that are learned, ascending as signed numbers. */
    int[] hashes = new int[0];

    /** How much each feature counts. */
    float[] rarity = new float[0];

    /**
     * Selects what is learned.
     *
     * @param features of each message, as {@link #features} found them
     */
    Samples(int[][] features) {
        found = features.clone();
        counts = new byte[features.length][];
        select();
    }

    /** Returns the features of each message, as often as they stand in it. */
    static int[][] features(List<LabelledMessage> messages, TopicPack pack) {
        int[][] found = new int[messages.size()][];
        Lexicon lexicon = Lexicon.standard();
        WordFeatures word = new WordFeatures(lexicon);
        MessageFeatures message = new MessageFeatures(lexicon);
        TopicPhrases none = new TopicPhrases(TopicPack.ofIds("none"), pack, List.of(), new StemIds());
        WordMemo memo = new WordMemo(lexicon, none, null, Model.empty());
        Tokens tokens = new Tokens();
        int[] entries = new int[1 << 14];
        for (int m = 0; m < found.length; m++) {
            tokens.scan(messages.get(m).text());
            int[] all = new int[256];
            int n = 0;
            for (int i = 0; i < tokens.size(); i++) {
                word.read(tokens.chars(), tokens.start(i), tokens.end(i), tokens.type(i), true);
                all = join(all, n, word.features, word.featureCount);
                n += word.featureCount;
            }
            memo.find(tokens, entries);
            message.read(tokens, memo, entries);
            all = join(all, n, message.features, message.featureCount);
            n += message.featureCount;
            all = join(all, n, message.pairs, message.pairCount);
            found[m] = Arrays.copyOf(all, n + message.pairCount);
        }
        return found;
    }

    private static int[] join(int[] all, int n, int[] more, int count) {
        int[] room = n + count <= all.length ? all : Arrays.copyOf(all, 2 * (n + count));
        System.arraycopy(more, 0, room, n, count);
        return room;
    }

    /** Keeps the features that stand in at least three messages, and turns hashes into indexes. */
    private void select() {
        int total = 0;
        for (int[] features : found) {
            total += features.length;
        }
        int[] all = new int[total];
        int n = 0;
        for (int[] features : found) {
            int[] sorted = features.clone();
            Arrays.sort(sorted);
            for (int i = 0; i < sorted.length; i++) {
                if (i == 0 || sorted[i] != sorted[i - 1]) {
                    all[n++] = sorted[i];
                }
            }
        }
        Arrays.sort(all, 0, n);
        int[] meanings = meanings();
        hashes = new int[n];
        rarity = new float[n];
        int kept = 0;
        for (int i = 0; i < n; ) {
            int j = i;
            while (j < n && all[j] == all[i]) {
                j++;
            }
            if (j - i >= RAREST) {
                hashes[kept] = all[i];
                rarity[kept++] = (float) (StrictMath.log((1.0 + found.length) / (1 + (j - i))) + 1)
                        * (Arrays.binarySearch(meanings, all[i]) < 0 ? 1 : MEANING);
            }
            i = j;
        }
        hashes = Arrays.copyOf(hashes, kept);
        rarity = Arrays.copyOf(rarity, kept);
        for (int m = 0; m < found.length; m++) {
            found[m] = indexes(found[m]);
            counts[m] = count(found[m]);
            found[m] = Arrays.copyOf(found[m], counts[m].length);
        }
    }

    /** Returns the features that stand for one meaning, of a word or of a phrase, in order. */
    private static int[] meanings() {
        int count = Lexicon.standard().size();
        int[] meanings = new int[2 * count];
        for (int i = 0; i < count; i++) {
            meanings[i] = WordFeatures.meaning(i);
            meanings[count + i] = MessageFeatures.phrase(i);
        }
        Arrays.sort(meanings);
        return meanings;
    }

    private int[] indexes(int[] features) {
        int[] result = new int[features.length];
        int n = 0;
        for (int feature : features) {
            int index = Arrays.binarySearch(hashes, feature);
            if (index >= 0) {
                result[n++] = index;
            }
        }
        return Arrays.copyOf(result, n);
    }

    /** Brings equal indexes together at the front, in order, and returns how often each stands there. */
    private static byte[] count(int[] features) {
        Arrays.sort(features);
        byte[] times = new byte[features.length];
        int n = -1;
        for (int feature : features) {
            if (n < 0 || features[n] != feature) {
                features[++n] = feature;
            }
            times[n] = (byte) Math.min(100, times[n] + 1);
        }
        return Arrays.copyOf(times, n + 1);
    }

    /**
     * Keeps the features that weigh most over all messages, so that the model file stays small.
     *
     * @param weights so many for each feature as the width says
     */
    void prune(int most, float[] weights, int width) {
        if (hashes.length <= most) {
            return;
        }
        float[] worth = new float[hashes.length];
        for (int f = 0; f < worth.length; f++) {
            for (int k = 0; k < width; k++) {
                float weight = weights[f * width + k] * rarity[f];
                worth[f] += weight * weight;
            }
            worth[f] *= (float) StrictMath.exp(1 - rarity[f]);
        }
        float[] sorted = worth.clone();
        Arrays.sort(sorted);
        float least = sorted[sorted.length - most];
        int[] index = new int[hashes.length];
        int kept = 0;
        for (int f = 0; f < worth.length; f++) {
            index[f] = worth[f] >= least ? kept : -1;
            if (index[f] >= 0) {
                hashes[kept] = hashes[f];
                rarity[kept++] = rarity[f];
            }
        }
        hashes = Arrays.copyOf(hashes, kept);
        rarity = Arrays.copyOf(rarity, kept);
        for (int m = 0; m < found.length; m++) {
            reindex(m, index);
        }
    }

    private void reindex(int m, int[] index) {
        int n = 0;
        for (int i = 0; i < found[m].length; i++) {
            int now = index[found[m][i]];
            if (now >= 0) {
                found[m][n] = now;
                counts[m][n++] = counts[m][i];
            }
        }
        found[m] = Arrays.copyOf(found[m], n);
        counts[m] = Arrays.copyOf(counts[m], n);
    }
}
