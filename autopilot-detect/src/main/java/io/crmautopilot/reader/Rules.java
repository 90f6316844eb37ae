package io.crmautopilot.reader;

import io.crmautopilot.text.Tokens;

/**
 * Finds the phrases of a topic pack in a message and leaves out those that the words around them take back: a negation beside them, a
 * question, a condition, something mended, another place, a fear that was groundless, praise.
 *
 * <p>One thread at a time; work linear in the number of words.
 */
final class Rules {

    private static final int LONGEST_PHRASE = 8;
    private static final int BREAK = Tokens.STOP | Tokens.QUESTION | Tokens.EXCLAMATION;

    private final TopicPhrases phrases;
    private final WordMemo memo;
    private int[] entries = new int[0];
    private Tokens tokens = new Tokens();
    private int all;

    /** The topics that are complained of. */
    long topics;

    /** The topics that are spoken of without a complaint. */
    long mentioned;

    Rules(TopicPhrases phrases, WordMemo memo) {
        this.phrases = phrases;
        this.memo = memo;
    }

    /** Returns the cues of all words together. */
    int cues() {
        return all;
    }

    /** Finds the topics, sentence by sentence. */
    void find(Tokens message, int[] places) {
        tokens = message;
        entries = places;
        topics = 0;
        mentioned = 0;
        int words = message.size();
        all = memo.allCues;
        if ((all & Cues.BEGINS) == 0) {
            return;
        }
        int start = 0;
        for (int i = 0; i < words; i++) {
            if (i + 1 == words || (message.marks(i) & BREAK) != 0) {
                sentence(start, i + 1);
                start = i + 1;
            }
        }
        if ((all & (Cues.MENDED | Cues.EXPECTATION)) != 0) {
            mentioned |= topics;
            topics = 0;
        }
    }

    private int cues(int word) {
        return memo.cues[word];
    }

    private void sentence(int from, int to) {
        int here = 0;
        for (int i = from; i < to; i++) {
            here |= cues(i);
        }
        if ((here & Cues.BEGINS) == 0) {
            return;
        }
        boolean insists = (here & Cues.INSISTENCE) != 0;
        boolean elsewhere = (here & (Cues.ELSEWHERE | Cues.CONDITION)) != 0;
        boolean praised = (here & Cues.PRAISE) != 0 && (here & Cues.DISMAY) == 0;
        boolean mayAsk = !insists && (here & Cues.QUESTION) != 0;
        int covered = from;
        int clause = from;
        boolean asks = false;
        for (int i = from; i < to; i++) {
            if (mayAsk && i == clause) {
                // A question takes back its own clause and those after it: "it is hot here, can you open a window" is a
                // complaint.
                clause = clauseEnd(i, to);
                asks |= asks(i, clause);
            }
            if ((cues(i) & Cues.BEGINS) != 0) {
                int end = covered;
                for (int language = 0; language < TopicPhrases.STEMS; language++) {
                    end = Math.max(end, follow(i, to, language, covered, asks || elsewhere || praised));
                }
                covered = end;
            }
        }
    }

    private int clauseEnd(int from, int to) {
        int i = from;
        while (i + 1 < to && (tokens.marks(i) & Tokens.COMMA) == 0) {
            i++;
        }
        return i + 1;
    }

    private boolean asks(int from, int to) {
        for (int i = from; i < to; i++) {
            if ((cues(i) & Cues.QUESTION) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Follows the phrases that begin at a word; returns where the longest that was found ends, or the word when there is none. */
    private int follow(int first, int to, int language, int covered, boolean takenBack) {
        int node = phrases.first(stem(first, language));
        long bits = 0;
        int end = first;
        int most = Math.min(to, first + LONGEST_PHRASE);
        for (int i = first; node >= 0; node = phrases.next(node, stem(i, language))) {
            long found = phrases.bits(node);
            i++;
            if (found != 0) {
                bits = found;
                end = i;
            }
            if (i >= most) {
                break;
            }
        }
        if (bits != 0) {
            if (takenBack || negated(first, end, covered, to)) {
                mentioned |= bits;
            } else {
                topics |= bits;
            }
        }
        return end;
    }

    private int stem(int word, int language) {
        return memo.stems[entries[word] * TopicPhrases.STEMS + language];
    }

    /** A negation up to two words before in the same clause that belongs to no phrase itself, or right after. */
    private boolean negated(int first, int end, int covered, int to) {
        for (int i = first - 1; i >= Math.max(covered, first - 2); i--) {
            if ((tokens.marks(i) & Tokens.COMMA) != 0) {
                break;
            }
            if ((cues(i) & Cues.NEGATION) != 0) {
                return true;
            }
        }
        return end < to
                && (tokens.marks(end - 1) & Tokens.COMMA) == 0
                && (cues(end) & Cues.NEGATION) != 0
                && (cues(end) & Cues.KAZAKH) != 0;
    }
}
