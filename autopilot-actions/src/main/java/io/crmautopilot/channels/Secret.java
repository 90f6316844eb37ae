package io.crmautopilot.channels;

import java.nio.charset.StandardCharsets;

/**
 * A token or key that must not be seen: its text form is {@code ***}. Equal to itself alone, so that nothing compares it byte by byte.
 * Immutable.
 */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Returns the secret {@code value}; a blank one is refused, since it is a setting that was forgotten. */
    public static Secret of(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret is blank");
        }
        return new Secret(value);
    }

    String reveal() {
        return value;
    }

    byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "***";
    }
}
