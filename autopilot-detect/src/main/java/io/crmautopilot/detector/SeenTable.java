package io.crmautopilot.detector;

import java.util.Arrays;

/**
 * When each of many things was last seen, in eight bytes a thing: 37 bits of its hash, whether it is remembered for long or briefly, and
 * the minute, by open addressing with linear probing.
 *
 * <p>What is too old counts as absent from that minute on, and is taken out little by little: every time something new comes to stay, the
 * slots beside its own are looked at, which are at hand anyway. So the table holds little more than what still counts, and no message pays
 * for cleaning all of it. Bounded: of more than {@value #MOST} slots the oldest entries go first. Two things share an entry with a chance of about n / 2^37, where n is
 * the number of things: one message in four billion for a branch of thirty a day. Not safe for threads: its branch is locked.
 */
final class SeenTable {

    static final int MOST = 1 << 17;

    /** What {@link #minuteAt} says of a slot that holds nothing. */
    static final int NEVER = -1;

    private static final int MINUTE_BITS = 26;
    private static final long MINUTE_MASK = (1L << MINUTE_BITS) - 1;
    private static final long BRIEF = 1L << MINUTE_BITS;
    private static final int HASH_BITS = Long.SIZE - MINUTE_BITS - 1;
    private static final long HASH_MASK = -1L << (MINUTE_BITS + 1);

    /** So many slots around a newcomer are looked at: what a line of a processor's cache holds. */
    private static final int SWEPT = 8;

    private static final int SMALLEST = 4;
    private static final long[] NONE = new long[0];

    /** Minutes count from 1990, so that 26 bits last until 2117. */
    private static final long EPOCH_MINUTE = Observation.EARLIEST / 60_000;

    private long[] slots = NONE;
    private int used;

    /**
     * Returns the slot of {@code hash}, or the one where it would come; -1 while the table is empty.
     */
    int slot(long hash) {
        long[] table = slots;
        int capacity = table.length;
        if (capacity == 0) {
            return -1;
        }
        int i = home(hash, capacity);
        while (table[i] != 0 && ((table[i] ^ hash) & HASH_MASK) != 0) {
            i = i + 1 == capacity ? 0 : i + 1;
        }
        return i;
    }

    /** Returns the minute that a slot remembers, or {@link #NEVER} when there is none from {@code oldest} on. */
    long minuteAt(int slot, long oldest) {
        long entry = slot < 0 ? 0 : slots[slot];
        long minute = (entry & MINUTE_MASK) + EPOCH_MINUTE;
        return entry == 0 || minute < oldest ? NEVER : minute;
    }

    /** Returns the minute at which {@code hash} was last seen, or {@link #NEVER} when that was before {@code oldest}. */
    long minute(long hash, long oldest) {
        return minuteAt(slot(hash), oldest);
    }

    /**
     * Remembers that {@code hash} was seen in {@code minute}, replacing what was known.
     *
     * @param slot its slot, as {@link #slot} has just returned it
     * @param brief whether it counts only from {@code oldestBrief} on
     * @param oldest what was seen in earlier minutes may be dropped
     * @param oldestBrief the same for what is remembered briefly
     * @return how many entries that were not too old had to be dropped
     */
    int put(int slot, long hash, boolean brief, long minute, long oldest, long oldestBrief) {
        int forgotten = 0;
        int at = slot;
        if (at < 0 || slots[at] == 0) {
            if (at >= 0 && !brief) {
                sweep(at & -SWEPT, Math.min(SWEPT, slots.length), oldest - EPOCH_MINUTE, oldestBrief - EPOCH_MINUTE);
            }
            if ((used + 1) * 8 > slots.length * 7) {
                forgotten = makeRoom(oldest - EPOCH_MINUTE, oldestBrief - EPOCH_MINUTE, minute - EPOCH_MINUTE);
            }
            at = slot(hash);
            used++;
        }
        long entry = (hash & HASH_MASK) | (brief ? BRIEF : 0) | ((minute - EPOCH_MINUTE) & MINUTE_MASK);
        // Only a hash of nothing but zeros in the very first minute of 1990 would look like an empty slot.
        slots[at] = entry == 0 ? 1L << 63 : entry;
        return forgotten;
    }

    int size() {
        return used;
    }

