package io.crmautopilot.reader;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The learned part's weights: a row of 8-bit numbers per feature, found by the feature's hash.
 *
 * <p>A row is scaled by a number of its own and already holds the feature's rarity. The last place of a sum collects the squared rarities,
 * by whose root an answer is divided, so that long messages do not outshout short ones. Immutable, shared by all threads.
 */
final class Model {

    private static final int FILTER_BITS = 20;
    private static final int MAGIC = 0x41505232;

    private final List<String> topics;
    private final float[] kindWeights;
    private final float[] biases;
    private final float[] thresholds;
    private final float[] languageWeights;
    private final float[] sentimentWeights;
    private final float[] complaintParameters;
    private final int width;
    private final int[] hashes;
    private final byte[] rows;
    private final float[] scales;
    private final float[] squares;
    private final int[] places;
    private final int mask;
    private final long[] known = new long[1 << (FILTER_BITS - 6)];

    Model(
            List<String> topics,
            float[] kindWeights,
            float[] biases,
            Decisions decisions,
            int[] hashes,
            byte[] rows,
            float[] scales,
            float[] squares) {
        this.topics = List.copyOf(topics);
        this.kindWeights = kindWeights;
        this.biases = biases;
        thresholds = decisions.thresholds();
        languageWeights = decisions.language();
        sentimentWeights = decisions.sentiment();
        complaintParameters = decisions.complaint();
        this.hashes = hashes;
        this.rows = rows;
        this.scales = scales;
        this.squares = squares;
        width = Heads.TOPIC + topics.size();
        int room = Integer.highestOneBit(Math.max(8, hashes.length)) << 2;
        places = new int[room];
        mask = room - 1;
        for (int i = 0; i < hashes.length; i++) {
            int place = hashes[i] & mask;
            while (places[place] != 0) {
                place = (place + 1) & mask;
            }
            places[place] = i + 1;
            int bit = hashes[i] >>> (32 - FILTER_BITS);
            known[bit >>> 6] |= 1L << bit;
        }
    }

    /** Returns a model that has learned nothing. */
    static Model empty() {
        return new Model(
                List.of(),
                new float[Heads.KINDS],
                new float[Heads.TOPIC],
                Calibration.undecided(0),
                new int[0],
                new byte[0],
                new float[0],
                new float[0]);
    }

    /** Returns how many answers a row has. */
    int width() {
        return width;
    }

    int size() {
        return hashes.length;
    }

    List<String> topics() {
        return topics;
    }

    float kindWeight(int kind) {
        return kindWeights[kind];
    }

    float bias(int head) {
        return biases[head];
    }

    /** The score from which a message is a complaint (0), and from which a topic is named (1 + topic). */
    float threshold(int which) {
        return thresholds[which];
    }

    /** Returns the place of the language that the signs speak for most. */
    int language(float[] signs) {
        return language(signs, languageWeights);
    }

    static int language(float[] signs, float[] languageWeights) {
        int best = 0;
        float most = Float.NEGATIVE_INFINITY;
        for (int k = 0; k < Heads.LANGUAGES; k++) {
            float sum = 0;
            for (int i = 0; i < LanguageSigns.COUNT; i++) {
                sum += signs[i] * languageWeights[k * LanguageSigns.COUNT + i];
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
        double sum = sentimentWeights[0] * direct + sentimentWeights[1] * score;
        for (int k = 0; k < Heads.KINDS; k++) {
            sum += sentimentWeights[2 + k] * kinds[k];
        }
        return Math.max(-1, Math.min(1, sum));
    }

    float[] complaintParameters() {
        return complaintParameters;
    }

    /** Returns this model with other decisions. */
    Model with(Decisions decisions) {
        return new Model(topics, kindWeights, biases, decisions, hashes, rows, scales, squares);
    }

    /** Returns the row of a feature, or -1 when it was too rare to be learned. */
    int row(int hash) {
        // Most pairs that a message makes were never learned; a small set in the nearest memory says so for nearly all
        // of them.
        int bit = hash >>> (32 - FILTER_BITS);
        if ((known[bit >>> 6] >>> bit & 1) == 0) {
            return -1;
        }
        int place = hash & mask;
        while (true) {
            int row = places[place] - 1;
            if (row < 0 || hashes[row] == hash) {
                return row;
            }
            place = (place + 1) & mask;
        }
    }

    /** Adds all of a feature's weights to a sum. */
    void addRow(int hash, float[] sums, int at) {
        int row = row(hash);
        if (row >= 0) {
            add(row, 0, width, sums, at);
            sums[at + width] += squares[row];
        }
    }

    float square(int row) {
        return squares[row];
    }

    /** Adds some of a row's weights to a sum. */
    void add(int row, int from, int to, float[] sums, int at) {
        float scale = scales[row];
        int base = row * width;
        for (int k = from; k < to; k++) {
            sums[at + k] += scale * rows[base + k];
        }
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(topics.size());
            for (String topic : topics) {
                out.writeUTF(topic);
            }
            write(out, kindWeights);
            write(out, biases);
            write(out, thresholds);
            write(out, languageWeights);
            write(out, sentimentWeights);
            write(out, complaintParameters);
            out.writeInt(hashes.length);
            for (int hash : hashes) {
                out.writeInt(hash);
            }
            write(out, scales);
            write(out, squares);
            out.write(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Model read(byte[] bytes) throws IOException {
        return read(new ByteArrayInputStream(bytes));
    }

    static Model read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        if (in.readInt() != MAGIC) {
            throw new IOException("this is no model of the reader, or one of another release");
        }
        List<String> topics = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            topics.add(in.readUTF());
        }
        float[] kinds = floats(in);
        float[] biases = floats(in);
        Decisions decisions = new Decisions(floats(in), floats(in), floats(in), floats(in));
        int[] hashes = new int[in.readInt()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = in.readInt();
        }
        float[] scales = floats(in);
        float[] squares = floats(in);
        byte[] rows = new byte[hashes.length * (Heads.TOPIC + count)];
        in.readFully(rows);
        return new Model(topics, kinds, biases, decisions, hashes, rows, scales, squares);
    }

    private static void write(DataOutputStream out, float[] values) throws IOException {
        out.writeInt(values.length);
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    private static float[] floats(DataInputStream in) throws IOException {
        float[] values = new float[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }
}
