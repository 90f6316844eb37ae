package io.crmautopilot.reader;

/**
 * Weights of 24 answers for each feature, 8 bits each and eight to a long, so that one addition adds four of them.
 *
 * <p>A byte holds a weight plus 128. Taken apart into the even and the odd bytes, a long becomes two of four lanes with 16 bits each; six
 * such longs collect the 24 sums. Their bytes' excess is taken off at the end, and a lane that is then negative has borrowed from the one
 * above, which {@link #decode} gives back: all of it is arithmetic on whole numbers, exact while a lane's sum needs no more than 16 bits.
 * Immutable, shared by all threads.
 */
final class Panel {

    /** How many answers a panel has. */
    static final int COLUMNS = 24;

    /** How many longs a row takes. */
    static final int LONGS = 3;

    /** How many longs of lanes collect the sums. */
    static final int LANES = 6;

    /** How many rows can be added before the lanes have to be decoded. */
    static final int MOST_ROWS = 256;

    /** The largest weight, up and down. */
    static final int MOST_WEIGHT = 127;

    /** The largest sum that a lane can hold, up and down. */
    static final int MOST_SUM = Short.MAX_VALUE;

    private static final long EVEN = 0x00FF00FF00FF00FFL;
    private static final long EXCESS = 0x0080008000800080L;

    private final long[] packed;

    Panel(long[] packed) {
        this.packed = packed;
    }

    long[] packed() {
        return packed;
    }

    /** Returns a row's long that holds eight weights. */
    static long pack(byte[] weights, int from) {
        long p = 0;
        for (int i = 7; i >= 0; i--) {
            p = (p << 8) | (weights[from + i] + 128);
        }
        return p;
    }

    /** Adds at most {@link #MOST_ROWS} rows to lanes. */
    void add(int[] rows, int from, int to, long[] lanes, int at) {
        long a = 0;
        long b = 0;
        long c = 0;
        long d = 0;
        long e = 0;
        long f = 0;
        for (int i = from; i < to; i++) {
            int row = rows[i] * LONGS;
            long p = packed[row];
            long q = packed[row + 1];
            long r = packed[row + 2];
            a += p & EVEN;
            b += (p >>> 8) & EVEN;
            c += q & EVEN;
            d += (q >>> 8) & EVEN;
            e += r & EVEN;
            f += (r >>> 8) & EVEN;
        }
        long excess = (to - from) * EXCESS;
        lanes[at] += a - excess;
        lanes[at + 1] += b - excess;
        lanes[at + 2] += c - excess;
        lanes[at + 3] += d - excess;
        lanes[at + 4] += e - excess;
        lanes[at + 5] += f - excess;
    }

    /** Adds what lanes hold to the sums of the columns. */
    static void decode(long[] lanes, int at, int[] sums, int first) {
        for (int i = 0; i < LANES; i++) {
            long lane = lanes[at + i];
            int column = first + (i >> 1) * 8 + (i & 1);
            for (int j = 0; j < 4; j++) {
                short value = (short) lane;
                sums[column + 2 * j] += value;
                lane = (lane - value) >> 16;
            }
        }
    }
}
