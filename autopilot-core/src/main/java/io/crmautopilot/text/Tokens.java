package io.crmautopilot.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The words of one text, folded, in arrays that are used again for the next text.
 *
 * <p>A word is a run of letters of any script, a number is a run of digits, an emoji is a word of its own; a word of letters and digits
 * is cut where they meet. One thread at a time uses an instance. Arrays grow to the longest text seen, within the limits given, and are
 * then never allocated again.
 */
public final class Tokens {

    /** What a token is made of. */
    public static final byte CYRILLIC = Letters.CYRILLIC;

    /** A word in Latin letters. */
    public static final byte LATIN = Letters.LATIN;

    /** A word in letters of another script. */
    public static final byte LETTERS = Letters.LETTER;

    /** A number. */
    public static final byte NUMBER = Letters.DIGIT;

    /** An emoji or another sign that stands alone. */
    public static final byte SYMBOL = Letters.SYMBOL;

    /** In {@link #marks(int)}: a comma, semicolon, colon, bracket or dash stands before the next token. */
    public static final int COMMA = 1;

    /** In {@link #marks(int)}: a full stop or line end stands before the next token. */
    public static final int STOP = 2;

    /** In {@link #marks(int)}: a question mark stands before the next token. */
    public static final int QUESTION = 4;

    /** In {@link #marks(int)}: an exclamation mark stands before the next token. */
    public static final int EXCLAMATION = 8;

    /** In {@link #marks(int)}: nothing but a hyphen joins the token to the next one. */
    public static final int HYPHEN = 16;

    private static final int START = 40;
    private static final int END = 16;
    private static final int TYPE = 8;
    private static final int PLACE = 0xFFFFFF;

    private final int longestText;
    private final int longestWord;
    private char[] chars = new char[256];

    /** Of each token where it begins, where it ends, what it is made of and the punctuation after it, so that one write adds it. */
    private long[] spans = new long[64];

    private long[] hashes = new long[64];
    private int size;
    private final PlainText plain = new PlainText();

    /** Makes an empty instance that reads at most 16,384 characters of a text and 48 of a word. */
    public Tokens() {
        this(16_384, 48);
    }

    /**
     * Makes an empty instance.
     *
     * @param longestText how many characters of a text are read; the rest is passed over
     * @param longestWord how many characters of a word are kept; the rest of the word is passed over
     */
    public Tokens(int longestText, int longestWord) {
        this.longestText = longestText;
        this.longestWord = longestWord;
    }

