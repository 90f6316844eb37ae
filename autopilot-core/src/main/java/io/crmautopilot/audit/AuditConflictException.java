package io.crmautopilot.audit;

/** Says that another writer took a record's place in a tenant's log: the caller reads on and decides anew. */
public final class AuditConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception for the place {@code seq} in the log of {@code tenant}. */
    public AuditConflictException(String tenant, long seq) {
        super("the audit log of " + tenant + " already has a record " + seq);
    }

    /** Creates the exception for a record {@code seq} that does not follow the end of the log of {@code tenant}, which is {@code last}. */
    public AuditConflictException(String tenant, long seq, long last) {
        super("record " + seq + " does not follow the audit log of " + tenant + ", which ends at " + last
                + (seq == last + 1 ? " with another hash" : ""));
    }
}
