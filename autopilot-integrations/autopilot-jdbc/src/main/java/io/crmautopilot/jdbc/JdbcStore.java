package io.crmautopilot.jdbc;

import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.Leases;
import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.message.Inbox;
import io.crmautopilot.signal.SnapshotStore;
import java.sql.SQLException;

/**
 * One database that keeps the audit log, the leases, the vault of personal data, inboxes and detectors' snapshots. Made by {@link SqliteStore} or
 * {@link PostgresStore}. All that it hands out is safe for any number of threads, and for several processes on one database.
 */
public final class JdbcStore implements AutoCloseable {

    private final Connector connector;
    private final StoreClock clock;
    private final Schema schema;
    private final JdbcAuditLog log;

    JdbcStore(Connector connector, StoreClock clock) {
        this.connector = connector;
        this.clock = clock;
        this.schema = new Schema(connector);
        this.log = new JdbcAuditLog(connector);
    }

    /**
     * Makes the tables, or brings them to the version of this release; changes nothing when they are of that version. Several
     * processes may call it at once. A host that keeps its tables by a tool of its own finds the scripts in the jar, as {@code
     * io/crmautopilot/jdbc/postgresql-1.sql} and so on.
     *
     * @throws StoreException when a newer release wrote the tables, or they cannot be changed
     */
    public void applySchema() {
        schema.apply();
    }

    void applySchemaWhenNew() {
        if (schema.found() == 0) {
            schema.apply();
        }
    }

    /**
     * Returns the audit log: always the same one.
     *
     * @throws StoreException when the tables are missing, older or newer than this release needs
     */
    public AuditLog auditLog() {
        schema.require();
        return log;
    }

    /**
     * Returns the leases whose epochs fence {@link #auditLog()}.
     *
     * @throws StoreException when the tables are missing, older or newer than this release needs
     */
    public Leases leases() {
        schema.require();
        return new JdbcLeases(connector, clock);
    }

    /**
     * Returns the vault, with the keys in a table beside it. Whoever has the database then has the keys too; a host that wants them
     * apart uses {@link #personVault(PersonKeys)}.
     *
     * @throws StoreException when the tables are missing, older or newer than this release needs
     */
    public PersonVault personVault() {
        return personVault(new JdbcPersonKeys(connector));
    }

    /**
     * Returns the vault, with the keys in the host's {@code keys}.
     *
     * @throws StoreException when the tables are missing, older or newer than this release needs
     */
    public PersonVault personVault(PersonKeys keys) {
        schema.require();
        return new JdbcPersonVault(connector, keys);
    }

    /**
     * Returns the inbox {@code name}, in which at most {@code capacity} updates wait. They lie there as they came until they are worked
     * off; then only a hash of their id stays.
     *
     * @throws StoreException when the tables are missing, older or newer than this release needs
     */
    public Inbox inbox(String name, int capacity) {
        schema.require();
        return new JdbcInbox(connector, clock, name, capacity);
    }

    /**
     * Returns the store for what detectors know.
     *
     * @throws StoreException when the tables are missing, older or newer than this release needs
     */
    public SnapshotStore snapshots() {
        schema.require();
        return new JdbcSnapshots(connector);
    }

    /**
     * Opens the database anew and verifies every record of every tenant: the way back after a commit that may or may not have reached
     * the disk. What the log refused meanwhile stays refused; callers read on.
     *
     * @throws AuditFailedException when the database cannot be opened, or naming the first bad record; the store then goes on refusing
     */
    public void reopen() {
        try {
            connector.reopen();
        } catch (SQLException failure) {
            throw new AuditFailedException(
                    StoreException.describe("cannot open the store anew", failure), StoreException.withheld(failure));
        }
        log.verify();
    }

    /** Makes durable what was appended, where that is still possible, and closes the database. */
    @Override
    public void close() {
        try {
            log.close();
        } finally {
            connector.close();
        }
    }
}
