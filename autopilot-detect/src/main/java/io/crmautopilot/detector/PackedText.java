package io.crmautopilot.detector;

import org.jspecify.annotations.Nullable;

/**
 * Texts as bytes, any text to the letter: those of digits (telephone numbers, numeric ids) take half a byte a character, those of Latin-1
 * one, all others two. A head of a byte, or more for long texts, tells which.
 */
final class PackedText {

    private static final int KIND_BITS = 2;
    private static final int KIND = (1 << KIND_BITS) - 1;
    private static final int LATIN = 0;
    private static final int WIDE = 1;
    private static final int DIGITS = 2;
    private static final int KNOWN = 3;

    /** The sixteen characters that take half a byte; a character's place is its code. */
    private static final String HALVES = "0123456789+-.:/_";

    /** The codes of the characters up to the underscore, -1 of those that have none. */
    private static final byte[] CODES = codes();

    /** Channels that most messages come by; only their places are kept, in memory alone, so the list may change with any release. */
    private static final String[] CHANNELS = {
        "whatsapp", "telegram", "sms", "email", "instagram", "facebook", "messenger", "viber", "phone", "web"
    };

    private PackedText() {}

    /** Returns how many bytes {@link #write} needs for a text. */
    static long length(@Nullable String text) {
        if (text == null) {
            return 1;
        }
        int length = text.length();
        int kind = kind(text);
        return headLength(length, kind)
                + switch (kind) {
                    case DIGITS -> (length + 1) / 2;
                    case LATIN -> length;
                    default -> 2L * length;
                };
    }

    /** Returns how many bytes {@link #writeChannel} needs for a channel. */
    static long channelLength(@Nullable String channel) {
        int known = known(channel);
        return known < 0 ? length(channel) : headLength(known, KNOWN);
    }

    /** Writes a text and returns where the next one begins. */
    static int write(byte[] to, int start, @Nullable String text) {
        if (text == null) {
            to[start] = 0;
            return start + 1;
        }
        int length = text.length();
        int kind = kind(text);
        int at = head(to, start, length, kind);
        if (kind == DIGITS) {
            return writeDigits(to, at, text);
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            to[at++] = (byte) c;
            if (kind == WIDE) {
                to[at++] = (byte) (c >>> Byte.SIZE);
            }
        }
        return at;
    }

    private static int kind(String text) {
        int all = 0;
        int codes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            all |= c;
            codes |= code(c);
        }
        if (codes >= 0) {
            return DIGITS;
        }
        return all <= 0xFF ? LATIN : WIDE;
    }

    /** Writes the name of a channel, one that is known well as a single byte, and returns where the next text begins. */
    static int writeChannel(byte[] to, int start, @Nullable String channel) {
        int known = known(channel);
        return known < 0 ? write(to, start, channel) : head(to, start, known, KNOWN);
    }

    private static int known(@Nullable String channel) {
        for (int i = 0; i < CHANNELS.length; i++) {
            if (CHANNELS[i].equals(channel)) {
                return i;
            }
        }
        return -1;
    }

    private static int writeDigits(byte[] to, int start, String text) {
        int at = start;
        for (int i = 0; i < text.length(); i += 2) {
            int high = i + 1 < text.length() ? code(text.charAt(i + 1)) : 0;
            to[at++] = (byte) (code(text.charAt(i)) | high << 4);
        }
        return at;
    }

    /** Returns the text that begins at {@code start}. */
    static @Nullable String read(byte[] from, int start) {
        long head = head(from, start);
        if (head == 0) {
            return null;
        }
        int at = start + headBytes(head);
        int kind = (int) (head - 1) & KIND;
        int length = (int) ((head - 1) >>> KIND_BITS);
        if (kind == KNOWN) {
            return CHANNELS[length];
        }
        char[] chars = new char[length];
        for (int i = 0; i < length; i++) {
            chars[i] = charAt(from, at, kind, i);
        }
        return new String(chars);
    }

    /** Returns {@link Hashes#of(String, long)} of a text that is not null, without making the text. */
    static long hash(byte[] from, int start, long seed) {
        long head = head(from, start);
        int at = start + headBytes(head);
        int kind = (int) (head - 1) & KIND;
        int length = (int) ((head - 1) >>> KIND_BITS);
        long h = Hashes.begin(length, seed);
        int i = 0;
        for (; i + 4 <= length; i += 4) {
            h = Hashes.step(
                    h,
                    charAt(from, at, kind, i),
                    charAt(from, at, kind, i + 1),
                    charAt(from, at, kind, i + 2),
                    charAt(from, at, kind, i + 3));
        }
        long rest = 0;
        for (; i < length; i++) {
            rest = rest << 16 | charAt(from, at, kind, i);
        }
        return Hashes.end(h, rest);
    }

    private static char charAt(byte[] from, int at, int kind, int i) {
        return switch (kind) {
            case DIGITS -> HALVES.charAt(from[at + (i >> 1)] >>> ((i & 1) << 2) & 0xF);
            case LATIN -> (char) (from[at + i] & 0xFF);
            default -> (char) ((from[at + 2 * i] & 0xFF) | from[at + 2 * i + 1] << Byte.SIZE);
        };
    }

    /** Returns where the text after the one at {@code start} begins. */
    static int next(byte[] from, int start) {
        long head = head(from, start);
        int at = start + headBytes(head);
        if (head == 0) {
            return at;
        }
        int length = (int) ((head - 1) >>> KIND_BITS);
        return at
                + switch ((int) (head - 1) & KIND) {
                    case DIGITS -> (length + 1) / 2;
                    case LATIN -> length;
                    case WIDE -> 2 * length;
                    default -> 0;
                };
    }

    /** Writes a head, seven bits a byte, the lowest first; nothing is 0. */
    private static int head(byte[] to, int start, int length, int kind) {
        long rest = ((long) length << KIND_BITS | kind) + 1;
        int at = start;
        for (; rest > 0x7F; rest >>>= 7) {
            to[at++] = (byte) (rest | 0x80);
        }
        to[at] = (byte) rest;
        return at + 1;
    }

    private static long head(byte[] from, int start) {
        long head = 0;
        int at = start;
        for (int shift = 0; ; shift += 7) {
            byte each = from[at++];
            head |= (long) (each & 0x7F) << shift;
            if (each >= 0) {
                return head;
            }
        }
    }

    private static int headLength(int length, int kind) {
        return headBytes(((long) length << KIND_BITS | kind) + 1);
    }

    private static int headBytes(long head) {
        return head == 0 ? 1 : (Long.SIZE - Long.numberOfLeadingZeros(head) + 6) / 7;
    }

    private static int code(char c) {
        return c < CODES.length ? CODES[c] : -1;
    }

    private static byte[] codes() {
        byte[] codes = new byte['_' + 1];
        for (int c = 0; c < codes.length; c++) {
            codes[c] = (byte) HALVES.indexOf(c);
        }
        return codes;
    }
}
