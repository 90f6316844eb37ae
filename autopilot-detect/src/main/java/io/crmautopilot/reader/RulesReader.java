package io.crmautopilot.reader;

import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.ReadingBuffer;
import io.crmautopilot.reading.TopicPack;
import io.crmautopilot.text.Language;
import io.crmautopilot.text.Tokens;
import java.util.List;
import java.util.function.Supplier;

/** Reads messages by the phrases of a topic pack and the words around them alone, without anything learned. */
final class RulesReader implements MessageReader {

    private static final double SCORE_OF_COMPLAINT = 0.9;
    private static final double SCORE_OF_MENTION = 0.2;
    private static final double SCORE_OF_NOTHING = 0.05;

    private final TopicPack pack;
    private final Supplier<Workspace> newWorkspace;

    RulesReader(TopicPack pack) {
        this.pack = pack;
        TopicPhrases phrases = new TopicPhrases(pack, pack, List.of(), new StemIds());
        newWorkspace = () -> new Workspace(phrases);
    }

    @Override
    public TopicPack topics() {
        return pack;
    }

    @Override
    public void read(CharSequence text, ReadingBuffer into) {
        Workspace w = into.workspace(this, Workspace.class, newWorkspace);
        w.read(text);
        boolean complaint = w.rules.topics != 0;
        double other = w.rules.mentioned == 0 ? SCORE_OF_NOTHING : SCORE_OF_MENTION;
        double score = complaint ? SCORE_OF_COMPLAINT : other;
        into.set(w.language(), complaint, score, w.rules.topics, sentiment(complaint, w.rules.cues()));
    }

    private static double sentiment(boolean complaint, int cues) {
        boolean dismay = (cues & Cues.DISMAY) != 0;
        if (complaint) {
            return dismay ? -1 : -0.5;
        }
        if ((cues & Cues.PRAISE) != 0) {
            return 0.5;
        }
        return dismay ? -0.25 : 0;
    }

    /** The working memory of one buffer. */
    static final class Workspace {
        private final Tokens tokens = new Tokens();
        private final WordMemo memo;
        private int[] entries = new int[64];
        final Rules rules;
        private int kazakh;
        private int russian;
        private int english;
        private int cyrillic;
        private int latin;

        Workspace(TopicPhrases phrases) {
            memo = new WordMemo(Lexicon.standard(), phrases, null, null);
            rules = new Rules(phrases, memo);
        }

        void read(CharSequence text) {
            tokens.scan(text);
            if (entries.length < tokens.size()) {
                entries = new int[2 * tokens.size()];
            }
            memo.find(tokens, entries);
            rules.find(tokens, entries);
            kazakh = 0;
            russian = 0;
            english = 0;
            cyrillic = 0;
            latin = 0;
            for (int i = 0; i < tokens.size(); i++) {
                int cues = memo.cues[i];
                kazakh += count(cues, Cues.KAZAKH);
                russian += count(cues, Cues.RUSSIAN);
                english += count(cues, Cues.ENGLISH);
                cyrillic += count(cues, Cues.CYRILLIC);
                latin += count(cues, Cues.LATIN);
            }
        }

        /** Returns 1 when a word has a cue, without a branch that a processor would guess wrong in every other message. */
        private static int count(int cues, int cue) {
            return (cues & cue) >>> Integer.numberOfTrailingZeros(cue);
        }

        Language language() {
            if (cyrillic + latin == 0) {
                return Language.OTHER;
            }
            if (latin > cyrillic) {
                return kazakh > english ? Language.KK : Language.EN;
            }
            if (kazakh > 0 && russian > 0 && 4 * Math.min(kazakh, russian) >= Math.max(kazakh, russian)) {
                return Language.MIXED;
            }
            return kazakh > russian ? Language.KK : Language.RU;
        }
    }
}
