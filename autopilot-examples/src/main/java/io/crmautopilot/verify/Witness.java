package io.crmautopilot.verify;

import java.math.BigInteger;
import java.util.Locale;

/**
 * A checkpoint as a person got it: the first 75 bits of a record's hash in Crockford's base 32, a check character, and the record's
 * place.
 *
 * @param text as it was given
 * @param bits the first bits of the hash
 * @param seq the place of the record
 */
record Witness(String text, BigInteger bits, long seq) {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int DATA = 15;
    private static final int BITS = 75;
    private static final int HASH_BITS = 256;

    /**
     * Reads {@code text}, such as {@code 4T9X-0KQ2-R7HM-C3VA@118}, in whatever case and with or without dashes.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static Witness read(String text) {
        String[] parts = text.strip().split("@", -1);
        if (parts.length != 2 || !parts[1].matches("[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no checkpoint: sixteen characters, @ and the place of a record are one");
        }
        String characters = parts[0].toUpperCase(Locale.ROOT)
                .replace("-", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (characters.length() != DATA + 1) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" has " + characters.length() + " characters before the @, not " + (DATA + 1));
        }
        BigInteger bits = BigInteger.ZERO;
        int sum = 0;
        for (int i = 0; i < DATA; i++) {
            int digit = DIGITS.indexOf(characters.charAt(i));
            if (digit < 0) {
                throw new IllegalArgumentException("\"" + text + "\" has a character that no checkpoint has");
            }
            bits = bits.shiftLeft(5).or(BigInteger.valueOf(digit));
            sum += (2 * i + 1) * digit;
        }
        if (DIGITS.charAt(sum % DIGITS.length()) != characters.charAt(DATA)) {
            throw new IllegalArgumentException("\"" + text + "\" is mistyped: its last character does not fit");
        }
        return new Witness(text, bits, Long.parseLong(parts[1]));
    }

    /** Tells whether {@code hash}, in hexadecimal digits, begins as this checkpoint says. */
    boolean fits(String hash) {
        return bits.equals(new BigInteger(hash, 16).shiftRight(HASH_BITS - BITS));
    }

    /** Returns the short form of the record with {@code hash} at {@code seq}. */
    static String shortForm(String hash, long seq) {
        BigInteger bits = new BigInteger(hash, 16).shiftRight(HASH_BITS - BITS);
        StringBuilder out = new StringBuilder();
        int sum = 0;
        for (int i = 0; i < DATA; i++) {
            int digit = bits.shiftRight(5 * (DATA - 1 - i)).intValue() & 31;
            sum += (2 * i + 1) * digit;
            out.append(DIGITS.charAt(digit)).append(i % 4 == 3 ? "-" : "");
        }
        return out.append(DIGITS.charAt(sum % DIGITS.length())) + "@" + seq;
    }
}
