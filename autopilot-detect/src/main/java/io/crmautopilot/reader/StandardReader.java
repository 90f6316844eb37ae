package io.crmautopilot.reader;

import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.ReadingBuffer;
import io.crmautopilot.reading.TopicPack;
import io.crmautopilot.text.Language;
import io.crmautopilot.text.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Reads messages with the learned part. */
final class StandardReader implements MessageReader {

    private final Model model;
    private final TopicPack pack;
    private final int[] bitOfTopic;
    private final Supplier<Workspace> newWorkspace;

    StandardReader(Model model, Lexicon lexicon, TopicPack pack) {
        this.model = model;
        this.pack = pack;
        List<String> topics = model.topics();
        bitOfTopic = new int[topics.size()];
        for (int i = 0; i < bitOfTopic.length; i++) {
            bitOfTopic[i] = pack.indexOf(topics.get(i));
        }
        newWorkspace = () -> new Workspace(lexicon, model);
    }

    @Override
    public TopicPack topics() {
        return pack;
    }

    @Override
    public void read(CharSequence text, ReadingBuffer into) {
        Workspace w = into.workspace(this, Workspace.class, newWorkspace);
        w.read(text == null ? "" : text, model);
        if (w.tokens.size() == 0) {
            into.set(Language.OTHER, false, 0, 0, 0);
            return;
        }
        double score = score(w.sums);
        boolean complaint = score >= model.threshold(0);
        long bits = complaint ? topics(w) : 0;
        into.set(language(w.sums), complaint, score, bits, Math.max(-1, Math.min(1, w.sums[Heads.SENTIMENT])));
    }

    private double score(float[] answers) {
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < Heads.KINDS; k++) {
            most = Math.max(most, answers[Heads.KIND + k]);
        }
        double all = 0;
        double complaints = 0;
        for (int k = 0; k < Heads.KINDS; k++) {
            double e = Math.exp(answers[Heads.KIND + k] - most);
            all += e;
            complaints += e * model.kindWeight(k);
        }
        double direct = 1 / (1 + Math.exp(-answers[Heads.COMPLAINT]));
        return Math.max(0, Math.min(1, (direct + complaints / all) / 2));
    }

    private static Language language(float[] answers) {
        int best = 0;
        for (int k = 1; k < Heads.LANGUAGES; k++) {
            if (answers[Heads.LANGUAGE + k] > answers[Heads.LANGUAGE + best]) {
                best = k;
            }
        }
        return Heads.languages().get(best);
    }

    private long topics(Workspace w) {
        w.addTopics(model);
        long bits = 0;
        int best = -1;
        for (int t = 0; t < bitOfTopic.length; t++) {
            float answer = w.sums[Heads.TOPIC + t];
            if (bitOfTopic[t] >= 0) {
                best = best < 0 || answer > w.sums[Heads.TOPIC + best] ? t : best;
                bits |= answer >= model.threshold(1 + t) ? 1L << bitOfTopic[t] : 0;
            }
        }
        return bits == 0 && best >= 0 ? 1L << bitOfTopic[best] : bits;
    }

    /** The working memory of one buffer. */
    static final class Workspace {
        final Tokens tokens = new Tokens();
        private final WordCache cache;
        private final MessageFeatures message;
        private final int width;
        private int[] rows = new int[1024];
        private int rowCount;
        final float[] sums;
        private float norm;

        Workspace(Lexicon lexicon, Model model) {
            cache = new WordCache(lexicon, model);
            message = new MessageFeatures(lexicon);
            width = model.width();
            sums = new float[width + 1];
        }

        void read(CharSequence text, Model model) {
            tokens.scan(text);
            Arrays.fill(sums, 0);
            message.begin();
            for (int i = 0; i < tokens.size(); i++) {
                int place = cache.place(tokens.chars(), tokens.start(i), tokens.end(i), tokens.type(i));
                int at = place * (width + 1);
                for (int k = 0; k <= width; k++) {
                    sums[k] += cache.sums[at + k];
                }
                message.word(
                        cache.key(place),
                        cache.meanings,
                        place * WordFeatures.MOST_MEANINGS,
                        cache.meaningCount(place),
                        cache.parts,
                        place * Lexicon.mostParts(),
                        cache.partCount(place),
                        tokens.marks(i));
            }
            message.finish();
            addMessage(model);
        }

        private void addMessage(Model model) {
            if (rows.length < message.featureCount) {
                rows = new int[2 * message.featureCount];
            }
            rowCount = 0;
            float square = sums[width];
            for (int i = 0; i < message.featureCount; i++) {
                int row = model.row(message.features[i]);
                if (row >= 0) {
                    rows[rowCount++] = row;
                    square += model.square(row);
                    model.add(row, 0, Heads.ALWAYS, sums, 0);
                }
            }
            norm = (float) (1 / Math.sqrt(square + 1e-9));
            for (int k = 0; k < Heads.ALWAYS; k++) {
                sums[k] = sums[k] * norm + model.bias(k);
            }
        }

        void addTopics(Model model) {
            for (int i = 0; i < rowCount; i++) {
                model.add(rows[i], Heads.TOPIC, width, sums, 0);
            }
            for (int k = Heads.TOPIC; k < width; k++) {
                sums[k] = sums[k] * norm + model.bias(k);
            }
        }
    }
}
