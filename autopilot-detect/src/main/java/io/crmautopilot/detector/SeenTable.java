package io.crmautopilot.detector;

import java.util.Arrays;

/**
 * When each of many things was last seen, in eight bytes a thing: 38 bits of its hash and the minute, by open addressing.
 *
 * <p>Bounded: entries older than a day are dropped when room is needed, and of more than {@value #MOST} slots the oldest ones go
 * first. Two things share an entry with a chance of about n / 2^38. Not safe for threads: its branch is locked.
 */
final class SeenTable {

    static final int MOST = 1 << 17;

    private static final int MINUTE_BITS = 26;
    private static final long MINUTE_MASK = (1L << MINUTE_BITS) - 1;
    private static final long[] NONE = new long[0];

    private long[] slots = NONE;
    private int used;

    /** Returns the minute at which {@code hash} was last put, or -1. */
    long minute(long hash) {
        if (used == 0) {
            return -1;
        }
        long entry = slots[slot(hash)];
        return entry == 0 ? -1 : entry & MINUTE_MASK;
    }

    /**
     * Remembers that {@code hash} was seen in {@code minute}, replacing what was known.
     *
     * @param oldest entries of earlier minutes may be dropped
     * @param scratch working memory, at least as long as the slots; see {@link #scratchNeeded()}
     * @return how many entries that were not too old had to be dropped
     */
    int put(long hash, long minute, long oldest, long[] scratch) {
        int forgotten = 0;
        if (slots.length == 0) {
            slots = new long[4];
        }
        int slot = slot(hash);
        if (slots[slot] == 0) {
            if ((used + 1) * 4 > slots.length * 3) {
                forgotten = makeRoom(oldest, minute, scratch);
                slot = slot(hash);
            }
            used++;
        }
        slots[slot] = (hash & ~MINUTE_MASK) | (minute & MINUTE_MASK);
        if (slots[slot] == 0) {
            slots[slot] = 1L << 63;
        }
        return forgotten;
    }

    /** Returns the length that the scratch array of {@link #put} must have. */
    int scratchNeeded() {
        return slots.length;
    }

    int size() {
        return used;
    }

    /** Drops what is older than {@code oldest}, and all memory when nothing is left. */
    void expire(long oldest) {
        long[] live = new long[used];
        int count = collect(oldest, live);
        slots = count == 0 ? NONE : new long[capacityFor(count)];
        refill(live, count);
    }

    private int makeRoom(long oldest, long now, long[] scratch) {
        int count = collect(oldest, scratch);
        int forgotten = 0;
        for (long horizon = (now - oldest) / 2; count * 2 > MOST && horizon > 0; horizon /= 2) {
            int kept = collect(now - horizon, scratch);
            forgotten += count - kept;
            count = kept;
        }
        if (count * 2 > MOST) {
            // More than fit within one minute: none of them can be told from the others by age.
            forgotten += count;
            count = 0;
        }
        if (count * 3 >= slots.length * 2 && slots.length < MOST) {
            slots = new long[slots.length * 2];
        } else {
            Arrays.fill(slots, 0);
        }
        refill(scratch, count);
        return forgotten;
    }

    private int collect(long oldest, long[] into) {
        int count = 0;
        for (long entry : slots) {
            if (entry != 0 && (entry & MINUTE_MASK) >= oldest) {
                into[count++] = entry;
            }
        }
        return count;
    }

    private void refill(long[] entries, int count) {
        for (int i = 0; i < count; i++) {
            slots[slot(entries[i])] = entries[i];
        }
        used = count;
    }

    private static int capacityFor(int count) {
        return Math.max(4, Integer.highestOneBit(count * 2 - 1) << 1);
    }

    private int slot(long hash) {
        int mask = slots.length - 1;
        int i = (int) (hash >>> MINUTE_BITS) & mask;
        while (slots[i] != 0 && (slots[i] ^ hash) >>> MINUTE_BITS != 0) {
            i = i + 1 & mask;
        }
        return i;
    }

    /** Writes what is not older than {@code oldest}, in an order that does not depend on the past. */
    void write(SnapshotWriter out, long oldest) {
        long[] live = new long[used];
        int count = collect(oldest, live);
        Arrays.sort(live, 0, count);
        out.number(count);
        for (int i = 0; i < count; i++) {
            out.number(live[i]);
        }
    }

    static SeenTable read(SnapshotReader in) {
        SeenTable table = new SeenTable();
        int count = in.count(MOST);
        if (count > 0) {
            long[] entries = new long[count];
            for (int i = 0; i < count; i++) {
                entries[i] = in.number();
            }
            table.slots = new long[capacityFor(count)];
            table.refill(entries, count);
        }
        return table;
    }
}
