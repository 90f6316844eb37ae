package io.crmautopilot.benchmarks;

import io.crmautopilot.message.Message;

/**
 * The least that anything could do that looks at every letter: fold and hash each character by a table, one table look-up a word, and
 * one update of a ring of counters a message. It finds nothing; it only says how far from the floor the real path is.
 */
final class Floor {

    private static final int WORDS = 1 << 14;
    private static final int MINUTES = 64;

    private final char[] fold = new char[1 << 16];
    private final byte[] words = new byte[WORDS];
    private final int[] rings;
    private final int branches;

    Floor(int branches) {
        for (int c = 0; c < fold.length; c++) {
            fold[c] = Character.isLetter(c) ? Character.toLowerCase((char) c) : 0;
        }
        for (int i = 0; i < WORDS; i += 97) {
            words[i] = 1;
        }
        this.branches = branches;
        this.rings = new int[branches * MINUTES];
    }

    /** Returns what the ring holds for the message's minute. */
    int take(Message message) {
        int found = read(message.text());
        int branch = (message.branch().location().hashCode() & Integer.MAX_VALUE) % branches;
        int minute = (int) (message.sentAt().getEpochSecond() / 60) & MINUTES - 1;
        rings[branch * MINUTES + minute] += found + 1;
        return rings[branch * MINUTES + minute];
    }

    /** Returns how many words of a text the table knows. */
    int read(String text) {
        int found = 0;
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = fold[text.charAt(i)];
            if (c != 0) {
                hash = hash * 31 + c;
            } else if (hash != 0) {
                found += words[hash & WORDS - 1];
                hash = 0;
            }
        }
        return found + words[hash & WORDS - 1];
    }
}
