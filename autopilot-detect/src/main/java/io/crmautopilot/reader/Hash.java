package io.crmautopilot.reader;

/** The hashes by which features are named: stable over releases of one model format, since a model file holds them. */
final class Hash {

    /** Numbers below are not hashes: they name pairs of meanings, which have a table of their own. */
    static final int FIRST = 1 << 16;

    private static final long PRIME = 0x100000001B3L;

    private Hash() {}

    /** Returns a 64-bit hash of the characters in {@code from..to}, apart for each kind. */
    static long text(int kind, char[] chars, int from, int to) {
        long x = start(kind);
        for (int i = from; i < to; i++) {
            x = next(x, chars[i]);
        }
        return x;
    }

    static long start(int kind) {
        return kind * 0x9E3779B97F4A7C15L + 0x632BE5ABL;
    }

    static long next(long x, char c) {
        return (x ^ c) * PRIME + 0x632BE5ABL;
    }

    /** Returns the hash of a feature that two numbers make, such as a pair of words. */
    static int pair(int kind, long a, long b) {
        return mix((kind * 31L + a) * 0x9E3779B97F4A7C15L + b * 0xC2B2AE3D27D4EB4FL);
    }

    /** Brings 64 bits down to 32 that all depend on all of them; never below {@link #FIRST} as an unsigned number. */
    static int mix(long x) {
        long y = (x ^ (x >>> 29)) * 0xBF58476D1CE4E5B9L;
        y = (y ^ (y >>> 32)) * 0x94D049BB133111EBL;
        int h = (int) (y ^ (y >>> 31));
        return h >>> 16 == 0 ? h + FIRST : h;
    }
}
