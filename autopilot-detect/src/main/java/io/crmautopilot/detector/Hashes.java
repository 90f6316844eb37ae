package io.crmautopilot.detector;

/** 64-bit hashes of texts. They are stored in snapshots, so they must never change. */
final class Hashes {

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private Hashes() {}

    static long of(String text) {
        return of(text, 0);
    }

    static long of(String text, long seed) {
        long h = seed ^ text.length() * MULTIPLIER;
        for (int i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * MULTIPLIER;
            h ^= h >>> 32;
        }
        return mix(h);
    }

    /** The finalizer of MurmurHash3. */
    static long mix(long value) {
        long h = value;
        h = (h ^ h >>> 33) * 0xff51afd7ed558ccdL;
        h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
        return h ^ h >>> 33;
    }
}
