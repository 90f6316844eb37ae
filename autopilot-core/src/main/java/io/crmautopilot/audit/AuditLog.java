package io.crmautopilot.audit;

import java.util.List;
import java.util.function.Consumer;

/**
 * The durable journal of all tenants. Safe for any number of threads.
 *
 * <p>Ordering and durability are apart: {@link #append} gives records their place while the caller holds the gate, and returns before
 * they are durable; {@link Pending#awaitDurable()} waits outside the gate, so that the waits of many share one force to disk. An
 * implementation keeps the order of appends, and a tenant's records become durable in that order and never with a gap.
 */
public interface AuditLog {

    /** How many records {@link #replay} has in memory at a time. */
    int REPLAYED = 1_000;

    /**
     * Gives {@code records} their place: they are of one tenant, and the first follows that tenant's last record.
     *
     * @throws AuditConflictException when the first does not follow the last record, because another process wrote
     * @throws AuditFailedException when the log cannot take records, or the branch of one is at a later epoch of the {@link Leases}
     *     beside this log ({@link AuditFailedException#isFenced()}); nothing may run then
     * @throws IllegalArgumentException when the records are not of one tenant or do not chain among themselves
     */
    Pending append(List<AuditRecord> records);

    /**
     * Returns up to {@code max} durable records of {@code tenant} with a place above {@code afterSeq}, in order.
     *
     * @throws AuditFailedException when they cannot be read, or do not chain: then it names the first bad place
     */
    List<AuditRecord> read(String tenant, long afterSeq, int max);

    /**
     * Hands every durable record of {@code tenant} to {@code reader}, in order, a thousand at a time in memory; what is appended while it
     * reads is handed over as well.
     *
     * @throws AuditFailedException when records cannot be read, or do not chain; what {@code reader} throws ends the replay
     */
    default void replay(String tenant, Consumer<AuditRecord> reader) {
        long last = 0;
        for (List<AuditRecord> page = read(tenant, last, REPLAYED);
                !page.isEmpty();
                page = read(tenant, last, REPLAYED)) {
            page.forEach(reader);
            last = page.get(page.size() - 1).seq();
        }
    }

    /** Returns the tenants that have records, in ascending order. */
    List<String> tenants();

    /** Records on their way to disk. */
    @FunctionalInterface
    interface Pending {

        /**
         * Returns when the records are durable.
         *
         * @throws AuditConflictException when another process took their place
         * @throws AuditFailedException when they could not be made durable, or were fenced; nothing that they announce may run
         */
        void awaitDurable();
    }
}
