package io.crmautopilot.audit;

import java.util.HexFormat;
import java.util.Locale;

/**
 * Where a tenant's log stood: its short form travels in a notice to the owner, whose chat then witnesses that nothing up to there was
 * cut off or rewritten.
 *
 * <p>The short form is sixteen characters of Crockford's base 32 in groups of four and the place, such as {@code
 * 4T9X-0KQ2-R7HM-C3VA@118}: the first 75 bits of the record's hash, and a check character that finds any single mistyped one.
 *
 * @param tenant whose log
 * @param seq the place of the record that it names, from 1
 * @param hash that record's hash, 64 hexadecimal digits
 */
public record Checkpoint(String tenant, long seq, String hash) {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int DATA_CHARACTERS = 15;
    private static final int BITS_A_CHARACTER = 5;
    private static final int GROUP = 4;

    /** Creates a checkpoint; a place below 1 or a hash that is none is refused. */
    public Checkpoint {
        if (seq < 1) {
            throw new IllegalArgumentException("a checkpoint names no record: place " + seq);
        }
        if (!hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("the hash of a checkpoint is not 64 hexadecimal digits");
        }
    }

    /** Returns the checkpoint that names {@code last}. */
    public static Checkpoint of(AuditRecord last) {
        return new Checkpoint(last.tenant(), last.seq(), last.hash());
    }

    /** Returns what a person can be sent. */
    public String shortForm() {
        byte[] bits = HexFormat.of().parseHex(hash);
        StringBuilder text = new StringBuilder();
        int check = 0;
        for (int i = 0; i < DATA_CHARACTERS; i++) {
            int digit = 0;
            for (int bit = i * BITS_A_CHARACTER; bit < (i + 1) * BITS_A_CHARACTER; bit++) {
                digit = (digit << 1) | ((bits[bit / 8] >> (7 - bit % 8)) & 1);
            }
            // Odd weights have an inverse modulo 32, so that no single wrong character leaves the sum as it was.
            check += digit * (2 * i + 1);
            text.append(DIGITS.charAt(digit));
            if (i % GROUP == GROUP - 1) {
                text.append('-');
            }
        }
        return text.append(DIGITS.charAt(check % DIGITS.length()))
                .append('@')
                .append(seq)
                .toString();
    }

    /** Tells whether {@code shortForm} is that of this checkpoint, in whatever case and with O, I and L read as digits. */
    public boolean confirms(String shortForm) {
        String plain = shortForm
                .strip()
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1')
                .replace("-", "");
        return plain.equals(shortForm().replace("-", ""));
    }
}
