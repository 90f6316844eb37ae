package io.crmautopilot.text;

/**
 * The class and the folded form of every UTF-16 unit. The units below {@link #TABLED}, nearly all that clients type, stand in one table
 * that is built once from the JDK's character data; the others are worked out when they are met.
 */
final class Letters {

    /** Removed: zero width, bidirectional controls, combining marks, variation selectors. */
    static final byte DROP = 0;

    /** Separates words and means nothing else. */
    static final byte SPACE = 1;

    static final byte CYRILLIC = 2;
    static final byte LATIN = 3;

    /** A letter of another script. */
    static final byte LETTER = 4;

    static final byte DIGIT = 5;

    /** A sign that stands alone as a word: emoji and pictographs. */
    static final byte SYMBOL = 6;

    /** A sign written inside Latin words, such as the apostrophe in "don't": removed there, a space elsewhere. */
    static final byte APOSTROPHE = 7;

    static final byte COMMA = 8;
    static final byte STOP = 9;
    static final byte QUESTION = 10;
    static final byte EXCLAMATION = 11;
    static final byte HYPHEN = 12;

    /** In {@link #plain}: a unit that cannot be read alone. */
    static final byte NOT_PLAIN = 15;

    /** In {@link #plain}: the unit is no letter. The bit is that of {@link #DROP}, which has no other. */
    static final int PLAIN_NO_LETTER = 1 << (16 + DROP);

    private static final int TABLED = 0x2C00;

    /** The folded form in the lower 16 bits, the class above it. */
    private static final int[] TABLE = new int[TABLED];

    /** The same with a bit per class, so that classes can be asked for without branches. */
    private static final int[] PLAIN = new int[TABLED];

    static {
        for (int c = 0; c < TABLED; c++) {
            byte type = classify((char) c);
            char folded = foldOne((char) c);
            boolean plain = type != DROP && type != LETTER && type == classify(folded);
            TABLE[c] = folded | (type << 16);
            int bit = 1 << (16 + (plain ? type : NOT_PLAIN));
            PLAIN[c] = folded | bit | (isLetter(type) ? 0 : PLAIN_NO_LETTER);
        }
    }

    private Letters() {}

    static byte classOf(char c) {
        return c < TABLED ? (byte) (TABLE[c] >>> 16) : classify(c);
    }

    static char folded(char c) {
        return c < TABLED ? (char) TABLE[c] : foldOne(c);
    }

    /** Returns the folded form in the lower 16 bits; of those above, the one numbered 16 and the class, or {@link #NOT_PLAIN}, is set. */
    static int plain(char c) {
        return c < PLAIN.length ? PLAIN[c] : plainBeyond(c);
    }

    /** Emoji are written as two surrogates each, which stand alone. */
    private static int plainBeyond(char c) {
        return Character.isSurrogate(c) ? c | 1 << (16 + SYMBOL) | PLAIN_NO_LETTER : 1 << (16 + NOT_PLAIN);
    }

    static boolean isLetter(byte type) {
        return type >= CYRILLIC && type <= LETTER;
    }

    private static char foldOne(char c) {
        char low = c >= 'Ａ' && c <= 'ｚ' ? (char) (c - 'Ａ' + 'A') : c;
        low = Character.toLowerCase(low);
        return switch (low) {
            case 'ё' -> 'е';
            case '’', 'ʼ', '`', '´', '‘' -> '\'';
            case '“', '”', '«', '»', '„' -> '"';
            case '–', '—', '‑', '‒', '−' -> '-';
            default -> low;
        };
    }

    private static byte classify(char c) {
        if (dropped(c)) {
            return DROP;
        }
        if (c < 0x80 && punctuation(c) != SPACE) {
            return punctuation(c);
        }
        if (Character.isSurrogate(c)) {
            return SYMBOL;
        }
        if (Character.isLetter(c)) {
            return script(c);
        }
        if (Character.isDigit(c)) {
            return DIGIT;
        }
        if ((c >= 0x2600 && c <= 0x27BF) || (c >= 0x2B00 && c <= 0x2BFF) || (c >= 0x2300 && c <= 0x23FF)) {
            return SYMBOL;
        }
        return punctuation(c);
    }

    private static byte script(char c) {
        if (c >= 0x0400 && c <= 0x052F) {
            return CYRILLIC;
        }
        boolean latin = c < 0x0250 || (c >= 0x1E00 && c <= 0x1EFF) || (c >= 'Ａ' && c <= 'ｚ');
        return latin ? LATIN : LETTER;
    }

    private static byte punctuation(char c) {
        return switch (c) {
            case '?', '？', '؟' -> QUESTION;
            case '!', '！' -> EXCLAMATION;
            case '.', '…', '\n', '。' -> STOP;
            case ',', ';', ':', '(', ')', '—', '–', '，', '、' -> COMMA;
            case '\'', '’', 'ʼ', '`', '´', '‘' -> APOSTROPHE;
            case '-', '‑' -> HYPHEN;
            default -> SPACE;
        };
    }

    private static boolean dropped(char c) {
        return (c >= 0x0300 && c <= 0x036F)
                || c == 0x00AD
                || c == 0x061C
                || c == 0x180E
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x206F)
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0xFEFF;
    }
}
