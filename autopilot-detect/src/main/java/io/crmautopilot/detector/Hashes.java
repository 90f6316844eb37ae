package io.crmautopilot.detector;

import org.jspecify.annotations.Nullable;

/** 64-bit hashes of texts. They are stored in snapshots, so they must never change. */
final class Hashes {

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private Hashes() {}

    static long of(String text) {
        return of(text, 0);
    }

    static long of(String text, long seed) {
        long h = begin(text.length(), seed);
        int length = text.length();
        int i = 0;
        // Four characters a step: a multiplication waits for the one before it, and ids are hashed for every message.
        for (; i + 4 <= length; i += 4) {
            h = step(h, text.charAt(i), text.charAt(i + 1), text.charAt(i + 2), text.charAt(i + 3));
        }
        long rest = 0;
        for (; i < length; i++) {
            rest = rest << 16 | text.charAt(i);
        }
        return end(h, rest);
    }

    static long begin(int length, long seed) {
        return seed ^ length * MULTIPLIER;
    }

    static long step(long hash, char first, char second, char third, char fourth) {
        long four = first | (long) second << 16 | (long) third << 32 | (long) fourth << 48;
        long h = (hash ^ four) * MULTIPLIER;
        return h ^ h >>> 32;
    }

    static long end(long hash, long rest) {
        long h = (hash ^ rest) * MULTIPLIER;
        return mix(h ^ h >>> 32);
    }

    /** Returns the seed of the hash of a person known by an address of a channel, or by a key when that is null. */
    static long seed(@Nullable String channel) {
        // A channel's own hash is cached in its name.
        return channel == null ? 1 : mix(channel.hashCode());
    }

    /** Returns the hash of a person known by a key, or, where {@code channel} is not null, by an address of that channel. */
    static long person(String who, @Nullable String channel) {
        return of(who, seed(channel));
    }

    /** The finalizer of MurmurHash3. */
    static long mix(long value) {
        long h = value;
        h = (h ^ h >>> 33) * 0xff51afd7ed558ccdL;
        h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
        return h ^ h >>> 33;
    }
}
