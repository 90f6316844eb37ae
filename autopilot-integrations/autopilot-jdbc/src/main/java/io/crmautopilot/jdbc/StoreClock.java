package io.crmautopilot.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** The time that leases and the inbox go by: normally the database's own, which all that share the store agree on. */
@FunctionalInterface
interface StoreClock {

    /** Returns the milliseconds since 1970. */
    long now(Connection connection) throws SQLException;
}
