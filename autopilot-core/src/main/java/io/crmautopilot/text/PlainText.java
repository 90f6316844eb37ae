package io.crmautopilot.text;

/**
 * Folds a text of which each character can be read alone, and finds where its words may begin and end, in one pass without branches.
 *
 * <p>A processor guesses wrong at most ends of words, and each wrong guess costs as much as reading several letters. So the pass writes a
 * hash of everything up to each place, from which the hash of a word follows by one multiplication, and a list of the places where the
 * sort of character changes. One thread at a time.
 */
final class PlainText {

    /** The longest word of which a hash can be asked. */
    static final int LONGEST_WORD = 48;

    private static final long BASE = 0x9E3779B97F4A7C15L;
    private static final long[] POWERS = new long[LONGEST_WORD + 1];
    private static final int WORDS =
            1 << (16 + Letters.CYRILLIC) | 1 << (16 + Letters.LATIN) | 1 << (16 + Letters.DIGIT);
    private static final int SILENT = WORDS | 1 << (16 + Letters.SPACE) | Letters.PLAIN_NO_LETTER;
    private static final int SIGNS = 0x7FFF0000 & ~SILENT;

    /** The highest bit, which is that of {@link Letters#NOT_PLAIN} too. */
    private static final int NEVER = 1 << (16 + Letters.NOT_PLAIN);

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * BASE;
        }
    }

    private long[] before = new long[257];
    private long[] events = new long[258];
    private int count;

    /**
     * Folds a text in place.
     *
     * @return whether each of its characters could be read alone: no lengthened letters, combining marks, other scripts; if not, the characters may have been folded and nothing else is to be asked
     */
    boolean fold(char[] chars, int length) {
        if (before.length <= length) {
            before = new long[2 * length];
            events = new long[2 * length + 1];
        }
        long[] hashes = before;
        long[] places = events;
        long hash = 0;
        int n = 0;
        int last = 1 << (16 + Letters.SPACE);
        int lastButOne = last;
        int rare = 0;
        for (int i = 0; i < length; i++) {
            int entry = Letters.plain(chars[i]);
            hashes[i] = hash;
            hash = hash * BASE + (char) entry;
            chars[i] = (char) entry;
            rare |= entry;
            if (entry == last && entry == lastButOne && (entry & Letters.PLAIN_NO_LETTER) == 0) {
                return false;
            }
            places[n] = (long) entry << 32 | i;
            // A number other than 0 or its negative has the highest bit.
            int event = ((entry ^ last) & WORDS) | (entry & SIGNS);
            n += (event | -event) >>> 31;
            lastButOne = last;
            last = entry;
        }
        hashes[length] = hash;
        count = n;
        places[n] = length;
        places[n + 1] = length;
        return (rare & NEVER) == 0;
    }

    /** Returns how many events there are. */
    int events() {
        return count;
    }

    /** Returns the place of an event: a word or number begins or ends, or a sign stands alone; after the last one the length. */
    int next(int event) {
        return (int) events[event];
    }

    /** Returns the class of the character at an event. */
    byte type(int event) {
        return (byte) Integer.numberOfTrailingZeros((int) (events[event] >>> 48) & ~1);
    }

    /** Returns whether a word or a number begins at an event; none does after the last one. */
    boolean isWord(int event) {
        return ((int) (events[event] >>> Integer.SIZE) & WORDS) != 0;
    }

    /** Returns 1 when nothing but spaces begins at an event, else 0. */
    int space(int event) {
        return (int) (events[event] >>> (48 + Letters.SPACE)) & 1;
    }

    /** Returns the hash of a word of the text that was folded last. */
    long hash(int from, int to) {
        return before[to] - before[from] * POWERS[to - from];
    }

    /** Returns the hash of a folded word, the same as the other method does. */
    static long hash(char[] chars, int from, int to) {
        long hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * BASE + chars[i];
        }
        return hash;
    }
}
