package io.crmautopilot;

import java.security.SecureRandom;
import java.util.function.Supplier;

/** Codes that a person types once: six characters that are not mistaken for one another, 30 bits of chance. */
final class OneTimeCodes implements Supplier<String> {

    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 6;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String get() {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}
