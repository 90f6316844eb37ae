package io.crmautopilot.detector;

/**
 * How many people wrote in the last hours and how they sounded, in buckets of an eighth of the headline window.
 *
 * <p>A ring that holds only buckets in which somebody wrote, in order of time: a quiet branch has a handful. A ring is a plain array, so
 * that a branch reaches its newest bucket in one step: the first word holds where it begins and how many there are. Two words a bucket:
 * its number and people; people whose sentiment is known and their sum in thousandths. What is too old is only taken out when room is
 * needed: whoever asks names the buckets that count.
 */
final class Traffic {

    /** The ring of which nothing is kept; never changed. */
    static final long[] NONE = new long[0];

    private static final int STRIDE = 2;

    private Traffic() {}

    /**
     * Counts one person in {@code bucket}; {@code sentiment} is NaN when unknown. Buckets before {@code oldest} may be dropped.
     *
     * @return the ring, or a larger one that takes its place
     */
    static long[] add(long[] ring, long bucket, double sentiment, long oldest) {
        long[] now = ring;
        int i = size(now);
        while (i > 0 && bucketAt(now, i - 1) > bucket) {
            i--;
        }
        if (i == 0 || bucketAt(now, i - 1) != bucket) {
            if (size(now) == capacity(now)) {
                int before = size(now);
                now = withRoom(now, oldest);
                // None of what came later than this bucket was too old, unless it was itself.
                i = Math.max(0, i - (before - size(now)));
            }
            insert(now, i, bucket);
            i++;
        }
        int at = index(now, i - 1);
        now[at]++;
        if (!Double.isNaN(sentiment)) {
            long known = now[at + 1] >> 32;
            long sum = (int) now[at + 1] + Math.round(sentiment * 1000);
            now[at + 1] = ((known + 1) << 32) | (sum & 0xFFFFFFFFL);
        }
        return now;
    }

    /** Drops the buckets before {@code oldest}; returns the ring, or none when none are left. */
    static long[] expired(long[] ring, long oldest) {
        expire(ring, oldest);
        return size(ring) == 0 ? NONE : ring;
    }

    private static void expire(long[] ring, long oldest) {
        int size = size(ring);
        int head = size == 0 ? 0 : head(ring);
        int capacity = capacity(ring);
        int left = size;
        while (left > 0 && ring[1 + head * STRIDE] >>> 32 < oldest) {
            head = head + 1 < capacity ? head + 1 : 0;
            left--;
        }
        if (left < size) {
            ring[0] = (long) head << 32 | left;
        }
    }

    /** Returns how many people wrote in the buckets from {@code from} to {@code to}, both included. */
    static int people(long[] ring, long from, long to) {
        int people = 0;
        for (int i = size(ring) - 1; i >= 0 && bucketAt(ring, i) >= from; i--) {
            people += bucketAt(ring, i) <= to ? (int) ring[index(ring, i)] : 0;
        }
        return people;
    }

    /** Returns of how many of these people the sentiment is known. */
    static int sentimentCount(long[] ring, long from, long to) {
        int count = 0;
        for (int i = size(ring) - 1; i >= 0 && bucketAt(ring, i) >= from; i--) {
            count += bucketAt(ring, i) <= to ? (int) (ring[index(ring, i) + 1] >> 32) : 0;
        }
        return count;
    }

    /** Returns the sum of their sentiments. */
    static double sentimentSum(long[] ring, long from, long to) {
        long sum = 0;
        for (int i = size(ring) - 1; i >= 0 && bucketAt(ring, i) >= from; i--) {
            sum += bucketAt(ring, i) <= to ? (int) ring[index(ring, i) + 1] : 0;
        }
        return sum / 1000.0;
    }

    /** Puts an empty bucket at a place in a ring that has room. */
    private static void insert(long[] ring, int position, long bucket) {
        int size = size(ring);
        for (int i = size; i > position; i--) {
            int to = index(ring, i);
            int from = index(ring, i - 1);
            ring[to] = ring[from];
            ring[to + 1] = ring[from + 1];
        }
        ring[index(ring, position)] = bucket << 32;
        ring[index(ring, position) + 1] = 0;
        ring[0]++;
    }

    private static long[] withRoom(long[] ring, long oldest) {
        expire(ring, oldest);
        int size = size(ring);
        int capacity = capacity(ring);
        if (size < capacity) {
            return ring;
        }
        long[] larger = new long[1 + (capacity + Math.max(1, capacity / 2)) * STRIDE];
        for (int i = 0; i < size; i++) {
            larger[1 + i * STRIDE] = ring[index(ring, i)];
            larger[2 + i * STRIDE] = ring[index(ring, i) + 1];
        }
        larger[0] = size;
        return larger;
    }

    private static long bucketAt(long[] ring, int i) {
        return ring[index(ring, i)] >>> 32;
    }

    private static int index(long[] ring, int i) {
        int at = head(ring) + i;
        int capacity = capacity(ring);
        return 1 + (at < capacity ? at : at - capacity) * STRIDE;
    }

    private static int head(long[] ring) {
        return (int) (ring[0] >>> 32);
    }

    private static int size(long[] ring) {
        return ring.length == 0 ? 0 : (int) ring[0];
    }

    private static int capacity(long[] ring) {
        return ring.length / STRIDE;
    }

    /** Writes the buckets from {@code oldest} on. */
    static void write(long[] ring, SnapshotWriter out, long oldest) {
        int size = size(ring);
        int first = 0;
        while (first < size && bucketAt(ring, first) < oldest) {
            first++;
        }
        out.number(size - first);
        for (int i = first; i < size; i++) {
            out.number(ring[index(ring, i)]);
            out.number(ring[index(ring, i) + 1]);
        }
    }

    static long[] read(SnapshotReader in) {
        int count = in.count(1 << 16);
        if (count == 0) {
            return NONE;
        }
        long[] ring = new long[1 + count * STRIDE];
        ring[0] = count;
        for (int i = 1; i < ring.length; i++) {
            ring[i] = in.number();
        }
        return ring;
    }
}
