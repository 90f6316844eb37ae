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

    private static final long PRIME = 0x100000001B3L;
    private static final int LENGTHENED = 3;

    private final int longestText;
    private final int longestWord;
    private char[] chars = new char[256];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private byte[] types = new byte[64];
    private byte[] marks = new byte[64];
    private long[] hashes = new long[64];
    private int size;
    private int written;

    /** Whether the last token of the quick pass holds all that the text has between its ends. */
    private boolean whole;

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
        if (chars.length < length) {
            chars = new char[Math.min(longestText, Integer.highestOneBit(length) << 1)];
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

    /**
     * Folds, cuts and hashes in one pass; gives up at the first character that needs more than that, which few texts have.
     *
     * @return whether the whole text was read; if not, the characters are no longer those of the text
     */
    private boolean plain(int length) {
        size = 0;
        written = 0;
        int scripts = 0;
        int i = 0;
        while (i < length) {
            int entry = Letters.plain(chars[i]);
            int type = entry >>> 16;
            if (type == Letters.SPACE) {
                scripts = 0;
                i++;
            } else if (type <= Letters.DIGIT) {
                scripts |= type == Letters.DIGIT ? 0 : 1 << type;
                i = scripts == Folding.MIXED_SCRIPTS ? -1 : plainWord(i, length, entry);
                if (i < 0) {
                    return false;
                }
            } else if (type == Letters.NOT_PLAIN) {
                return false;
            } else {
                scripts = 0;
                plainSign((byte) type, (char) entry, i++, length);
            }
        }
        return true;
    }

    /** Takes a word or number that begins at a place; returns where it ends, or -1 when it takes more than one pass. */
    private int plainWord(int start, int length, int first) {
        int type = first >>> 16;
        int to = written;
        int i = start;
        int entry = first;
        int before = -1;
        int run = 1;
        long hash = seed(type);
        whole = true;
        while (entry >>> 16 == type) {
            int c = entry & 0xFFFF;
            run = c == before ? run + 1 : 1;
            if (run == LENGTHENED && type != Letters.DIGIT) {
                return -1;
            }
            before = c;
            chars[to++] = (char) c;
            hash = (hash ^ c) * PRIME;
            entry = ++i < length ? Letters.plain(chars[i]) : 0;
            if (entry >>> 16 == Letters.APOSTROPHE && inWordApostrophe(Letters.APOSTROPHE, i, length, (byte) type)) {
                before = -1;
                whole = false;
                entry = Letters.plain(chars[++i]);
            }
        }
        add(written, to, (byte) type, hash);
        int letters = to - written;
        written = to;
        return letters <= longestWord ? i : -1;
    }

    private void plainSign(byte type, char folded, int i, int length) {
        if (type == Letters.SYMBOL) {
            chars[written] = folded;
            add(written, written + 1, type, (seed(type) ^ folded) * PRIME);
            written++;
            whole = true;
        } else if (type == Letters.HYPHEN && size > 0) {
            int last = i == 0 ? 0 : Letters.plain(chars[i - 1]) >>> 16;
            boolean follows = last >= Letters.CYRILLIC && last <= Letters.SYMBOL;
            boolean joins = follows && whole && i + 1 < length && Letters.isLetter((byte) (Letters.plain(chars[i + 1]) >>> 16));
            marks[size - 1] |= (byte) (joins ? HYPHEN : COMMA);
        } else {
            mark(type, i, length);
        }
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
        marks[size - 1] |= (byte) mark;
    }

    private int hyphen(int i, int length) {
        boolean joins = i == ends[size - 1] && i + 1 < length && Letters.isLetter(Letters.classOf(chars[i + 1]));
        return joins ? HYPHEN : COMMA;
    }

    private static long seed(int type) {
        return type * 0x9E3779B97F4A7C15L + 0x632BE5ABL;
    }

    private void addHashed(int from, int to, byte type) {
        long hash = seed(type);
        for (int i = from; i < to; i++) {
            hash = (hash ^ chars[i]) * PRIME;
        }
        add(from, to, type, hash);
    }

    private void add(int from, int to, byte type, long hash) {
        if (size == starts.length) {
            grow();
        }
        starts[size] = from;
        ends[size] = to;
        types[size] = type;
        marks[size] = 0;
        hashes[size] = hash;
        size++;
    }

    private void grow() {
        int room = size * 2;
        starts = Arrays.copyOf(starts, room);
        ends = Arrays.copyOf(ends, room);
        types = Arrays.copyOf(types, room);
        marks = Arrays.copyOf(marks, room);
        hashes = Arrays.copyOf(hashes, room);
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
        return starts[token];
    }

    /** Returns where a token ends in {@link #chars()}, exclusive. */
    public int end(int token) {
        return ends[token];
    }

    /** Returns what a token is made of: one of the constants of this class. */
    public byte type(int token) {
        return types[token];
    }

    /** Returns a number that follows from a token's type and characters alone: equal for equal tokens, different for nearly all others. */
    public long hash(int token) {
        return hashes[token];
    }

    /** Returns the punctuation between a token and the next one, as a sum of the constants of this class. */
    public int marks(int token) {
        return marks[token];
    }

    /** Returns a token as a string. */
    public String word(int token) {
        return new String(chars, starts[token], ends[token] - starts[token]);
    }
}
