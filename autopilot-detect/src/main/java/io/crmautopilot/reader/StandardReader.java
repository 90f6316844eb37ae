package io.crmautopilot.reader;

import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.ReadingBuffer;
import io.crmautopilot.reading.TopicPack;
import io.crmautopilot.text.Language;
import io.crmautopilot.text.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads messages with the learned part. */
final class StandardReader implements MessageReader {

    /** The share of the usual threshold that is asked of a message in which a phrase of the pack stands. */
    private static final double SUPPORTED = 0.5;

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
        TopicPhrases all = new TopicPhrases(pack, pack, List.of());
        TopicPhrases own = new TopicPhrases(pack, TopicPack.standard(), topics);
        newWorkspace = () -> new Workspace(lexicon, model, new Rules(all), own.isEmpty() ? null : new Rules(own));
    }

    @Override
    public TopicPack topics() {
        return pack;
    }

    @Override
    public void read(CharSequence text, ReadingBuffer into) {
        Workspace w = into.workspace(this, Workspace.class, newWorkspace);
        w.read(text, model);
        w.complaintSigns(model);
        double mood = model.sentiment(w.sums[Heads.SENTIMENT], w.kinds, w.kindScore);
        if (!w.hasWords()) {
            into.set(Language.OTHER, false, 0, 0, w.tokens.size() == 0 ? 0 : mood);
            return;
        }
        ComplaintSigns.standardise(w.complaint, model.complaintParameters());
        double score = ComplaintSigns.score(w.complaint, model.complaintParameters());
        // Words that name a trouble outright, with nothing beside them that takes it back, need less evidence.
        double needed = w.named() == 0 ? model.threshold(0) : model.threshold(0) * SUPPORTED;
        boolean learned = score >= needed;
        long bits = (learned ? topics(w) : 0) | w.ruled();
        boolean complaint = learned || w.ruled() != 0;
        Language language = Heads.languages().get(model.language(w.signs));
        into.set(language, complaint, complaint ? Math.max(score, model.threshold(0)) : score, bits, mood);
    }

    private long topics(Workspace w) {
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
        final float[] signs = new float[LanguageSigns.COUNT];
        final double[] kinds = new double[Heads.KINDS];
        final double[] complaint = new double[ComplaintSigns.COUNT];
        double kindScore;
        private final @Nullable Rules naming;
        private final @Nullable Rules rules;
        private int words;
        private final LanguageSigns language = new LanguageSigns();
        private float norm;

        /** Makes one for answers of the learned part alone. */
        Workspace(Lexicon lexicon, Model model) {
            this(lexicon, model, null, null);
        }

        Workspace(Lexicon lexicon, Model model, @Nullable Rules naming, @Nullable Rules rules) {
            this.naming = naming;
            this.rules = rules;
            cache = new WordCache(lexicon, model);
            message = new MessageFeatures(lexicon);
            width = model.width();
            sums = new float[width + 1];
        }

        void read(CharSequence text, Model model) {
            tokens.scan(text);
            Arrays.fill(sums, 0);
            message.begin();
            language.begin();
            words = 0;
            if (naming != null) {
                naming.begin();
            }
            if (rules != null) {
                rules.begin();
            }
            for (int i = 0; i < tokens.size(); i++) {
                int place = cache.place(tokens.chars(), tokens.start(i), tokens.end(i), tokens.type(i));
                int at = place * (width + 1);
                for (int k = 0; k <= width; k++) {
                    sums[k] += cache.sums[at + k];
                }
                language.word(tokens.type(i), cache.margin(place));
                words += WordCache.isWord(tokens.type(i)) || tokens.type(i) == Tokens.LETTERS ? 1 : 0;
                if (naming != null) {
                    naming.word(cache.stems, place * TopicPhrases.STEMS, cache.cues(place), tokens.marks(i));
                }
                if (rules != null) {
                    rules.word(cache.stems, place * TopicPhrases.STEMS, cache.cues(place), tokens.marks(i));
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
            language.write(sums, signs);
            if (naming != null) {
                naming.find();
            }
            if (rules != null) {
                rules.find();
            }
        }

        boolean hasWords() {
            return words > 0;
        }

        /** Returns the topics that any phrases of the pack name outright. */
        long named() {
            return naming == null ? 0 : naming.topics;
        }

        /** Returns the topics that the host's own phrases find. */
        long ruled() {
            return rules == null ? 0 : rules.topics;
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

        /** Finishes the answers and writes what speaks for a complaint. */
        void complaintSigns(Model model) {
            addTopics(model);
            double most = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < Heads.KINDS; k++) {
                most = Math.max(most, sums[Heads.KIND + k]);
            }
            double all = 0;
            for (int k = 0; k < Heads.KINDS; k++) {
                kinds[k] = Curves.exp(sums[Heads.KIND + k] - most);
                all += kinds[k];
            }
            kindScore = 0;
            for (int k = 0; k < Heads.KINDS; k++) {
                kinds[k] /= all;
                kindScore += kinds[k] * model.kindWeight(k);
            }
            ComplaintSigns.write(sums, width, kindScore, tokens.size(), message.asks(), complaint);
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