    /** Returns the folded words of a text, numbers and emoji among them, as strings; for callers that may allocate. */
    public static List<String> of(CharSequence text) {
        Tokens tokens = new Tokens();
        tokens.scan(text);
        List<String> words = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            words.add(tokens.word(i));
        }
        return words;
    }

    /** Reads a text, replacing the former one. */
    public void scan(CharSequence text) {
        int length = Math.min(longestText, text.length());
        if (chars.length <= length) {
            chars = new char[Integer.highestOneBit(length) << 1];
        }
        copy(text, length);
        if (!plain(length)) {
            split(Folding.fold(text, length, chars));
        }
    }

    private void copy(CharSequence text, int length) {
        if (text instanceof String string) {
            string.getChars(0, length, chars, 0);
        } else {
            for (int i = 0; i < length; i++) {
                chars[i] = text.charAt(i);
            }
        }
    }

    /** Reads a text of plain characters, which nearly all are; if this one is another, says so and leaves the characters in disorder. */
    private boolean plain(int length) {
        size = 0;
        if (!plain.fold(chars, length)) {
            return false;
        }
        int events = plain.events();
        if (spans.length < events) {
            grow(events);
        }
        int longest = Math.min(longestWord, PlainText.LONGEST_WORD);
        int n = 0;
        int event = 0;
        while (event < events) {
            int i = plain.next(event);
            if (plain.isWord(event)) {
                int end = plain.next(event + 1);
                if (plain.isWord(event + 1)) {
                    size = n;
                    event = run(event, longest, length);
                    n = size;
                    if (event < 0) {
                        return false;
                    }
                    continue;
                }
                if (end - i > longest) {
                    return false;
                }
                byte type = plain.type(event);
                spans[n] = span(i, end, type);
                hashes[n++] = plain.hash(i, end) ^ type;
                // Words and the spaces behind them take turns, which nobody needs to guess.
                event += 1 + plain.space(event + 1);
            } else {
                size = n;
                event = sign(event, i, length);
                n = size;
                if (event < 0) {
                    return false;
                }
            }
        }
        size = n;
        return true;
    }

    /** Reads words and numbers that touch each other; returns the event after them, or -1 when they cannot be read this way. */
    private int run(int first, int longest, int length) {
        int last = afterWord(first);
        int scripts = 0;
        for (int event = first; event <= last; event++) {
            scripts |= 1 << plain.type(event);
        }
        if ((scripts & Folding.MIXED_SCRIPTS) == Folding.MIXED_SCRIPTS) {
            return unmixed(plain.next(first), plain.next(last + 1), length) ? last + 1 : -1;
        }
        for (int event = first; event <= last; event++) {
            int from = plain.next(event);
            int to = plain.next(event + 1);
            if (to - from > longest) {
                return -1;
            }
            add(from, to, plain.type(event), plain.hash(from, to));
        }
        return last + 1;
    }

    /** Reads what is no word; returns the event after it, or -1 when it cannot be read this way. */
    private int sign(int event, int i, int length) {
        byte type = plain.type(event);
        if (type == Letters.SPACE) {
            return event + 1;
        }
        if (type == Letters.SYMBOL) {
            return event + symbol(i, length) - i;
        }
        if (type != Letters.APOSTROPHE) {
            mark(type, i, length);
            return event + 1;
        }
        boolean joins = size > 0
                && end(size - 1) == i
                && type(size - 1) == Letters.LATIN
                && inWordApostrophe(type, i, length, Letters.LATIN);
        if (!joins) {
            return event + 1;
        }
        if (holdsCyrillic(event)) {
            return -1;
        }
        size--;
        return before(word(start(size), length, Letters.LATIN), event) + 1;
    }

    /** Returns the last event of the letters and digits that go on without a gap. */
    private int afterWord(int event) {
        int last = event;
        while (plain.isWord(last + 1)) {
            last++;
        }
        return last;
    }

    /** Returns the event before the one at a place. */
    private int before(int place, int event) {
        int last = event;
        while (plain.next(last + 1) < place) {
            last++;
        }
        return last;
    }

    /** Returns whether any Cyrillic letter follows in what apostrophes, letters and digits make up. */
    private boolean holdsCyrillic(int event) {
        int next = event + 1;
        while (plain.isWord(next) || plain.type(next) == Letters.APOSTROPHE) {
            if (plain.type(next) == Letters.CYRILLIC) {
                return true;
            }
            next++;
        }
        return false;
    }

    /**
     * Brings letters of two scripts in one, in a run of letters and digits. Returns false when an apostrophe may join it to what stands
     * beside it, which asks for more than a look at the run.
     */
    private boolean unmixed(int from, int to, int length) {
        boolean joined = (from > 0 && Letters.classOf(chars[from - 1]) == Letters.APOSTROPHE)
                || (to < length && Letters.classOf(chars[to]) == Letters.APOSTROPHE);
        if (joined) {
            return false;
        }
        Folding.unmix(chars, from, to);
        for (int i = from; i < to; ) {
            i = word(i, to, Letters.classOf(chars[i]));
        }
        return true;
    }

    private static long span(int from, int to, byte type) {
        return ((long) from << START) | ((long) to << END) | (type << TYPE);
    }

    private void grow(int room) {
        spans = Arrays.copyOf(spans, 2 * room);
        hashes = Arrays.copyOf(hashes, 2 * room);
    }

    private void split(int length) {
        size = 0;
        int i = 0;
        while (i < length) {
            byte type = Letters.classOf(chars[i]);
            if (Letters.isLetter(type) || type == Letters.DIGIT) {
                i = word(i, length, type);
            } else if (type == Letters.SYMBOL) {
                i = symbol(i, length);
            } else {
                mark(type, i, length);
                i++;
            }
        }
    }

    private int word(int from, int length, byte type) {
        int to = from;
        int i = from;
        for (; i < length; i++) {
            byte t = Letters.classOf(chars[i]);
            if (t == type) {
                chars[to++] = chars[i];
            } else if (!inWordApostrophe(t, i, length, type)) {
                break;
            }
        }
        addHashed(from, Math.min(to, from + longestWord), type);
        return i;
    }

    private boolean inWordApostrophe(byte t, int i, int length, byte type) {
        return t == Letters.APOSTROPHE
                && type == Letters.LATIN
                && i + 1 < length
                && Letters.classOf(chars[i + 1]) == type;
    }

    private int symbol(int from, int length) {
        boolean pair = Character.isHighSurrogate(chars[from])
                && from + 1 < length
                && Character.isLowSurrogate(chars[from + 1]);
        int to = pair ? from + 2 : from + 1;
        boolean skinTone =
                pair && chars[from] == '\uD83C' && chars[from + 1] >= '\uDFFB' && chars[from + 1] <= '\uDFFF';
        boolean broken = !pair && Character.isSurrogate(chars[from]);
        if (!skinTone && !broken) {
            addHashed(from, to, Letters.SYMBOL);
        }
        return to;
    }

    private void mark(byte type, int i, int length) {
        if (size == 0) {
            return;
        }
        int mark = switch (type) {
            case Letters.COMMA -> COMMA;
            case Letters.STOP -> STOP;
            case Letters.QUESTION -> QUESTION;
            case Letters.EXCLAMATION -> EXCLAMATION;
            case Letters.HYPHEN -> hyphen(i, length);
            default -> 0;
        };
        spans[size - 1] |= mark;
    }

    private int hyphen(int i, int length) {
        boolean joins = i == end(size - 1) && i + 1 < length && Letters.isLetter(Letters.classOf(chars[i + 1]));
        return joins ? HYPHEN : COMMA;
    }

    private void addHashed(int from, int to, byte type) {
        add(from, to, type, PlainText.hash(chars, from, to));
    }

    private void add(int from, int to, byte type, long hash) {
        if (size == spans.length) {
            grow(size);
        }
        spans[size] = span(from, to, type);
        hashes[size] = hash ^ type;
        size++;
    }

    /** Returns how many tokens the text has. */
    public int size() {
        return size;
    }

    /** Returns the array that holds the characters of all tokens; not to be changed, and another one after a longer text. */
    public char[] chars() {
        return chars;
    }

    /** Returns where a token begins in {@link #chars()}. */
    public int start(int token) {
        return (int) (spans[token] >>> START);
    }

    /** Returns where a token ends in {@link #chars()}, exclusive. */
    public int end(int token) {
        return (int) (spans[token] >>> END) & PLACE;
    }

    /** Returns what a token is made of: one of the constants of this class. */
    public byte type(int token) {
        return (byte) ((spans[token] >>> TYPE) & 0xFF);
    }

    /** Returns a number that follows from a token's type and characters alone: equal for equal tokens, different for nearly all others. */
    public long hash(int token) {
        return hashes[token];
    }

    /** Returns the punctuation between a token and the next one, as a sum of the constants of this class. */
    public int marks(int token) {
        return (int) spans[token] & 0xFF;
    }

    /** Returns a token as a string. */
    public String word(int token) {
        return new String(chars, start(token), end(token) - start(token));
    }
}
