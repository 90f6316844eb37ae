package io.crmautopilot.reader;

import io.crmautopilot.text.Tokens;
import java.util.Arrays;

/**
 * Finds the phrases of a topic pack in a message and leaves out those that the words around them take back: a negation beside them, a
 * question, a condition, something mended, another place, a fear that was groundless, praise.
 *
 * <p>Filled word by word, then asked. One thread at a time; work linear in the number of words.
 */
final class Rules {

    private static final int LONGEST_PHRASE = 8;
    private static final int BREAK = Tokens.STOP | Tokens.QUESTION | Tokens.EXCLAMATION;

    private final TopicPhrases phrases;
    private int[] stems = new int[3 * 64];
    private int[] cues = new int[64];
    private int[] marks = new int[64];
    private int words;
    private int all;

    /** The topics that are complained of. */
    long topics;

    /** The topics that are spoken of without a complaint. */
    long mentioned;

    Rules(TopicPhrases phrases) {
        this.phrases = phrases;
    }

    void begin() {
        words = 0;
        all = 0;
    }

    void word(int[] from, int at, int wordCues, int wordMarks) {
        if (words == cues.length) {
            stems = Arrays.copyOf(stems, 6 * words);
            cues = Arrays.copyOf(cues, 2 * words);
            marks = Arrays.copyOf(marks, 2 * words);
        }
        for (int i = 0; i < TopicPhrases.STEMS; i++) {
            stems[words * TopicPhrases.STEMS + i] = from[at + i];
        }
        cues[words] = wordCues;
        marks[words++] = wordMarks;
        all |= wordCues;
    }

    /** Returns the cues of all words together. */
    int cues() {
        return all;
    }

    /** Finds the topics, sentence by sentence. */
    void find() {
        topics = 0;
        mentioned = 0;
        int start = 0;
        for (int i = 0; i < words; i++) {
            if (i + 1 == words || (marks[i] & BREAK) != 0) {
                sentence(start, i + 1);
                start = i + 1;
            }
        }
        if ((all & (Cues.MENDED | Cues.EXPECTATION)) != 0) {
            mentioned |= topics;
            topics = 0;
        }
    }

    private void sentence(int from, int to) {
        int here = 0;
        for (int i = from; i < to; i++) {
            here |= cues[i];
        }
        boolean asks = (here & Cues.QUESTION) != 0 && (here & Cues.INSISTENCE) == 0;
        boolean takenBack = asks || (here & (Cues.ELSEWHERE | Cues.CONDITION)) != 0;
        boolean praised = (here & Cues.PRAISE) != 0 && (here & Cues.DISMAY) == 0;
        int covered = from;
        for (int i = from; i < to; i++) {
            for (int language = 0; language < TopicPhrases.STEMS; language++) {
                covered = Math.max(covered, follow(i, to, language, covered, takenBack || praised));
            }
        }
    }

    /** Follows the phrases that begin at a word; returns where the longest that was found ends. */
    private int follow(int first, int to, int language, int covered, boolean takenBack) {
        int node = 0;
        long bits = 0;
        int end = first;
        for (int i = first; i < Math.min(to, first + LONGEST_PHRASE) && node >= 0; i++) {
            int stem = stems[i * TopicPhrases.STEMS + language];
            node = stem == 0 ? -1 : phrases.next(node, stem);
            long found = node < 0 ? 0 : phrases.bits(node);
            if (found != 0) {
                bits = found;
                end = i + 1;
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

    /** A negation up to two words before in the same clause that belongs to no phrase itself, or right after. */
    private boolean negated(int first, int end, int covered, int to) {
        for (int i = first - 1; i >= Math.max(covered, first - 2); i--) {
            if ((marks[i] & Tokens.COMMA) != 0) {
                break;
            }
            if ((cues[i] & Cues.NEGATION) != 0) {
                return true;
            }
        }
        return end < to
                && (marks[end - 1] & Tokens.COMMA) == 0
                && (cues[end] & Cues.NEGATION) != 0
                && (cues[end] & Cues.KAZAKH) != 0;
    }
}
