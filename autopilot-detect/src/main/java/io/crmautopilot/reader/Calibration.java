package io.crmautopilot.reader;

import io.crmautopilot.reading.TopicPack;
import io.crmautopilot.text.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits how answers become decisions, on messages that the asked model has not learned from: thresholds, the language, the sentiment.
 */
final class Calibration {

    private static final int LANGUAGE_ROUNDS = 300;
    private static final float LANGUAGE_STEP = 0.5f;
    private static final double PURE_RIGHT = 0.982;
    private static final double MIXED_RIGHT = 0.86;
    private static final float DOUBT = 0.1f;
    private static final int MOST_DOUBTS = 40;
    /** The share of complaints that may be lost by not looking at the topics of messages that hardly complain. */
    private static final double UNFOUND = 0.002;

    private static final double NEARLY = 0.002;
    private static final double RIDGE = 1e-3;
    private static final double COMPLAINT_PENALTY = 0.02;
    private static final int SENTIMENT_SIGNS = 2 + Heads.KINDS;

    private final List<String> topics;
    private final List<LabelledMessage> messages = new ArrayList<>();
    private final List<float[]> signs = new ArrayList<>();
    private final List<double[]> moods = new ArrayList<>();
    private final List<float[]> topicAnswers = new ArrayList<>();
    private final List<Long> topicBits = new ArrayList<>();
    private final List<double[]> complaintSigns = new ArrayList<>();
    private final List<Double> scores = new ArrayList<>();
    private final List<Double> leanings = new ArrayList<>();

    Calibration(List<String> topics) {
        this.topics = topics;
    }

    static Decisions undecided(int topics) {
        return new Decisions(
                new float[1 + topics],
                new float[Heads.LANGUAGES * LanguageSigns.COUNT],
                new float[SENTIMENT_SIGNS],
                new float[2 * ComplaintSigns.COUNT + ComplaintSigns.WEIGHTS],
                Float.NEGATIVE_INFINITY);
    }

    /** Has a model answer about messages that it does not know, and keeps the answers. */
    void ask(Model model, List<LabelledMessage> unknown, TopicPack pack) {
        TopicPhrases none = new TopicPhrases(pack, pack, List.of(), new StemIds());
        Answers w = new Answers(Lexicon.standard(), model, new WordMemo(Lexicon.standard(), none, null, model));
        for (LabelledMessage message : unknown) {
            w.read(message.text());
            w.complaintSigns();
            messages.add(message);
            signs.add(w.signs.clone());
            double[] mood = new double[SENTIMENT_SIGNS];
            mood[0] = w.answers[Heads.SENTIMENT];
            mood[1] = w.kindScore;
            System.arraycopy(w.kinds, 0, mood, 2, Heads.KINDS);
            moods.add(mood);
            complaintSigns.add(w.complaint.clone());
            leanings.add(w.leaning());
            topicAnswers.add(Arrays.copyOfRange(w.answers, Heads.TOPIC, Heads.TOPIC + topics.size()));
            topicBits.add(pack.bits(message.topics()));
        }
    }

    Decisions decisions() {
        float[] thresholds = new float[1 + topics.size()];
        Arrays.fill(thresholds, topicThreshold());
        float[] complaint = complaintParameters();
        thresholds[0] = complaintThreshold();
        return new Decisions(thresholds, languageWeights(), sentimentWeights(), complaint, leastLeaning(thresholds[0]));
    }

    /** Returns the leaning below which hardly any complaint lies that would be found by looking at topics too. */
    private float leastLeaning(float threshold) {
        double[] found = new double[messages.size()];
        int n = 0;
        for (int m = 0; m < messages.size(); m++) {
            if (messages.get(m).complaint() && scores.get(m) >= threshold * StandardReader.SUPPORTED) {
                found[n++] = leanings.get(m);
            }
        }
        Arrays.sort(found, 0, n);
        return n == 0 ? Float.NEGATIVE_INFINITY : (float) found[(int) (n * UNFOUND)];
    }

