package io.crmautopilot.audit;

import java.util.List;

/**
 * Where a tenant's log ends: what the next record must follow.
 *
 * @param seq the place of the last record; 0 before the first
 * @param hash the hash of the last record; {@link AuditRecord#GENESIS} before the first
 */
public record ChainHead(long seq, String hash) {

    /** The end of a log without records. */
    public static final ChainHead START = new ChainHead(0, AuditRecord.GENESIS);

    /** Returns the end of a log whose last record is {@code last}. */
    public static ChainHead of(AuditRecord last) {
        return new ChainHead(last.seq(), last.hash());
    }

    /**
     * Returns the end of the log once {@code records} follow this one. Every store calls this before it takes records, so that no
     * log can hold a chain that does not verify.
     *
     * @throws AuditConflictException when the first does not follow this end: another writer was there
     * @throws IllegalArgumentException naming the record when they are of several tenants, do not chain among themselves, or one's
     *     hash is not that of its content
     */
    public ChainHead after(List<AuditRecord> records) {
        ChainHead head = this;
        for (AuditRecord next : records) {
            if (!next.tenant().equals(records.get(0).tenant())) {
                throw new IllegalArgumentException(next + " stands among records of another tenant");
            }
            if (!head.isFollowedBy(next)) {
                if (head.seq == seq) {
                    throw new AuditConflictException(next.tenant(), next.seq(), seq);
                }
                throw new IllegalArgumentException(next + " does not follow the record before it");
            }
            if (!next.isIntact()) {
                throw new IllegalArgumentException(next + " has a hash that is not that of its content");
            }
            head = of(next);
        }
        return head;
    }

    /** Tells whether {@code next} has the place and names the hash that follow this end; its own hash is not checked. */
    public boolean isFollowedBy(AuditRecord next) {
        return next.seq() == seq + 1 && next.previous().equals(hash);
    }
}
