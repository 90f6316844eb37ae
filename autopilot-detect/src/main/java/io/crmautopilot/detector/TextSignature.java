package io.crmautopilot.detector;

/**
 * A 64-bit sketch of a text, by which near-identical texts are recognised: one-permutation minimum hashing of letter trigrams into
 * sixteen bins of four bits (Li, Owen and Zhang 2012). Case, digits and punctuation do not matter.
 */
final class TextSignature {

    /** Shorter texts have no signature: "it is stuffy!" from ten people is ten witnesses. */
    private static final int LEAST_WORDS = 5;

    private static final int BINS = 16;

    /** Of 16 bins: two texts that share 90 % of their trigrams agree in so many or more with a chance of 0.93. */
    private static final int ALIKE = 13;

    private static final long LOW_BITS = 0x1111111111111111L;

    /** Of each character its lower case, or a space when it is no letter: texts are read for every complaint. */
    private static final char[] FOLDED = new char[1 << 16];

    static {
        for (int c = 0; c < FOLDED.length; c++) {
            FOLDED[c] = Character.isLetter((char) c) ? Character.toLowerCase((char) c) : ' ';
        }
    }

    private final int[] least = new int[BINS];

    /** Returns the signature of {@code text}, or 0 when it is too short to have one. */
    long of(String text) {
        java.util.Arrays.fill(least, Integer.MAX_VALUE);
        int words = 0;
        int first = ' ';
        int second = ' ';
        int length = Math.min(text.length(), 4_096);
        for (int i = 0; i < length; i++) {
            int c = FOLDED[text.charAt(i)];
            boolean letter = c != ' ';
            if (!letter && second == ' ') {
                continue;
            }
            if (letter && second == ' ') {
                words++;
            }
            add(first * 31 * 31 + second * 31 + c);
            first = second;
            second = c;
        }
        return words < LEAST_WORDS ? 0 : packed();
    }

    private void add(int gram) {
        int h = gram * 0x9E3779B9;
        h = (h ^ h >>> 15) * 0x85EBCA6B;
        h ^= h >>> 13;
        int bin = h >>> 28;
        // No branch: a processor would guess it wrong for every third trigram.
        least[bin] = Math.min(least[bin], h & 0x0FFFFFFF);
    }

    private long packed() {
        long signature = 0;
        for (int value : least) {
            signature = signature << 4 | (value & 15);
        }
        return signature == 0 ? 1 : signature;
    }

    /** Tells whether two texts are near-identical; false when one of them has no signature. */
    static boolean alike(long one, long other) {
        if (one == 0 || other == 0) {
            return false;
        }
        long x = one ^ other;
        long differing = (x | x >>> 1 | x >>> 2 | x >>> 3) & LOW_BITS;
        return BINS - Long.bitCount(differing) >= ALIKE;
    }
}
