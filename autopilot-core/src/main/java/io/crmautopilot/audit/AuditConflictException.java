package io.crmautopilot.audit;

/** Says that another writer took a record's place in a tenant's log: the caller reads on and decides anew. */
public final class AuditConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception for the place {@code seq} in the log of {@code tenant}. */
    public AuditConflictException(String tenant, long seq) {
        super("the audit log of " + tenant + " already has a record " + seq);
    }
}
