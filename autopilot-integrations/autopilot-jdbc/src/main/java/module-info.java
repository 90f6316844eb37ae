import org.jspecify.annotations.NullMarked;

/** Durable stores on JDBC: the audit log, leases, vault, inbox and snapshots, in SQLite or PostgreSQL. */
@NullMarked
module io.crmautopilot.jdbc {
    requires transitive io.crmautopilot.core;
    requires transitive java.sql;
    requires static org.jspecify;

    exports io.crmautopilot.jdbc;
}
