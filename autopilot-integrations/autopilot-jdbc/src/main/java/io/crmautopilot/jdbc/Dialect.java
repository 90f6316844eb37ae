package io.crmautopilot.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What differs between the databases. All other SQL here runs on both as it is. */
enum Dialect {
    /** One writer at a time by a lock on the file: a transaction that writes is alone from its start. */
    SQLITE(
            "sqlite",
            "select count(*) from sqlite_master where type = 'table' and name = 'autopilot_schema'",
            "select cast(round(unixepoch('subsec') * 1000) as integer)",
            "select 1",
            "",
            true),

    /** Many writers: what a transaction relies on is locked row by row. */
    POSTGRESQL(
            "postgresql",
            "select count(*) from pg_class where oid = to_regclass('autopilot_schema')",
            "select cast(extract(epoch from clock_timestamp()) * 1000 as bigint)",
            "select 1 from pg_advisory_xact_lock(hashtext('autopilot_schema'))",
            " for share",
            false);

    private final String folder;
    private final String schemaTable;
    private final String clock;
    private final String schemaLock;
    private final String share;
    private final boolean poisons;

    Dialect(String folder, String schemaTable, String clock, String schemaLock, String share, boolean poisons) {
        this.folder = folder;
        this.schemaTable = schemaTable;
        this.clock = clock;
        this.schemaLock = schemaLock;
        this.share = share;
        this.poisons = poisons;
    }

    /** Returns the name of the resource that holds the script from version {@code version} - 1 to {@code version}. */
    String script(int version) {
        return folder + "-" + version + ".sql";
    }

    /** Returns what ends a query whose rows must not change before this transaction ends. */
    String share() {
        return share;
    }

    /**
     * Tells whether a commit in doubt ends all writing until the store is opened anew.
     *
     * <p>SQLite writes through this process: after a failed force the operating system may have dropped the pages while reads still
     * show them, so nothing that is read proves anything. PostgreSQL's server itself stops after a failed force and recovers from its
     * log; what a new connection reads is durable, so reading on is the verification.
     */
    boolean poisons() {
        return poisons;
    }

    boolean hasSchema(Connection connection) throws SQLException {
        return number(connection, schemaTable) > 0;
    }

    /** Lets one process at a time go on to change the tables. */
    void lockSchema(Connection connection) throws SQLException {
        number(connection, schemaLock);
    }

    long now(Connection connection) throws SQLException {
        return number(connection, clock);
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
