package io.crmautopilot.reader;

import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.ReadingBuffer;
import io.crmautopilot.reading.TopicPack;
import io.crmautopilot.text.Language;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads messages with the learned part. */
final class StandardReader implements MessageReader {

    /** The share of the usual threshold that is asked of a message in which a phrase of the pack stands. */
    static final double SUPPORTED = 0.85;

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
        StemIds ids = new StemIds();
        TopicPhrases all = new TopicPhrases(pack, pack, List.of(), ids);
        TopicPhrases own = new TopicPhrases(pack, TopicPack.standard(), topics, ids);
        newWorkspace = () -> new Workspace(lexicon, model, all, own.isEmpty() ? null : own);
    }

    @Override
    public TopicPack topics() {
        return pack;
    }

    @Override
    public void read(CharSequence text, ReadingBuffer into) {
        Workspace w = into.workspace(this, Workspace.class, newWorkspace);
        Answers answers = w.answers;
        answers.read(text);
        double mood = model.sentiment(answers.answers[Heads.SENTIMENT], answers.kinds, answers.kindScore);
        if (answers.words == 0) {
            into.set(Language.OTHER, false, 0, 0, answers.tokens.size() == 0 ? 0 : mood);
            return;
        }
        Language language = Heads.languages().get(model.language(answers.signs));
        Decisions decisions = model.decisions();
        float threshold = decisions.thresholds()[0];
        double score = Math.min(Curves.logistic(answers.leaning() / 2), threshold / 4);
        boolean learned = false;
        if (answers.leaning() >= decisions.least()) {
            answers.complaintSigns();
            ComplaintSigns.standardise(answers.complaint, decisions.complaint());
            score = ComplaintSigns.score(answers.complaint, decisions.complaint());
            // Words that name a trouble outright, with nothing beside them that takes it back, need less evidence.
            learned = score >= threshold || (score >= threshold * SUPPORTED && w.names());
        }
        long ruled = w.ruled();
        long bits = (learned ? topics(answers.answers, decisions.thresholds()) : 0) | ruled;
        boolean complaint = learned || ruled != 0;
        into.set(language, complaint, complaint ? Math.max(score, threshold) : score, bits, mood);
    }

    private long topics(float[] answers, float[] thresholds) {
        long bits = 0;
        int best = -1;
        for (int t = 0; t < bitOfTopic.length; t++) {
            float answer = answers[Heads.TOPIC + t];
            if (bitOfTopic[t] >= 0) {
                best = best < 0 || answer > answers[Heads.TOPIC + best] ? t : best;
                bits |= answer >= thresholds[1 + t] ? 1L << bitOfTopic[t] : 0;
            }
        }
        return bits == 0 && best >= 0 ? 1L << bitOfTopic[best] : bits;
    }

    /** The working memory of one buffer. */
    private static final class Workspace {
        final Answers answers;
        private final Rules naming;
        private final @Nullable Rules rules;

        Workspace(Lexicon lexicon, Model model, TopicPhrases all, @Nullable TopicPhrases own) {
            WordMemo memo = new WordMemo(lexicon, all, own, model);
            answers = new Answers(lexicon, model, memo);
            naming = new Rules(all, memo);
            rules = own == null ? null : new Rules(own, memo);
        }

        /** Returns whether any phrase of the pack names a trouble outright. */
        boolean names() {
            naming.find(answers.tokens, answers.entries);
            return naming.topics != 0;
        }

        /** Returns the topics that the host's own phrases find. */
        long ruled() {
            if (rules == null) {
                return 0;
            }
            rules.find(answers.tokens, answers.entries);
            return rules.topics;
        }
    }
}
