package io.crmautopilot.detector;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The complaints of one stream in its longest window, in order of event time: a ring of four words and four references each.
 *
 * <p>An entry is a vote (the first complaint of a person within a day) or only a mention (a further one, a copy, a forwarded text).
 * Every entry carries the running number of votes, so the votes of any window are counted by two binary searches.
 */
final class Votes {

    /** The most entries kept; when more come the oldest go, as if they had left the window. */
    static final int MOST = 4_096;

    static final int VOTE = 1;
    static final int COPY = 2;

    private static final int STRIDE = 4;
    private static final int ORDINAL_SHIFT = 4;
    private static final int TIME_SHIFT = 20;
    private static final int ORDINAL_MASK = 0xFFFF;
    private static final long[] NO_WORDS = new long[0];
    private static final @Nullable String[] NO_TEXTS = new String[0];

    private long[] words = NO_WORDS;
    private @Nullable String[] texts = NO_TEXTS;
    private int head;
    private int size;

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

    long person(int i) {
        return words[index(i) + 1];
    }

    long signature(int i) {
        return words[index(i) + 2];
    }

    long topics(int i) {
        return words[index(i) + 3];
    }

    String messageId(int i) {
        return text(i, 0);
    }

    /** Returns the key of the person, formed as {@link io.crmautopilot.message.Message#personKey()} does. */
    String personKey(int i) {
        String channel = texts[index(i) + 2];
        return channel == null ? text(i, 1) : new io.crmautopilot.person.Contact(channel, text(i, 1)).key();
    }

    @Nullable
    String broadcast(int i) {
        return texts[index(i) + 3];
    }

    private String text(int i, int column) {
        String text = texts[index(i) + column];
        return text == null ? "" : text;
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
        if (size * STRIDE == words.length) {
            grow();
        }
        int position = firstLaterThan(time);
        for (int i = size; i > position; i--) {
            System.arraycopy(words, index(i - 1), words, index(i), STRIDE);
            System.arraycopy(texts, index(i - 1), texts, index(i), STRIDE);
        }
        size++;
        int at = index(position);
        words[at] = time << TIME_SHIFT | flags;
        words[at + 1] = person;
        words[at + 2] = signature;
        words[at + 3] = topics;
        texts[at] = messageId;
        texts[at + 1] = who;
        texts[at + 2] = channel;
        texts[at + 3] = broadcast;
        renumber(position);
        return position;
    }

    /** Takes the vote of an entry away; it stays as a mention. */
    void demote(int i) {
        words[index(i)] &= ~(long) VOTE;
        renumber(i);
    }

    /** Removes the oldest entry. */
    void removeFirst() {
        Arrays.fill(texts, index(0), index(0) + STRIDE, null);
        head = head + 1 < capacity() ? head + 1 : 0;
        size--;
    }

    /** Removes the entry at a position. */
    void remove(int position) {
        for (int i = position; i < size - 1; i++) {
            System.arraycopy(words, index(i + 1), words, index(i), STRIDE);
            System.arraycopy(texts, index(i + 1), texts, index(i), STRIDE);
        }
        Arrays.fill(texts, index(size - 1), index(size - 1) + STRIDE, null);
        size--;
        if (position < size) {
            renumber(position);
        }
    }

    /** Frees all memory of an empty ring. */
    void release() {
        if (size == 0) {
            words = NO_WORDS;
            texts = NO_TEXTS;
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
        // Most topics have one, two or three complaints a day: doubling would waste half of what they need.
        int capacity = capacity() + Math.max(2 - capacity(), Math.max(1, capacity() / 2));
        long[] moreWords = new long[capacity * STRIDE];
        @Nullable String[] moreTexts = new String[capacity * STRIDE];
        for (int i = 0; i < size; i++) {
            System.arraycopy(words, index(i), moreWords, i * STRIDE, STRIDE);
            System.arraycopy(texts, index(i), moreTexts, i * STRIDE, STRIDE);
        }
        words = moreWords;
        texts = moreTexts;
        head = 0;
    }

    private int index(int i) {
        int at = head + i;
        int capacity = capacity();
        return (at < capacity ? at : at - capacity) * STRIDE;
    }

    private int capacity() {
        return words.length / STRIDE;
    }

    void write(SnapshotWriter out) {
        out.number(size);
        for (int i = 0; i < size; i++) {
            int at = index(i);
            for (int k = 0; k < STRIDE; k++) {
                out.number(words[at + k]);
                out.text(texts[at + k]);
            }
        }
    }

    static Votes read(SnapshotReader in) {
        Votes votes = new Votes();
        int count = in.count(MOST);
        for (int i = 0; i < count; i++) {
            long[] word = new long[STRIDE];
            @Nullable String[] text = new String[STRIDE];
            for (int k = 0; k < STRIDE; k++) {
                word[k] = in.number();
                text[k] = in.textOrNull();
            }
            String id = text[0];
            String who = text[1];
            if (id == null || who == null) {
                throw new IllegalArgumentException("snapshot lacks a message's id or author");
            }
            int flags = (int) word[0] & (VOTE | COPY);
            votes.add(word[0] >>> TIME_SHIFT, flags, word[1], word[2], word[3], id, who, text[2], text[3]);
        }
        return votes;
    }
}
