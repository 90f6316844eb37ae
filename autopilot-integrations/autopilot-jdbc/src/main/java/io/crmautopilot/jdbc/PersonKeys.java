package io.crmautopilot.jdbc;

import java.util.Optional;

/**
 * Where a vault's keys are kept: one for each person, and one for each tenant that hides who has a token. A host that keeps them apart
 * from the database, in a vault service or its own table, can destroy them for good, backups of the database included.
 *
 * <p>Called from any number of threads and processes; what a method did is durable when it returns, and a key that was destroyed is
 * never returned again to anyone. Throwing means that the step which needed the key does not run.
 */
public interface PersonKeys {

    /** Returns the key {@code id}; empty when there is none, or when it was destroyed. */
    Optional<byte[]> find(String id);

    /** Keeps {@code key}, 32 bytes, under {@code id} unless there is one already, and returns the one that is kept. */
    byte[] keep(String id, byte[] key);

    /** Destroys the key {@code id}; does nothing when there is none. */
    void destroy(String id);
}
