package io.crmautopilot.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A real PostgreSQL for the tests of one JVM, started when the first of them asks; each test has a schema of its own. */
final class Postgres {

    private static final Postgres SERVER = start();

    private final EmbeddedPostgres server;
    private int schemas;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    private static Postgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    // As a real server has it. Acknowledged commits are left lazy, so that a store which relies on the
                    // host's
                    // setting is found out.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "off")
                    .start();
            return new Postgres(server);
        } catch (IOException failure) {
            throw new IllegalStateException("the embedded PostgreSQL does not start", failure);
        }
    }

    /** Returns the address of a schema without tables, for the driver. */
    static String freshSchema() {
        return SERVER.fresh();
    }

    private synchronized String fresh() {
        schemas++;
        String schema = "t" + schemas;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
        } catch (SQLException failure) {
            throw new IllegalStateException("no schema for the test", failure);
        }
        return server.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema + "&socketTimeout=60";
    }
}
