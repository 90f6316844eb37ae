package io.crmautopilot.channels;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Names for what a channel names itself. Meta's own message ids are not opaque: a {@code wamid} holds the person's phone number in
 * Base64. Ours stand in logs and records, so they are hashes.
 */
final class Ids {

    /** 160 bits: no two of the messages of a lifetime meet. */
    private static final int BYTES = 20;

    private Ids() {}

    /** Returns {@code channel:hash} for the message that the channel calls {@code nativeId}. */
    static String message(String channel, String nativeId) {
        return named(channel, nativeId.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns {@code prefix:hash} over {@code content}. */
    static String named(String prefix, byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES));
            return prefix + ":" + hash;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
