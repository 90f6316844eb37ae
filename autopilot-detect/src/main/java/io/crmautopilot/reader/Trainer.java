package io.crmautopilot.reader;

import io.crmautopilot.reading.TopicPack;
import io.crmautopilot.text.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Fits the weights: logistic regressions (what kind, complaint or not, language, each topic) and a linear one (sentiment) over shared
 * features, by stochastic gradient descent with a falling step.
 */
final class Trainer {

    private static final int EPOCHS = 14;
    private static final float STEP = 4f;
    private static final int TRIAL_EPOCHS = 3;
    private static final int BLOCKS = 3;
    private static final int MOST_ROWS = 70_000;
    private static final float BIAS_STEP = 0.1f;
    private static final float SENTIMENT_STEP = 0.1f;
    private static final int RAREST = 3;

    /** How much more a meaning counts than the words that have it: meanings hold for authors whose words are new. */
    private static final float MEANING = 2;

    private static final long SEED = 20_251_007;

    private final List<LabelledMessage> messages;
    private final TopicPack pack;
    private final List<String> topics = new ArrayList<>();
    private final int width;
    private final long[] topicBits;
    private final int[][] found;
    private final byte[][] counts;
    private int[] hashes = new int[0];
    private float[] rarity = new float[0];
    private float[] weights = new float[0];
    private float[] biases;

    Trainer(List<LabelledMessage> messages, TopicPack pack) {
        this.messages = messages;
        this.pack = pack;
        pack.topics().forEach(topic -> topics.add(topic.id()));
        width = Heads.TOPIC + topics.size();
        biases = new float[width];
        topicBits = new long[messages.size()];
        found = new int[messages.size()][];
        counts = new byte[messages.size()][];
        for (int i = 0; i < found.length; i++) {
            topicBits[i] = pack.bits(messages.get(i).topics());
        }
    }

    /**
     * Returns the model, with decisions fitted on what it says about authors that it does not know.
     *
     * <p>Messages of one author stand together in the list. So each third of it is asked of a model that learned from the other two:
     * with a random split the same authors would be on both sides, and the thresholds would expect a certainty that new authors never
     * give.
     */
    Model train() {
        Calibration calibration = new Calibration(topics);
        for (int block = 0; block < BLOCKS; block++) {
            int from = messages.size() * block / BLOCKS;
            int to = messages.size() * (block + 1) / BLOCKS;
            List<LabelledMessage> learned = new ArrayList<>(messages.subList(0, from));
            learned.addAll(messages.subList(to, messages.size()));
            if (!learned.isEmpty()) {
                calibration.ask(new Trainer(learned, pack).fitted(), messages.subList(from, to), pack);
            }
        }
        return fitted().with(calibration.decisions());
    }

    private Model fitted() {
        extract();
        select();
        fit(TRIAL_EPOCHS);
        prune();
        fit(EPOCHS);
        return quantised();
    }

    private void extract() {
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
    }

    private static int[] join(int[] all, int n, int[] more, int count) {
        int[] room = n + count <= all.length ? all : Arrays.copyOf(all, 2 * (n + count));
        System.arraycopy(more, 0, room, n, count);
        return room;
    }

    /** Keeps the features that stand in at least two messages, and turns hashes into indexes. */
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

