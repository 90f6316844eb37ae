package io.crmautopilot.audit;

import io.crmautopilot.person.BranchRef;

/** Says that the audit log could not store records, so that nothing that they announce may run. */
public final class AuditFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean fenced;

    /** Creates the exception; the message names the store and the place, never a record's body. */
    public AuditFailedException(String message, Throwable cause) {
        super(message, cause);
        this.fenced = false;
    }

    /** Creates the exception; the message names the store and the place, never a record's body. */
    public AuditFailedException(String message) {
        this(message, false);
    }

    private AuditFailedException(String message, boolean fenced) {
        super(message);
        this.fenced = fenced;
    }

    /** Returns the exception for records of {@code branch} that carry {@code epoch} although a later claim has made it {@code current}. */
    public static AuditFailedException fenced(BranchRef branch, long epoch, long current) {
        return new AuditFailedException(
                "epoch " + epoch + " of " + branch + " is over: the branch is at epoch " + current, true);
    }

    /** Tells whether another holder has claimed the branch: the caller has no right to it any more, and trying again cannot help. */
    public boolean isFenced() {
        return fenced;
    }
}
