package io.crmautopilot.detector;

import java.util.Arrays;

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

    private static final int MOST_CHARS = 4_096;

    private final int[] least = new int[BINS];
    private char[] chars = new char[128];

    /** Returns the signature of {@code text}, or 0 when it is too short to have one. */
    long of(String text) {
        int length = Math.min(text.length(), MOST_CHARS);
        if (chars.length < length) {
            chars = new char[Math.min(MOST_CHARS, 2 * length)];
        }
        text.getChars(0, length, chars, 0);
        int words = 0;
        int count = 0;
        int before = ' ';
        // No branches, here and below: a processor would guess them wrong at the ends of words and for every third
        // trigram.
        for (int i = 0; i < length; i++) {
            int c = FOLDED[chars[i]];
            int space = c == ' ' ? 1 : 0;
            int spaceBefore = before == ' ' ? 1 : 0;
            chars[count] = (char) c;
            count += 1 - (space & spaceBefore);
            words += spaceBefore & ~space;
            before = c;
        }
        if (words < LEAST_WORDS) {
            return 0;
        }
        Arrays.fill(least, Integer.MAX_VALUE);
        int first = ' ';
        int second = ' ';
        for (int i = 0; i < count; i++) {
            int c = chars[i];
            int h = (first * 31 * 31 + second * 31 + c) * 0x9E3779B9;
            h = (h ^ h >>> 15) * 0x85EBCA6B;
            h ^= h >>> 13;
            int bin = h >>> 28;
            least[bin] = Math.min(least[bin], h & 0x0FFFFFFF);
            first = second;
            second = c;
        }
        return packed();
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