    /** Drops what is too old, and all memory when nothing is left. */
    void expire(long oldest, long oldestBrief) {
        rebuild(oldest - EPOCH_MINUTE, oldestBrief - EPOCH_MINUTE, 0);
    }

    /** Returns where a hash belongs: its 37 bits as a fraction of the table, which so may have any length. */
    private static int home(long hash, int capacity) {
        return (int) (((hash >>> (MINUTE_BITS + 1)) * capacity) >>> HASH_BITS);
    }

    private int next(int slot) {
        return slot + 1 == slots.length ? 0 : slot + 1;
    }

    private static boolean isLive(long entry, long oldest, long oldestBrief) {
        return (entry & MINUTE_MASK) >= ((entry & BRIEF) == 0 ? oldest : oldestBrief);
    }

    /** Looks at {@code steps} slots that hold nothing or what still counts, from one on; what does not is taken out on the way. */
    private void sweep(int from, int steps, long oldest, long oldestBrief) {
        int hand = from;
        int left = steps;
        while (left > 0) {
            long entry = slots[hand];
            if (entry == 0 || isLive(entry, oldest, oldestBrief)) {
                hand = next(hand);
                left--;
            } else {
                // What moves into the gap is looked at next.
                remove(hand);
            }
        }
    }

    /** Closes the gap at {@code hole} by moving up what would no longer be found behind it. */
    private void remove(int hole) {
        int gap = hole;
        for (int i = next(gap); slots[i] != 0; i = next(i)) {
            if (distance(home(slots[i], slots.length), i) >= distance(gap, i)) {
                slots[gap] = slots[i];
                gap = i;
            }
        }
        slots[gap] = 0;
        used--;
    }

    /** Returns how far one goes from one slot to another, around the end if need be. */
    private int distance(int from, int to) {
        return to >= from ? to - from : to - from + slots.length;
    }

    private int makeRoom(long oldest, long oldestBrief, long now) {
        sweep(0, slots.length, oldest, oldestBrief);
        int before = used;
        for (long back = (now - oldest) / 2; used * 2 > MOST && back > 0; back /= 2) {
            sweep(0, slots.length, now - back, Math.max(oldestBrief, now - back));
        }
        if (used * 2 > MOST) {
            // More than fit within one minute: none of them can be told from the others by age.
            sweep(0, slots.length, now + 1, now + 1);
        }
        if (capacityFor(used + 1) > slots.length) {
            rebuild(oldest, oldestBrief, 1);
        }
        return before - used;
    }

    private int live(long oldest, long oldestBrief) {
        int count = 0;
        for (long entry : slots) {
            count += entry != 0 && isLive(entry, oldest, oldestBrief) ? 1 : 0;
        }
        return count;
    }

    private void rebuild(long oldest, long oldestBrief, int more) {
        long[] old = slots;
        int count = live(oldest, oldestBrief);
        used = count;
        slots = count + more == 0 ? NONE : new long[capacityFor(count + more)];
        for (long entry : old) {
            if (entry != 0 && isLive(entry, oldest, oldestBrief)) {
                slots[slot(entry)] = entry;
            }
        }
    }

    /**
     * Returns the least capacity that {@code count} things fill to thirteen sixteenths at most. It grows by halves: doubling would leave
     * most of a day's ids half empty.
     */
    private static int capacityFor(int count) {
        int capacity = SMALLEST;
        while (count * 16 > capacity * 13 && capacity < MOST) {
            capacity += capacity / 2;
        }
        return Math.min(MOST, capacity);
    }

    /** Writes what is not too old, in an order that does not depend on the past. */
    void write(SnapshotWriter out, long oldest, long oldestBrief) {
        long[] live = new long[used];
        int count = 0;
        for (long entry : slots) {
            if (entry != 0 && isLive(entry, oldest - EPOCH_MINUTE, oldestBrief - EPOCH_MINUTE)) {
                live[count++] = entry;
            }
        }
        Arrays.sort(live, 0, count);
        out.number(count);
        for (int i = 0; i < count; i++) {
            out.number(live[i]);
        }
    }

    static SeenTable read(SnapshotReader in) {
        SeenTable table = new SeenTable();
        int count = in.count(MOST * 3 / 4);
        if (count > 0) {
            table.slots = new long[capacityFor(count)];
            for (int i = 0; i < count; i++) {
                long entry = in.number();
                table.slots[table.slot(entry)] = entry;
            }
            table.used = count;
        }
        return table;
    }
}
