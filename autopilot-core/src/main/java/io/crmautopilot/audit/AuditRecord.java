package io.crmautopilot.audit;

import io.crmautopilot.json.Fields;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * One fact in a tenant's audit log. It holds tokens, never identities or words of people.
 *
 * <p>The hash of a record is SHA-256 over the canonical form of all its other parts, the hash of the record before it among them, so
 * that a record cannot be changed, removed, put in or moved without breaking the chain.
 *
 * @param tenant whose log it stands in
 * @param seq its place in that log, from 1, without gaps
 * @param at when it was decided or learned
 * @param location the branch that it is about; empty when it is about the tenant
 * @param incident the incident that it is about; empty when it is about none
 * @param kind what kind of fact it is, such as {@code action.started}
 * @param epoch the writer's term of office: a later holder of the branch's lease writes a higher one
 * @param body the fact itself
 * @param previous the hash of the record before it; {@link #GENESIS} for the first
 * @param hash its own hash, 64 hexadecimal digits
 */
public record AuditRecord(
        String tenant,
        long seq,
        Instant at,
        String location,
        String incident,
        String kind,
        long epoch,
        Fields body,
        String previous,
        String hash) {

    /** What stands in for the hash before a tenant's first record. */
    public static final String GENESIS = "0".repeat(64);

    /** Returns the record that follows one with the hash {@code previous}, with its own hash computed. */
    public static AuditRecord chained(
            String tenant,
            long seq,
            Instant at,
            String location,
            String incident,
            String kind,
            long epoch,
            Fields body,
            String previous) {
        AuditRecord open = new AuditRecord(tenant, seq, at, location, incident, kind, epoch, body, previous, "");
        return new AuditRecord(
                tenant,
                seq,
                at,
                location,
                incident,
                kind,
                epoch,
                body,
                previous,
                sha256(open.content().canonicalBytes()));
    }

    /** Tells whether the hash is that of the content: false when any part was changed after it was written. */
    public boolean isIntact() {
        return sha256(content().canonicalBytes()).equals(hash);
    }

    /** Returns everything but the hash as a JSON object: what is hashed. */
    public Fields content() {
        return Fields.of(
                "v",
                1,
                "tenant",
                tenant,
                "seq",
                seq,
                "at",
                at,
                "location",
                location,
                "incident",
                incident,
                "kind",
                kind,
                "epoch",
                epoch,
                "body",
                body,
                "previous",
                previous);
    }

    /** Returns the whole record as a JSON object; its canonical form is a line of the JSON Lines mirror. */
    public Fields toFields() {
        return content().with("hash", hash);
    }

    /**
     * Returns the record that {@link #toFields()} wrote, without checking its hash.
     *
     * @throws IllegalArgumentException naming the key that is absent or wrong, or an unknown version
     */
    public static AuditRecord of(Fields fields) {
        if (fields.number("v") != 1) {
            throw new IllegalArgumentException("audit record of an unknown version: " + fields.number("v"));
        }
        return new AuditRecord(
                fields.text("tenant"),
                fields.number("seq"),
                fields.instant("at"),
                fields.text("location"),
                fields.text("incident"),
                fields.text("kind"),
                fields.number("epoch"),
                fields.fields("body"),
                fields.text("previous"),
                fields.text("hash"));
    }

    /** Returns the SHA-256 of {@code bytes} in hexadecimal digits. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "AuditRecord[" + tenant + " #" + seq + " " + kind + "]";
    }
}
