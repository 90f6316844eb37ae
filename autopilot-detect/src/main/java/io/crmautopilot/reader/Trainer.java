package io.crmautopilot.reader;

import io.crmautopilot.reading.TopicPack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes the model of messages: fits, keeps the features that matter, fits again, rounds, and fits the decisions on unknown authors. */
final class Trainer {

    private static final int EPOCHS = 14;
    private static final int TRIAL_EPOCHS = 3;
    private static final int BLOCKS = 3;
    private static final int MOST_ROWS = 70_000;

    private final List<LabelledMessage> messages;
    private final TopicPack pack;
    private final int[][] features;
    private final List<String> topics = new ArrayList<>();

    Trainer(List<LabelledMessage> messages, TopicPack pack) {
        this(messages, Samples.features(messages, pack), pack);
    }

    private Trainer(List<LabelledMessage> messages, int[][] features, TopicPack pack) {
        this.messages = messages;
        this.features = features;
        this.pack = pack;
        pack.topics().forEach(topic -> topics.add(topic.id()));
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
            if (to - from < messages.size()) {
                calibration.ask(without(from, to).fitted(), messages.subList(from, to), pack);
            }
        }
        return fitted().with(calibration.decisions());
    }

    private Trainer without(int from, int to) {
        List<LabelledMessage> learned = new ArrayList<>(messages.subList(0, from));
        learned.addAll(messages.subList(to, messages.size()));
        int[][] known = Arrays.copyOf(features, learned.size());
        System.arraycopy(features, to, known, from, messages.size() - to);
        return new Trainer(learned, known, pack);
    }

    private Model fitted() {
        Samples samples = new Samples(features);
        Descent trial = new Descent(messages, samples, pack);
        trial.fit(TRIAL_EPOCHS);
        samples.prune(MOST_ROWS, trial.weights, trial.width);
        Descent whole = new Descent(messages, samples, pack);
        whole.fit(EPOCHS);
        return quantised(samples, whole);
    }

    /** Rounds the weights, each column to multiples of a unit of its own. */
    private Model quantised(Samples samples, Descent fitted) {
        int[] hashes = samples.hashes;
        float[] rarity = samples.rarity;
        float[] weights = fitted.weights;
        int width = fitted.width;
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
        float[] shifts = Arrays.copyOf(fitted.biases, units.length);
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
