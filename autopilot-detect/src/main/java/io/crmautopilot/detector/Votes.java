package io.crmautopilot.detector;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The complaints of one stream in its longest window, in order of event time: a ring of two words each, and what they name as bytes one
 * behind the other.
 *
 * <p>An entry is a vote (the first complaint of a person within a day) or only a mention (a further one, a copy, a forwarded text).
 * Every entry carries the running number of votes, so the votes of any window are counted by two binary searches.
 *
 * <p>The bytes of the entries lie in their order without gaps: behind the last is room for more, before the first what has expired.
 */
sealed class Votes extends Baseline permits Stream {

    /** The most entries kept; when more come the oldest go, as if they had left the window. */
    static final int MOST = 4_096;

    static final int VOTE = 1;
    static final int COPY = 2;

    private static final int STRIDE = 2;
    private static final int ORDINAL_SHIFT = 4;
    private static final int TIME_SHIFT = 20;
    private static final int ORDINAL_MASK = 0xFFFF;
    private static final long[] NO_WORDS = new long[0];
    private static final byte[] NO_BYTES = new byte[0];
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Up to so many entries the ring grows by one: most topics have one, two or three complaints a day. */
    private static final int FEW = 6;

    /** Up to so many bytes they grow to what is needed and move whenever that makes room. */
    private static final int FEW_BYTES = 512;

    /** The first byte of an entry tells what follows: the signature, the person's hash, all topics; else the only topic's number. */
    private static final int SIGNED = 1;

    /** Set where the person's hash is not the one that follows from the texts. */
    private static final int HASHED = 2;

    private static final int TOPICS = 4;

    /** Of each entry its time, running number and flags in the first, the place and number of its bytes in the second. */
    private long[] words = NO_WORDS;

    private byte[] bytes = NO_BYTES;
    private short head;
    private short size;

    int size() {
        return size;
    }

    long time(int i) {
        return words[index(i)] >>> TIME_SHIFT;
    }

    boolean isVote(int i) {
        return (words[index(i)] & VOTE) != 0;
    }

    boolean isCopy(int i) {
        return (words[index(i)] & COPY) != 0;
    }

    /** Returns the hash of the person; it is told from the texts again, which takes longer than what else is asked of an entry. */
    long person(int i) {
        int at = place(i);
        int flags = bytes[at];
        return (flags & HASHED) == 0
                ? PackedText.hash(bytes, text(i, 1), Hashes.seed(channel(i)))
                : (long) LONG.get(bytes, at + 1 + Long.BYTES * (flags & SIGNED));
    }

    long signature(int i) {
        int at = place(i);
        return (bytes[at] & SIGNED) == 0 ? 0 : (long) LONG.get(bytes, at + 1);
    }

    long topics(int i) {
        int start = place(i);
        int flags = bytes[start];
        int at = start + 1 + Long.BYTES * Integer.bitCount(flags & (SIGNED | HASHED));
        return (flags & TOPICS) == 0 ? 1L << bytes[at] : (long) LONG.get(bytes, at);
    }

    String messageId(int i) {
        return orEmpty(PackedText.read(bytes, text(i, 0)));
    }

    /** Returns the key of the person, formed as {@link io.crmautopilot.message.Message#personKey()} does. */
    String personKey(int i) {
        String channel = channel(i);
        return channel == null ? who(i) : new io.crmautopilot.person.Contact(channel, who(i)).key();
    }

    /** Returns the person's key, or their address where {@link #channel} is not null. */
    String who(int i) {
        return orEmpty(PackedText.read(bytes, text(i, 1)));
    }

    @Nullable
    String channel(int i) {
        return PackedText.read(bytes, text(i, 2));
    }