    /** Fits the weights of the complaint's signs, and keeps the scores that they give. */
    private float[] complaintParameters() {
        int n = ComplaintSigns.COUNT;
        float[] parameters = new float[2 * n + ComplaintSigns.WEIGHTS];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            double squares = 0;
            for (double[] x : complaintSigns) {
                sum += x[i];
                squares += x[i] * x[i];
            }
            double mean = sum / complaintSigns.size();
            parameters[i] = (float) mean;
            parameters[n + i] = (float) (1 / Math.sqrt(squares / complaintSigns.size() - mean * mean + 1e-6));
        }
        List<float[]> rows = new ArrayList<>();
        List<Boolean> truths = new ArrayList<>();
        for (int m = 0; m < messages.size(); m++) {
            double[] x = complaintSigns.get(m);
            ComplaintSigns.standardise(x, parameters);
            float[] row = new float[ComplaintSigns.WEIGHTS];
            ComplaintSigns.expand(x, row);
            rows.add(row);
            truths.add(messages.get(m).complaint());
        }
        double[] weights = Newton.logistic(rows, truths, COMPLAINT_PENALTY);
        for (int i = 0; i < weights.length; i++) {
            parameters[2 * n + i] = (float) weights[i];
        }
        for (double[] x : complaintSigns) {
            scores.add(ComplaintSigns.score(x, parameters));
        }
        return parameters;
    }

    /**
     * Returns the highest score that serves as a threshold nearly as well as the best one. Of answers that are as often right, those are
     * preferred that take fewer questions and mended things for complaints: what one message misses, the others of a burst say.
     */
    private float complaintThreshold() {
        double[] f1 = new double[41];
        double best = 0;
        for (int i = 0; i < f1.length; i++) {
            f1[i] = complaintF1(0.30 + 0.01 * i);
            best = Math.max(best, f1[i]);
        }
        int highest = f1.length - 1;
        while (f1[highest] < best - NEARLY) {
            highest--;
        }
        return (float) (0.30 + 0.01 * highest);
    }

    private double complaintF1(double threshold) {
        int found = 0;
        int mistakes = 0;
        for (int m = 0; m < messages.size(); m++) {
            boolean truth = messages.get(m).complaint();
            boolean answer = scores.get(m) >= threshold;
            found += truth && answer ? 1 : 0;
            mistakes += truth != answer ? 1 : 0;
        }
        return 2.0 * found / Math.max(1, 2 * found + mistakes);
    }

    private float topicThreshold() {
        float best = 0;
        double most = -1;
        for (int i = 0; i <= 30; i++) {
            float threshold = -3f + 0.1f * i;
            double f1 = topicF1(threshold);
            if (f1 > most) {
                most = f1;
                best = threshold;
            }
        }
        return best;
    }

    private double topicF1(float threshold) {
        int found = 0;
        int mistakes = 0;
        for (int m = 0; m < messages.size(); m++) {
            if (messages.get(m).complaint()) {
                long truth = topicBits.get(m);
                long answer = named(topicAnswers.get(m), threshold);
                found += Long.bitCount(truth & answer);
                mistakes += Long.bitCount(truth ^ answer);
            }
        }
        return 2.0 * found / Math.max(1, 2 * found + mistakes);
    }

    private static long named(float[] answers, float threshold) {
        long bits = 0;
        int best = 0;
        for (int t = 0; t < answers.length; t++) {
            best = answers[t] > answers[best] ? t : best;
            bits |= answers[t] >= threshold ? 1L << t : 0;
        }
        return bits == 0 ? 1L << best : bits;
    }

    /** Multinomial logistic regression by full gradient steps. */
    private float[] languageWeights() {
        int n = LanguageSigns.COUNT;
        float[] weights = new float[Heads.LANGUAGES * n];
        float[] slope = new float[weights.length];
        float[] answers = new float[Heads.LANGUAGES];
        float[] gradient = new float[Heads.LANGUAGES];
        for (int round = 0; round < LANGUAGE_ROUNDS; round++) {
            Arrays.fill(slope, 0);
            for (int m = 0; m < messages.size(); m++) {
                float[] x = signs.get(m);
                for (int k = 0; k < Heads.LANGUAGES; k++) {
                    answers[k] = 0;
                    for (int i = 0; i < n; i++) {
                        answers[k] += weights[k * n + i] * x[i];
                    }
                }
                int right = Heads.languages().indexOf(messages.get(m).language());
                Descent.choice(answers, gradient, 0, Heads.LANGUAGES, right);
                for (int k = 0; k < Heads.LANGUAGES; k++) {
                    for (int i = 0; i < n; i++) {
                        slope[k * n + i] += gradient[k] * x[i];
                    }
                }
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] -= LANGUAGE_STEP * slope[i] / messages.size();
            }
        }
        doubtMixing(weights);
        return weights;
    }

    /**
     * Asks for more before a message counts as mixed, until Russian, Kazakh and English are told rightly as often as wanted or mixed
     * messages would be missed too often: who mixes two languages is served in either, who writes one is not.
     */
    private void doubtMixing(float[] weights) {
        int mixed = Heads.languages().indexOf(Language.MIXED);
        int constant = mixed * LanguageSigns.COUNT + LanguageSigns.CONSTANT;
        for (int i = 0; i < MOST_DOUBTS && leastRight(weights, mixed) < PURE_RIGHT; i++) {
            weights[constant] -= DOUBT;
            if (right(weights, mixed) < MIXED_RIGHT) {
                weights[constant] += DOUBT;
                return;
            }
        }
    }

    private double leastRight(float[] weights, int mixed) {
        double least = 1;
        for (int language = 0; language < mixed; language++) {
            least = Math.min(least, right(weights, language));
        }
        return least;
    }

    /** Returns the share of a language's messages that are told rightly. */
    private double right(float[] weights, int language) {
        int all = 0;
        int right = 0;
        for (int m = 0; m < messages.size(); m++) {
            if (messages.get(m).language() == Heads.languages().get(language)) {
                all++;
                right += Model.language(signs.get(m), weights) == language ? 1 : 0;
            }
        }
        return all == 0 ? 1 : right / (double) all;
    }

    /** Least squares by the normal equations. */
    private float[] sentimentWeights() {
        int n = SENTIMENT_SIGNS;
        double[][] a = new double[n][n + 1];
        for (int m = 0; m < messages.size(); m++) {
            double[] x = moods.get(m);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    a[i][j] += x[i] * x[j];
                }
                a[i][n] += x[i] * messages.get(m).sentiment();
            }
        }
        for (int i = 0; i < n; i++) {
            a[i][i] += RIDGE * messages.size();
        }
        double[] solved = Newton.solve(a);
        float[] weights = new float[n];
        for (int i = 0; i < n; i++) {
            weights[i] = (float) solved[i];
        }
        return weights;
    }
}
