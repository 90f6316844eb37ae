package io.crmautopilot.channels;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The header {@code X-Hub-Signature-256}: HMAC-SHA256 over the raw body, keyed with the app's secret. */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";
    private static final int DIGEST_BYTES = 32;

    private Signature() {}

    /**
     * Tells whether one of {@code secrets} signed {@code body}. The time it takes depends on the length of the body and the number
     * of secrets alone.
     */
    static boolean isGenuine(byte[] body, @Nullable String header, List<Secret> secrets) {
        byte[] given = parsed(header);
        boolean genuine = false;
        for (Secret secret : secrets) {
            // No early end: which secret fits is nobody's business either.
            genuine |= MessageDigest.isEqual(of(body, secret), given);
        }
        return genuine;
    }

    static byte[] of(byte[] body, Secret secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.bytes(), ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Returns the digest that the header states, or an empty one, which nothing equals, when the header is not of its form. */
    private static byte[] parsed(@Nullable String header) {
        if (header == null || header.length() != PREFIX.length() + 2 * DIGEST_BYTES || !header.startsWith(PREFIX)) {
            return new byte[0];
        }
        byte[] digest = new byte[DIGEST_BYTES];
        for (int i = 0; i < DIGEST_BYTES; i++) {
            int at = PREFIX.length() + 2 * i;
            int high = hex(header.charAt(at));
            int low = hex(header.charAt(at + 1));
            if (high < 0 || low < 0) {
                return new byte[0];
            }
            digest[i] = (byte) (high << 4 | low);
        }
        return digest;
    }

    /** ASCII alone: {@link Character#digit} would take digits of every script. */
    private static int hex(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'a' && c <= 'f') {
            return c - 'a' + 10;
        }
        return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    }
}
