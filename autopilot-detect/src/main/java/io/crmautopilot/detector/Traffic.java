package io.crmautopilot.detector;

/**
 * How many people wrote in the last hours and how they sounded, in buckets of an eighth of the headline window.
 *
 * <p>A ring that holds only buckets in which somebody wrote, in order of time: a quiet branch has a handful. Two words a bucket: its
 * number and people; people whose sentiment is known and their sum in thousandths.
 */
final class Traffic {

    private static final int STRIDE = 2;
    private static final long[] NONE = new long[0];

    private long[] ring = NONE;
    private int head;
    private int size;

    /** Counts one person in {@code bucket}; {@code sentiment} is NaN when unknown. Buckets before {@code oldest} are dropped. */
    void add(long bucket, double sentiment, long oldest) {
        expire(oldest);
        int i = size;
        while (i > 0 && bucketAt(i - 1) > bucket) {
            i--;
        }
        if (i == 0 || bucketAt(i - 1) != bucket) {
            insert(i, bucket);
            i++;
        }
        int at = index(i - 1);
        ring[at]++;
        if (!Double.isNaN(sentiment)) {
            long known = ring[at + 1] >> 32;
            long sum = (int) ring[at + 1] + Math.round(sentiment * 1000);
            ring[at + 1] = ((known + 1) << 32) | (sum & 0xFFFFFFFFL);
        }
    }

    /** Drops the buckets before {@code oldest}. */
    void expire(long oldest) {
        while (size > 0 && bucketAt(0) < oldest) {
            head = head + 1 < capacity() ? head + 1 : 0;
            size--;
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Frees the memory of an empty ring. */
    void release() {
        if (size == 0) {
            ring = NONE;
            head = 0;
        }
    }

    /** Returns how many people wrote in the buckets from {@code from} to {@code to}, both included. */
    int people(long from, long to) {
        int people = 0;
        for (int i = size - 1; i >= 0 && bucketAt(i) >= from; i--) {
            people += bucketAt(i) <= to ? (int) ring[index(i)] : 0;
        }
        return people;
    }

    /** Returns of how many of these people the sentiment is known. */
    int sentimentCount(long from, long to) {
        int count = 0;
        for (int i = size - 1; i >= 0 && bucketAt(i) >= from; i--) {
            count += bucketAt(i) <= to ? (int) (ring[index(i) + 1] >> 32) : 0;
        }
        return count;
    }

    /** Returns the sum of their sentiments. */
    double sentimentSum(long from, long to) {
        long sum = 0;
        for (int i = size - 1; i >= 0 && bucketAt(i) >= from; i--) {
            sum += bucketAt(i) <= to ? (int) ring[index(i) + 1] : 0;
        }
        return sum / 1000.0;
    }

    private void insert(int position, long bucket) {
        if (size == capacity()) {
            grow();
        }
        for (int i = size; i > position; i--) {
            int to = index(i);
            int from = index(i - 1);
            ring[to] = ring[from];
            ring[to + 1] = ring[from + 1];
        }
        ring[index(position)] = bucket << 32;
        ring[index(position) + 1] = 0;
        size++;
    }

    private void grow() {
        long[] larger = new long[(capacity() + Math.max(1, capacity() / 2)) * STRIDE];
        for (int i = 0; i < size; i++) {
            larger[i * STRIDE] = ring[index(i)];
            larger[i * STRIDE + 1] = ring[index(i) + 1];
        }
        ring = larger;
        head = 0;
    }

    private long bucketAt(int i) {
        return ring[index(i)] >>> 32;
    }

    private int index(int i) {
        int at = head + i;
        int capacity = capacity();
        return (at < capacity ? at : at - capacity) * STRIDE;
    }

    private int capacity() {
        return ring.length / STRIDE;
    }

    void write(SnapshotWriter out) {
        out.number(size);
        for (int i = 0; i < size; i++) {
            out.number(ring[index(i)]);
            out.number(ring[index(i) + 1]);
        }
    }

    static Traffic read(SnapshotReader in) {
        Traffic traffic = new Traffic();
        int count = in.count(1 << 16);
        for (int i = 0; i < count; i++) {
            long first = in.number();
            traffic.insert(i, first >>> 32);
            traffic.ring[traffic.index(i)] = first;
            traffic.ring[traffic.index(i) + 1] = in.number();
        }
        return traffic;
    }
}
