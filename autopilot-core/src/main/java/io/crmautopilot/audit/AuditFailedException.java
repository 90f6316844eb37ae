package io.crmautopilot.audit;

/** Says that the audit log could not store records, so that nothing that they announce may run. */
public final class AuditFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception; the message names the store and the place, never a record's body. */
    public AuditFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Creates the exception; the message names the store and the place, never a record's body. */
    public AuditFailedException(String message) {
        super(message);
    }
}