    @Nullable
    String broadcast(int i) {
        return PackedText.read(bytes, text(i, 3));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Returns how many bytes an entry has before its texts. */
    private static int fixed(int flags) {
        return 1 + Long.BYTES * Integer.bitCount(flags) + ((flags & TOPICS) == 0 ? 1 : 0);
    }

    /** Returns where a text of an entry begins. */
    private int text(int i, int column) {
        int start = place(i);
        int flags = bytes[start];
        int at = start + fixed(flags);
        for (int k = 0; k < column; k++) {
            at = PackedText.next(bytes, at);
        }
        return at;
    }

    /** Returns all votes. */
    int votes() {
        return size == 0 ? 0 : votes(0, size - 1);
    }

    /** Returns the votes later than {@code after} and not later than {@code until}. */
    int votesBetween(long after, long until) {
        int from = firstLaterThan(after);
        int to = firstLaterThan(until) - 1;
        return from > to ? 0 : votes(from, to);
    }

    private int votes(int from, int to) {
        return (ordinal(to) - ordinal(from) & ORDINAL_MASK) + (isVote(from) ? 1 : 0);
    }

    /** Returns the position of the first entry later than {@code time}; the size when there is none. */
    int firstLaterThan(long time) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time(middle) <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Adds an entry at its place in time and returns its position; of equal times the later added one comes later. */
    int add(
            long time,
            int flags,
            long person,
            long signature,
            long topics,
            String messageId,
            String who,
            @Nullable String channel,
            @Nullable String broadcast) {
        int form = (signature == 0 ? 0 : SIGNED)
                | (person == Hashes.person(who, channel) ? 0 : HASHED)
                | (Long.bitCount(topics) == 1 ? 0 : TOPICS);
        int length = Math.toIntExact(fixed(form)
                + PackedText.length(messageId)
                + PackedText.length(who)
                + PackedText.channelLength(channel)
                + PackedText.length(broadcast));
        makeRoom(length);
        if (size * STRIDE == words.length) {
            grow();
        }
        int position = firstLaterThan(time);
        int end = end();
        int at = position < size ? place(position) : end;
        System.arraycopy(bytes, at, bytes, at + length, end - at);
        for (int i = size; i > position; i--) {
            int from = index(i - 1);
            int to = index(i);
            words[to] = words[from];
            words[to + 1] = words[from + 1] + (long) length;
        }
        size++;
        int word = index(position);
        words[word] = time << TIME_SHIFT | flags;
        words[word + 1] = (long) length << Integer.SIZE | at;
        int text = put(at, form, person, signature, topics);
        text = PackedText.write(bytes, text, messageId);
        text = PackedText.write(bytes, text, who);
        text = PackedText.writeChannel(bytes, text, channel);
        PackedText.write(bytes, text, broadcast);
        renumber(position);
        return position;
    }

    /** Writes what an entry has before its texts and returns where they begin. */
    private int put(int start, int form, long person, long signature, long topics) {
        bytes[start] = (byte) form;
        int at = start + 1;
        if ((form & SIGNED) != 0) {
            LONG.set(bytes, at, signature);
            at += Long.BYTES;
        }
        if ((form & HASHED) != 0) {
            LONG.set(bytes, at, person);
            at += Long.BYTES;
        }
        if ((form & TOPICS) != 0) {
            LONG.set(bytes, at, topics);
            return at + Long.BYTES;
        }
        bytes[at] = (byte) Long.numberOfTrailingZeros(topics);
        return at + 1;
    }

    /** Takes the vote of an entry away; it stays as a mention. */
    void demote(int i) {
        words[index(i)] &= ~(long) VOTE;
        renumber(i);
    }

    /** Removes the oldest entry. */
    void removeFirst() {
        head = (short) (head + 1 < capacity() ? head + 1 : 0);
        size--;
    }

    /** Removes the entry at a position. */
    void remove(int position) {
        int at = place(position);
        int length = length(position);
        System.arraycopy(bytes, at + length, bytes, at, end() - at - length);
        for (int i = position; i < size - 1; i++) {
            int from = index(i + 1);
            int to = index(i);
            words[to] = words[from];
            words[to + 1] = words[from + 1] - (long) length;
        }
        size--;
        if (position < size) {
            renumber(position);
        }
    }

    /** Frees all memory of an empty ring. */
    void release() {
        if (size == 0) {
            words = NO_WORDS;
            bytes = NO_BYTES;
            head = 0;
        }
    }

    private void renumber(int from) {
        int ordinal = from == 0 ? 0 : ordinal(from - 1);
        for (int i = from; i < size; i++) {
            int at = index(i);
            ordinal += (int) (words[at] & VOTE);
            words[at] = (words[at] & ~((long) ORDINAL_MASK << ORDINAL_SHIFT))
                    | ((long) (ordinal & ORDINAL_MASK) << ORDINAL_SHIFT);
        }
    }

    private int ordinal(int i) {
        return (int) (words[index(i)] >>> ORDINAL_SHIFT) & ORDINAL_MASK;
    }

    private void grow() {
        int capacity = capacity() + (capacity() < FEW ? 1 : capacity() / 2);
        long[] more = new long[capacity * STRIDE];
        for (int i = 0; i < size; i++) {
            System.arraycopy(words, index(i), more, i * STRIDE, STRIDE);
        }
        words = more;
        head = 0;
    }

    /** Makes room for so many bytes behind the last entry, where the expired ones lay or in a longer array. */
    private void makeRoom(int length) {
        int end = end();
        if (bytes.length - end >= length) {
            return;
        }
        int begin = size == 0 ? 0 : place(0);
        int used = end - begin;
        int needed = Math.addExact(used, length);
        // Many bytes move only when that frees a quarter, so that a flood does not move all of them for each complaint.
        boolean moves = needed <= bytes.length && (needed <= FEW_BYTES || bytes.length - used >= used / 4);
        byte[] to = moves ? bytes : new byte[roomier(needed)];
        System.arraycopy(bytes, begin, to, 0, used);
        for (int i = 0; i < size; i++) {
            words[index(i) + 1] -= begin;
        }
        bytes = to;
    }

    private static int roomier(int needed) {
        // An array takes whole eights of bytes with its head of sixteen.
        return needed <= FEW_BYTES ? needed + 7 & -8 : (int) Math.min(Integer.MAX_VALUE - 8, needed + needed / 2L);
    }

    private int end() {
        return size == 0 ? 0 : place(size - 1) + length(size - 1);
    }

    private int place(int i) {
        return (int) words[index(i) + 1];
    }

    private int length(int i) {
        return (int) (words[index(i) + 1] >>> Integer.SIZE);
    }

    private int index(int i) {
        int at = head + i;
        int capacity = capacity();
        return (at < capacity ? at : at - capacity) * STRIDE;
    }

    private int capacity() {
        return words.length / STRIDE;
    }

    void writeVotes(SnapshotWriter out) {
        out.number(size);
        for (int i = 0; i < size; i++) {
            out.number(words[index(i)]);
            out.text(messageId(i));
            out.number(person(i));
            out.text(who(i));
            out.number(signature(i));
            out.text(channel(i));
            out.number(topics(i));
            out.text(broadcast(i));
        }
    }

    void readVotes(SnapshotReader in) {
        int count = in.count(MOST);
        for (int i = 0; i < count; i++) {
            long word = in.number();
            String id = in.textOrNull();
            long person = in.number();
            String who = in.textOrNull();
            long signature = in.number();
            String channel = in.textOrNull();
            long topics = in.number();
            String broadcast = in.textOrNull();
            if (id == null || who == null) {
                throw new IllegalArgumentException("snapshot lacks a message's id or author");
            }
            int flags = (int) word & (VOTE | COPY);
            add(word >>> TIME_SHIFT, flags, person, signature, topics, id, who, channel, broadcast);
        }
    }
}
