package io.crmautopilot.reader;

import io.crmautopilot.reading.TopicPack;
import io.crmautopilot.text.Language;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Fits logistic regressions (what kind, complaint or not, language, each topic) and a linear one (sentiment) over shared features, by
 * stochastic gradient descent with a falling step.
 */
final class Descent {

    private static final float STEP = 4f;
    private static final float BIAS_STEP = 0.1f;
    private static final float SENTIMENT_STEP = 0.1f;
    private static final long SEED = 20_251_007;

    private final List<LabelledMessage> messages;
    private final int[][] found;
    private final byte[][] counts;
    private final float[] rarity;
    private final long[] topicBits;
    private final int topics;

    /** How many answers there are. */
    final int width;

    /** The weights of each feature, {@link #width} of them, to be multiplied by its rarity. */
    final float[] weights;

    final float[] biases;

    Descent(List<LabelledMessage> messages, Samples samples, TopicPack pack) {
        this.messages = messages;
        found = samples.found;
        counts = samples.counts;
        rarity = samples.rarity;
        topics = pack.size();
        width = Heads.TOPIC + topics;
        topicBits = messages.stream().mapToLong(m -> pack.bits(m.topics())).toArray();
        weights = new float[samples.hashes.length * width];
        biases = new float[width];
    }

    /** Fits; once. */
    void fit(int epochs) {
        SplittableRandom random = new SplittableRandom(SEED);
        int[] order = new int[found.length];
        Arrays.setAll(order, i -> i);
        float[] answers = new float[width];
        float[] gradient = new float[width];
        int[][] complaints = complaints();
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (int i = order.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swap = order[i];
                order[i] = order[j];
                order[j] = swap;
            }
            float step = STEP * (1 - epoch / (float) epochs);
            for (int m : order) {
                float norm = answer(found[m], counts[m], 0, answers);
                gradient(m, answers, gradient);
                descend(found[m], counts[m], 0, gradient, step, norm);
                if (epoch > 0 && messages.get(m).complaint()) {
                    int[] others =
                            complaints[Heads.languages().indexOf(messages.get(m).language())];
                    both(m, others[random.nextInt(others.length)], answers, gradient, step);
                }
            }
        }
    }

    /** Returns the places of the complaints in each language, in the order of {@link Heads#languages()}. */
    private int[][] complaints() {
        return Heads.languages().stream().map(this::complaintsIn).toArray(int[][]::new);
    }

    private int[] complaintsIn(Language language) {
        return IntStream.range(0, found.length)
                .filter(m -> messages.get(m).complaint() && messages.get(m).language() == language)
                .toArray();
    }

    /**
     * Learns the topics of two complaints written in one message: few messages name two, and each pair of topics is rare. Only topics
     * are learned so; what makes a complaint of a message is not what two of them have in common.
     */
    private void both(int one, int other, float[] answers, float[] gradient, float step) {
        int[] features = new int[found[one].length + found[other].length];
        byte[] times = new byte[features.length];
        int n = 0;
        int j = 0;
        for (int i = 0; i < found[one].length || j < found[other].length; n++) {
            int mine = i < found[one].length ? found[one][i] : Integer.MAX_VALUE;
            int its = j < found[other].length ? found[other][j] : Integer.MAX_VALUE;
            features[n] = Math.min(mine, its);
            times[n] = (byte) Math.min(100, (mine <= its ? counts[one][i] : 0) + (its <= mine ? counts[other][j] : 0));
            i += mine <= its ? 1 : 0;
            j += its <= mine ? 1 : 0;
        }
        features = Arrays.copyOf(features, n);
        float norm = answer(features, times, Heads.TOPIC, answers);
        topicGradient(topicBits[one] | topicBits[other], answers, gradient);
        descend(features, times, Heads.TOPIC, gradient, step, norm);
    }

    /** Answers in the columns from one on; returns what the sums were multiplied by. */
    private float answer(int[] features, byte[] times, int from, float[] answers) {
        Arrays.fill(answers, 0);
        float square = 0;
        for (int feature = 0; feature < features.length; feature++) {
            square += rarity[features[feature]] * rarity[features[feature]] * times[feature];
        }
        int i = 0;
        // Four features at a time: most of the work of training is here, and the answers are then touched a fourth as
        // often.
        for (; i + 4 <= features.length; i += 4) {
            int a = features[i] * width;
            int b = features[i + 1] * width;
            int c = features[i + 2] * width;
            int d = features[i + 3] * width;
            float ofA = rarity[features[i]] * times[i];
            float ofB = rarity[features[i + 1]] * times[i + 1];
            float ofC = rarity[features[i + 2]] * times[i + 2];
            float ofD = rarity[features[i + 3]] * times[i + 3];
            for (int k = from; k < width; k++) {
                answers[k] += ofA * weights[a + k] + ofB * weights[b + k] + ofC * weights[c + k] + ofD * weights[d + k];
            }
        }
        for (; i < features.length; i++) {
            int base = features[i] * width;
            float value = rarity[features[i]] * times[i];
            for (int k = from; k < width; k++) {
                answers[k] += value * weights[base + k];
            }
        }
        float norm = (float) (1 / Math.sqrt(square + 1e-9));
        for (int k = from; k < width; k++) {
            answers[k] = answers[k] * norm + biases[k];
        }
        return norm;
    }

    private void descend(int[] features, byte[] times, int from, float[] gradient, float step, float norm) {
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
            for (int k = from; k < width; k++) {
                weights[base + k] -= by * gradient[k];
            }
        }
        for (int k = from; k < width; k++) {
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
        topicGradient(topicBits[m], answers, gradient);
    }

    private void topicGradient(long bits, float[] answers, float[] gradient) {
        for (int t = 0; t < topics; t++) {
            int k = Heads.TOPIC + t;
            gradient[k] = logistic(answers[k]) - (bits >>> t & 1);
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
}