    private void fit(int epochs) {
        weights = new float[hashes.length * width];
        biases = new float[width];
        SplittableRandom random = new SplittableRandom(SEED);
        int[] order = new int[found.length];
        Arrays.setAll(order, i -> i);
        float[] answers = new float[width];
        float[] gradient = new float[width];
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (int i = order.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swap = order[i];
                order[i] = order[j];
                order[j] = swap;
            }
            float step = STEP * (1 - epoch / (float) epochs);
            for (int m : order) {
                float norm = answer(found[m], counts[m], answers);
                gradient(m, answers, gradient);
                descend(found[m], counts[m], gradient, step, norm);
            }
        }
    }

    /** Keeps the features that weigh most over all messages, so that the model file stays small. */
    private void prune() {
        if (hashes.length <= MOST_ROWS) {
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
        float least = sorted[sorted.length - MOST_ROWS];
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

    private float answer(int[] features, byte[] times, float[] answers) {
        Arrays.fill(answers, 0);
        float square = 0;
        for (int i = 0; i < features.length; i++) {
            int base = features[i] * width;
            float value = rarity[features[i]] * times[i];
            square += value * rarity[features[i]];
            for (int k = 0; k < width; k++) {
                answers[k] += value * weights[base + k];
            }
        }
        float norm = (float) (1 / Math.sqrt(square + 1e-9));
        for (int k = 0; k < width; k++) {
            answers[k] = answers[k] * norm + biases[k];
        }
        return norm;
    }

    private void descend(int[] features, byte[] times, float[] gradient, float step, float norm) {
        float length = 0;
        for (int i = 0; i < features.length; i++) {
            float value = norm * rarity[features[i]] * times[i];
            length += value * value;
        }
        // Words said many times make a vector longer than its norm says; a full step along it would overshoot.
        float safe = step * norm / Math.max(1, length);
        for (int i = 0; i < features.length; i++) {
            int base = features[i] * width;
            float by = safe * rarity[features[i]] * times[i];
            for (int k = 0; k < width; k++) {
                weights[base + k] -= by * gradient[k];
            }
        }
        for (int k = 0; k < width; k++) {
            biases[k] -= step * BIAS_STEP * gradient[k];
        }
    }

    private void gradient(int m, float[] answers, float[] gradient) {
        LabelledMessage message = messages.get(m);
        choice(answers, gradient, Heads.KIND, Heads.KINDS, ReaderTraining.KINDS.indexOf(message.kind()));
        choice(
                answers,
                gradient,
                Heads.LANGUAGE,
                Heads.LANGUAGES,
                Heads.languages().indexOf(message.language()));
        gradient[Heads.COMPLAINT] = logistic(answers[Heads.COMPLAINT]) - (message.complaint() ? 1 : 0);
        gradient[Heads.SENTIMENT] = SENTIMENT_STEP * (answers[Heads.SENTIMENT] - (float) message.sentiment());
        for (int t = 0; t < topics.size(); t++) {
            int k = Heads.TOPIC + t;
            gradient[k] = logistic(answers[k]) - (topicBits[m] >>> t & 1);
        }
    }

    static void choice(float[] answers, float[] gradient, int from, int count, int right) {
        float most = Float.NEGATIVE_INFINITY;
        for (int k = from; k < from + count; k++) {
            most = Math.max(most, answers[k]);
        }
        double sum = 0;
        for (int k = from; k < from + count; k++) {
            gradient[k] = (float) Curves.exp(answers[k] - most);
            sum += gradient[k];
        }
        for (int k = from; k < from + count; k++) {
            gradient[k] = (float) (gradient[k] / sum) - (k - from == right ? 1 : 0);
        }
    }

    private static float logistic(float x) {
        return (float) Curves.logistic(x);
    }

    /** Rounds the weights, each column to multiples of a unit of its own. */
    private Model quantised() {
        float[] units = new float[Model.panels(topics.size()) * Panel.COLUMNS];
        for (int f = 0; f < hashes.length; f++) {
            for (int k = 0; k < width; k++) {
                units[k] = Math.max(units[k], Math.abs(weights[f * width + k] * rarity[f]) / Panel.MOST_WEIGHT);
            }
            units[Heads.SQUARE] = Math.max(units[Heads.SQUARE], rarity[f] * rarity[f] / Panel.MOST_WEIGHT);
        }
        Panel[] panels = new Panel[units.length / Panel.COLUMNS];
        byte[] row = new byte[units.length];
        long[][] packed = new long[panels.length][hashes.length * Panel.LONGS];
        for (int f = 0; f < hashes.length; f++) {
            for (int k = 0; k < width; k++) {
                row[k] = rounded(weights[f * width + k] * rarity[f], units[k]);
            }
            row[Heads.SQUARE] = rounded(rarity[f] * rarity[f], units[Heads.SQUARE]);
            for (int i = 0; i < row.length; i += Long.BYTES) {
                packed[i / Panel.COLUMNS][f * Panel.LONGS + i % Panel.COLUMNS / Long.BYTES] = Panel.pack(row, i);
            }
        }
        for (int p = 0; p < panels.length; p++) {
            panels[p] = new Panel(packed[p]);
        }
        float[] shifts = Arrays.copyOf(biases, units.length);
        return new Model(topics, kindWeights(), shifts, units, Calibration.undecided(topics.size()), hashes, panels);
    }

    private static byte rounded(float value, float unit) {
        return (byte) (unit == 0 ? 0 : Math.round(value / unit));
    }

    /** Returns the share of complaints in each kind. */
    private float[] kindWeights() {
        float[] all = new float[Heads.KINDS];
        float[] complaints = new float[Heads.KINDS];
        for (LabelledMessage message : messages) {
            int kind = ReaderTraining.KINDS.indexOf(message.kind());
            all[kind]++;
            complaints[kind] += message.complaint() ? 1 : 0;
        }
        for (int k = 0; k < all.length; k++) {
            complaints[k] = (complaints[k] + 0.05f) / (all[k] + 0.1f);
        }
        return complaints;
    }
}
