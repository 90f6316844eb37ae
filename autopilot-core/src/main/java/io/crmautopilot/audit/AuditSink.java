package io.crmautopilot.audit;

/**
 * Receives each record after it is durable in the {@link AuditLog} and before the effect that it announces: a mirror file, the
 * host's own log or SIEM. Called by one thread at a time for each tenant, in order; after a failure it is handed what it missed.
 * Throwing means "not taken"; while a sink that the host marked as required throws, nothing runs.
 */
@FunctionalInterface
public interface AuditSink {

    /** Takes a record; may see one again after a restart or a failure, and tells it by tenant and place. */
    void accept(AuditRecord entry);

    /** Returns the place of the last record taken of {@code tenant}, or -1 when the sink does not know (it is then told the new ones). */
    default long lastTaken(String tenant) {
        return -1;
    }
}
