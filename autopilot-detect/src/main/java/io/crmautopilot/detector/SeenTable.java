package io.crmautopilot.detector;

import java.util.Arrays;

/**
 * When each of many things was last seen, in eight bytes a thing: 37 bits of its hash, whether it is remembered for long or briefly, and
 * the minute, by open addressing with linear probing.
 *
 * <p>A table is a plain array, so that a branch reaches an entry in one step: the first word counts the slots that are not empty, the
 * others are the slots. What is too old counts as absent from that minute on; its slot is taken by whatever new thing comes by it, and
 * nothing is moved. Only when hardly an empty slot is left are all slots gone through. Bounded: of more than {@value #MOST} slots the
 * oldest entries go first. Two things share an entry with a chance of about n / 2^37, where n is the number of things: one message in
 * four billion for a branch of thirty a day. Not safe for threads: its branch is locked.
 */
final class SeenTable {

    static final int MOST = 1 << 17;

    /** What {@link #minuteAt} says of a slot that holds nothing. */
    static final int NEVER = -1;

    /** The table of which nothing is kept; never changed. */
    static final long[] NONE = new long[0];

    private static final int MINUTE_BITS = 26;
    private static final long MINUTE_MASK = (1L << MINUTE_BITS) - 1;
    private static final long BRIEF = 1L << MINUTE_BITS;
    private static final int HASH_BITS = Long.SIZE - MINUTE_BITS - 1;
    private static final long HASH_MASK = -1L << (MINUTE_BITS + 1);

    /** The word that counts; the slots follow. */
    private static final int USED = 0;

    private static final int SMALLEST = 3;

    /** Minutes count from 1990, so that 26 bits last until 2117. */
    private static final long EPOCH_MINUTE = Observation.EARLIEST / 60_000;

    private SeenTable() {}

    /**
     * Returns the slot of {@code hash}, or the one where it would come: the first on the way that is empty or too old; 0 while the table
     * is empty.
     *
     * @param oldest what was seen in earlier minutes is too old
     * @param oldestBrief the same for what is remembered briefly
     */
    static int slot(long[] table, long hash, long oldest, long oldestBrief) {
        int length = table.length;
        if (length == 0) {
            return 0;
        }
        long old = oldest - EPOCH_MINUTE;
        long oldBrief = oldestBrief - EPOCH_MINUTE;
        int free = 0;
        int i = home(hash, length - 1);
        for (long entry = table[i]; entry != 0; entry = table[i]) {
            if (((entry ^ hash) & HASH_MASK) == 0) {
                return i;
            }
            if (free == 0 && !isLive(entry, old, oldBrief)) {
                free = i;
            }
            i = i + 1 == length ? 1 : i + 1;
        }
        return free == 0 ? i : free;
    }

    /** Returns the minute at which {@code hash} was last seen by its {@link #slot}, or {@link #NEVER} when that was before {@code oldest}. */
    static long minuteAt(long[] table, int slot, long hash, long oldest) {
        if (slot == 0) {
            return NEVER;
        }
        long entry = table[slot];
        long minute = (entry & MINUTE_MASK) + EPOCH_MINUTE;
        return ((entry ^ hash) & HASH_MASK) != 0 || entry == 0 || minute < oldest ? NEVER : minute;
    }

    /**
     * Remembers that {@code hash} was seen in {@code minute}, replacing what was known.
     *
     * @param slot its slot, as {@link #slot} has just returned it
     * @param brief whether it counts only from {@code oldestBrief} on
     * @param oldest what was seen in earlier minutes may be dropped
     * @param oldestBrief the same for what is remembered briefly
     * @param work counts the entries that were not too old and had to be dropped
     * @return the table, or a larger one that takes its place
     */
    static long[] put(
            long[] table, int slot, long hash, boolean brief, long minute, long oldest, long oldestBrief, Work work) {
        long[] now = table;
        int at = slot;
        if (at == 0 || now[at] == 0) {
            if (at == 0 || (now[USED] + 1) * 16 > (now.length - 1) * 13L) {
                now = withRoom(now, oldest - EPOCH_MINUTE, oldestBrief - EPOCH_MINUTE, minute - EPOCH_MINUTE, work);
                at = slot(now, hash, oldest, oldestBrief);
            }
            now[USED]++;
        }
        long entry = (hash & HASH_MASK) | (brief ? BRIEF : 0) | ((minute - EPOCH_MINUTE) & MINUTE_MASK);
        // Only a hash of nothing but zeros in the very first minute of 1990 would look like an empty slot.
        now[at] = entry == 0 ? 1L << 63 : entry;
        return now;
    }

    /** Returns how many slots are not empty; some may be too old. */
    static int size(long[] table) {
        return table.length == 0 ? 0 : (int) table[USED];
    }

