package io.crmautopilot.jdbc;

import java.nio.file.Path;
import java.time.InstantSource;

/** Opens a {@link JdbcStore} in one SQLite file, for one machine. Needs {@code org.xerial:sqlite-jdbc} at run time. */
public final class SqliteStore {

    private SqliteStore() {}

    /**
     * Opens the store in {@code file}, which is made, with its schema, when it is not there; its folder must exist. The file and the two
     * beside it that end in {@code -wal} and {@code -shm} belong on a local disk: SQLite's locks do not hold on network shares.
     *
     * @throws StoreException when the file cannot be opened, is no SQLite file, or cannot be made durable
     */
    public static JdbcStore at(Path file) {
        return open(file, Dialect.SQLITE::now);
    }

    /** Opens the store as {@link #at(Path)} does, with leases and the inbox by {@code clock} in place of the machine's. */
    public static JdbcStore at(Path file, InstantSource clock) {
        return open(file, connection -> clock.millis());
    }

    private static JdbcStore open(Path file, StoreClock clock) {
        JdbcStore store = new JdbcStore(new SqliteConnector(file), clock);
        try {
            store.applySchemaWhenNew();
            return store;
        } catch (RuntimeException failed) {
            store.close();
            throw failed;
        }
    }
}
