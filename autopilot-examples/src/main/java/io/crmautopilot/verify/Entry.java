package io.crmautopilot.verify;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One record as a file has it.
 *
 * @param place where it stands, such as {@code line 17}
 * @param tenant whose log it belongs to
 * @param seq its place in that log
 * @param at when it was decided or learned
 * @param location the branch; empty when it is about the tenant
 * @param incident the incident; empty when it is about none
 * @param kind what kind of fact it is
 * @param epoch the writer's term of office
 * @param body the fact
 * @param previous the hash of the record before it
 * @param hash its own hash as it stands there
 * @param isIntact whether that is the hash of its content
 * @param isCanonical whether its bytes are in canonical form
 */
record Entry(
        String place,
        String tenant,
        long seq,
        Instant at,
        String location,
        String incident,
        String kind,
        long epoch,
        Map<String, Object> body,
        String previous,
        String hash,
        boolean isIntact,
        boolean isCanonical) {

    private static final long VERSION = 1;

    private static final Set<String> KEYS =
            Set.of("v", "tenant", "seq", "at", "location", "incident", "kind", "epoch", "body", "previous", "hash");

    /**
     * Reads the record in {@code bytes}.
     *
     * @throws IllegalArgumentException saying why it is none, without quoting it
     */
    static Entry read(String place, byte[] bytes) {
        Map<String, Object> all = Json.object(decoded(bytes));
        if (!all.keySet().equals(KEYS)) {
            throw new IllegalArgumentException("its keys are not those of a record");
        }
        if (number(all, "v") != VERSION) {
            throw new IllegalArgumentException("it is of an unknown version");
        }
        Map<String, Object> content = new TreeMap<>(all);
        content.remove("hash");
        return new Entry(
                place,
                text(all, "tenant"),
                number(all, "seq"),
                instant(all, "at"),
                text(all, "location"),
                text(all, "incident"),
                text(all, "kind"),
                number(all, "epoch"),
                object(all, "body"),
                text(all, "previous"),
                text(all, "hash"),
                sha256(Canonical.of(content)).equals(all.get("hash")),
                Arrays.equals(Canonical.of(all).getBytes(StandardCharsets.UTF_8), bytes));
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw new IllegalArgumentException("it is no UTF-8");
        }
    }

    private static String text(Map<String, Object> all, String key) {
        if (all.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(key + " is no text");
    }

    private static long number(Map<String, Object> all, String key) {
        if (all.get(key) instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException(key + " is no whole number");
    }

    private static Instant instant(Map<String, Object> all, String key) {
        try {
            return Instant.parse(text(all, key));
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException(key + " is no point in time");
        }
    }

    private static Map<String, Object> object(Map<String, Object> all, String key) {
        if (all.get(key) instanceof Map<?, ?> map) {
            Map<String, Object> object = new TreeMap<>();
            map.forEach((name, value) -> object.put((String) name, value));
            return object;
        }
        throw new IllegalArgumentException(key + " is no object");
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