    /** Returns the table without what is too old, and as small as that allows. */
    static long[] expired(long[] table, long oldest, long oldestBrief) {
        long old = oldest - EPOCH_MINUTE;
        long oldBrief = oldestBrief - EPOCH_MINUTE;
        int live = live(table, old, oldBrief);
        return live == 0 ? NONE : moved(table, capacityFor(live), old, oldBrief);
    }

    /** Returns where a hash belongs: its 37 bits as a fraction of the slots, of which there so may be any number. */
    private static int home(long hash, int capacity) {
        return 1 + (int) (((hash >>> (MINUTE_BITS + 1)) * capacity) >>> HASH_BITS);
    }

    private static boolean isLive(long entry, long oldest, long oldestBrief) {
        return (entry & MINUTE_MASK) >= ((entry & BRIEF) == 0 ? oldest : oldestBrief);
    }

    private static long[] withRoom(long[] table, long oldest, long oldestBrief, long now, Work work) {
        if (table.length == 0) {
            return new long[1 + SMALLEST];
        }
        compact(table, oldest, oldestBrief);
        if (table[USED] * 2 > MOST) {
            work.forgotten += forgetOldest(table, oldest, oldestBrief, now);
        }
        int capacity = capacityFor((int) table[USED] + 1);
        return capacity > table.length - 1 ? moved(table, capacity, oldest, oldestBrief) : table;
    }

    /** Drops the older half of what still counts, and again until half of the most slots are empty; returns how much that was. */
    private static long forgetOldest(long[] table, long oldest, long oldestBrief, long now) {
        long before = table[USED];
        for (long back = (now - oldest) / 2; table[USED] * 2 > MOST && back > 0; back /= 2) {
            compact(table, now - back, Math.max(oldestBrief, now - back));
        }
        if (table[USED] * 2 > MOST) {
            // More than fit within one minute: none of them can be told from the others by age.
            compact(table, now + 1, now + 1);
        }
        return before - table[USED];
    }

    private static int live(long[] table, long oldest, long oldestBrief) {
        int count = 0;
        for (int i = 1; i < table.length; i++) {
            count += table[i] != 0 && isLive(table[i], oldest, oldestBrief) ? 1 : 0;
        }
        return count;
    }

    private static long[] moved(long[] table, int capacity, long oldest, long oldestBrief) {
        long[] larger = new long[1 + capacity];
        for (int i = 1; i < table.length; i++) {
            if (table[i] != 0 && isLive(table[i], oldest, oldestBrief)) {
                insert(larger, table[i]);
            }
        }
        return larger;
    }

    /**
     * Takes out what is too old, in place. It begins behind an empty slot: whatever is then taken up and put down again finds room between
     * where it belongs and where it was.
     */
    private static void compact(long[] table, long oldest, long oldestBrief) {
        int start = 1;
        while (table[start] != 0) {
            start++;
        }
        table[USED] = 0;
        int capacity = table.length - 1;
        for (int step = 1; step < capacity; step++) {
            int i = start + step > capacity ? start + step - capacity : start + step;
            long entry = table[i];
            if (entry != 0) {
                table[i] = 0;
                if (isLive(entry, oldest, oldestBrief)) {
                    insert(table, entry);
                }
            }
        }
    }

    private static void insert(long[] table, long entry) {
        int i = home(entry, table.length - 1);
        while (table[i] != 0) {
            i = i + 1 == table.length ? 1 : i + 1;
        }
        table[i] = entry;
        table[USED]++;
    }

    /**
     * Returns the least number of slots of which {@code count} things fill five eighths at most. It grows by quarters: doubling would
     * leave most of a day's ids half empty.
     */
    private static int capacityFor(int count) {
        // A quiet branch has one message and its author to remember.
        int capacity = count < SMALLEST ? SMALLEST : SMALLEST + 2;
        while (count * 8 > capacity * 5 && capacity < MOST) {
            capacity += Math.max(2, capacity / 4);
        }
        return Math.min(MOST, capacity);
    }

    /** Writes what is not too old, in an order that does not depend on the past. */
    static void write(long[] table, SnapshotWriter out, long oldest, long oldestBrief) {
        long[] live = new long[size(table)];
        int count = 0;
        for (int i = 1; i < table.length; i++) {
            if (table[i] != 0 && isLive(table[i], oldest - EPOCH_MINUTE, oldestBrief - EPOCH_MINUTE)) {
                live[count++] = table[i];
            }
        }
        Arrays.sort(live, 0, count);
        out.number(count);
        for (int i = 0; i < count; i++) {
            out.number(live[i]);
        }
    }

    static long[] read(SnapshotReader in) {
        int count = in.count(MOST * 13 / 16);
        if (count == 0) {
            return NONE;
        }
        long[] table = new long[1 + capacityFor(count)];
        for (int i = 0; i < count; i++) {
            insert(table, in.number());
        }
        return table;
    }
}
