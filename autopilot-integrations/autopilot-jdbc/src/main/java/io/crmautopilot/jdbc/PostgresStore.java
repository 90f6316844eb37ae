package io.crmautopilot.jdbc;

import java.time.InstantSource;
import javax.sql.DataSource;

/** Opens a {@link JdbcStore} in PostgreSQL, for any number of machines. Needs {@code org.postgresql:postgresql} at run time. */
public final class PostgresStore {

    private PostgresStore() {}

    /**
     * Opens the store that {@code source} leads to; nothing is asked of the database yet. The first time, and after an upgrade that says
     * so, {@link JdbcStore#applySchema()} is to be called. Tables are looked for in the connection's search path.
     *
     * <p>The store needs transactions of its own: {@code source} must hand out connections that are not bound to a surrounding
     * transaction. Give it a pool of at least two connections, and a socket time-out so that a lost server is noticed.
     */
    public static JdbcStore on(DataSource source) {
        return new JdbcStore(new DataSourceConnector(source), Dialect.POSTGRESQL::now);
    }

    /** Opens the store as {@link #on(DataSource)} does, with leases and the inbox by {@code clock} in place of the server's. */
    public static JdbcStore on(DataSource source, InstantSource clock) {
        return new JdbcStore(new DataSourceConnector(source), connection -> clock.millis());
    }
}
