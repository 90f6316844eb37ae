package io.crmautopilot.jdbc;

import java.security.SecureRandom;

/** Makes what nobody may guess: tokens and keys. The one place in this module that takes chance from the machine. */
final class SecureTokens {

    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int TOKEN_BITS = 128;
    private static final int BITS_A_DIGIT = 5;

    private final SecureRandom random = new SecureRandom();

    /** Returns {@code p-} and 128 random bits in lower-case base 32. */
    String token() {
        StringBuilder token = new StringBuilder("p-");
        for (int bits = 0; bits < TOKEN_BITS; bits += BITS_A_DIGIT) {
            token.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return token.toString();
    }

    /** Returns {@code length} random bytes. */
    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
