package io.crmautopilot.reader;

import java.util.List;

/**
 * The learned part: for each feature a row of 8-bit weights, found by the feature's number, and how answers become decisions.
 *
 * <p>A weight already holds the feature's rarity and is a multiple of its column's unit. Immutable, shared by all threads.
 */
final class Model {

    private static final int FILTER_BITS = 20;

    private final List<String> topics;
    private final float[] kindWeights;
    private final float[] biases;
    private final float[] units;
    private final Decisions decisions;
    private final int[] features;
    private final Panel[] panels;
    private final int[] pairs = new int[Hash.FIRST];
    private final long[] places;
    private final int mask;
    private final long[] known = new long[1 << (FILTER_BITS - 6)];

    /**
     * Makes a model.
     *
     * @param features what the rows stand for, ascending
     * @param panels the weights, the first panel for {@link Heads} below {@link Heads#TOPIC}, then the topics
     */
    Model(
            List<String> topics,
            float[] kindWeights,
            float[] biases,
            float[] units,
            Decisions decisions,
            int[] features,
            Panel[] panels) {
        this.topics = List.copyOf(topics);
        this.kindWeights = kindWeights;
        this.biases = biases;
        this.units = units;
        this.decisions = decisions;
        this.features = features;
        this.panels = panels;
        places = new long[Integer.highestOneBit(Math.max(8, features.length + features.length / 2)) << 1];
        mask = places.length - 1;
        for (int row = 0; row < features.length; row++) {
            if (features[row] >>> 16 == 0) {
                pairs[features[row]] = row + 1;
            } else {
                put(features[row], row);
            }
        }
    }

    /** Returns a model that has learned nothing. */
    static Model empty() {
        float[] nothing = new float[Panel.COLUMNS];
        return new Model(
                List.of(), new float[Heads.KINDS], nothing, nothing, Calibration.undecided(0), new int[0], new Panel[] {
                    new Panel(new long[0])
                });
    }

    private void put(int feature, int row) {
        int place = feature & mask;
        while (places[place] != 0) {
            place = (place + 1) & mask;
        }
        places[place] = ((long) feature << 32) | row;
        int bit = feature >>> (32 - FILTER_BITS);
        known[bit >>> 6] |= 1L << bit;
    }

    /** Returns how many panels a model of so many topics has. */
    static int panels(int topics) {
        return 1 + (topics + Panel.COLUMNS - 1) / Panel.COLUMNS;
    }

    int panels() {
        return panels.length;
    }

    Panel panel(int i) {
        return panels[i];
    }

    int[] features() {
        return features;
    }

    List<String> topics() {
        return topics;
    }

    float[] kindWeights() {
        return kindWeights;
    }

    float[] biases() {
        return biases;
    }

    /** What a sum of weights is multiplied by, for each column. */
    float[] units() {
        return units;
    }

    Decisions decisions() {
        return decisions;
    }

    /** Returns this model with other decisions. */
    Model with(Decisions other) {
        return new Model(topics, kindWeights, biases, units, other, features, panels);
    }

    /** Returns 1 when a feature may have been learned, 0 when it surely was not: most pairs that a message makes were never seen. */
    int maybe(int feature) {
        int bit = feature >>> (32 - FILTER_BITS);
        return (int) (known[bit >>> 6] >>> bit) & 1;
    }

    /** Returns the row of a feature, or -1 when it was too rare to be learned. */
    int row(int feature) {
        int place = feature & mask;
        while (true) {
            long held = places[place];
            if ((int) (held >>> 32) == feature) {
                return (int) held;
            }
            if (held == 0) {
                return -1;
            }
            place = (place + 1) & mask;
        }
    }

    /** Returns the row of a pair of meanings, or -1. */
    int pairRow(int pair) {
        return pairs[pair] - 1;
    }

    /** Writes the rows of those features that were learned; returns how many there are. */
    int rows(int[] wanted, int count, int[] into) {
        int n = 0;
        for (int i = 0; i < count; i++) {
            into[n] = wanted[i];
            n += maybe(wanted[i]);
        }
        int found = 0;
        for (int i = 0; i < n; i++) {
            int row = row(into[i]);
            into[found] = row;
            found += row >= 0 ? 1 : 0;
        }
        return found;
    }

    /** Returns the place of the language that the signs speak for most. */
    int language(float[] signs) {
        return language(signs, decisions.language());
    }

    static int language(float[] signs, float[] weights) {
        int best = 0;
        float most = Float.NEGATIVE_INFINITY;
        for (int k = 0; k < Heads.LANGUAGES; k++) {
            float sum = 0;
            for (int i = 0; i < LanguageSigns.COUNT; i++) {
                sum += signs[i] * weights[k * LanguageSigns.COUNT + i];
            }
            if (sum > most) {
                most = sum;
                best = k;
            }
        }
        return best;
    }

    /** Returns the sentiment that the direct answer, the kinds' probabilities and the kinds' complaint score give together. */
    double sentiment(float direct, double[] kinds, double score) {
        float[] weights = decisions.sentiment();
        double sum = weights[0] * direct + weights[1] * score;
        for (int k = 0; k < Heads.KINDS; k++) {
            sum += weights[2 + k] * kinds[k];
        }
        return Math.max(-1, Math.min(1, sum));
    }
}
