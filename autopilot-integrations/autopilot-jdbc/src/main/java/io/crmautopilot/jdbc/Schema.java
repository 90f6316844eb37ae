package io.crmautopilot.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/** The tables and their version. Scripts lead from each version to the next and lie in the jar. */
final class Schema {

    /** The version that this release reads and writes. */
    static final int VERSION = 1;

    private static final Pattern COMMENT = Pattern.compile("--[^\n]*");

    private final Connector connector;

    Schema(Connector connector) {
        this.connector = connector;
    }

    /** Returns the version found; 0 when there are no tables. */
    int found() {
        try {
            return connector.read(this::foundOn);
        } catch (SQLException failure) {
            throw new StoreException("cannot read the version of the store's tables", failure);
        }
    }

    private int foundOn(Connection connection) throws SQLException {
        if (!connector.dialect().hasSchema(connection)) {
            return 0;
        }
        try (PreparedStatement query = connection.prepareStatement("select max(version) from autopilot_schema");
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Brings the tables to {@link #VERSION}, all of it or nothing; several processes may try at once. */
    void apply() {
        try {
            connector.write(connection -> {
                connector.dialect().lockSchema(connection);
                int found = foundOn(connection);
                refuseNewer(found);
                for (int version = found + 1; version <= VERSION; version++) {
                    run(connection, version);
                }
                return VERSION;
            });
        } catch (SQLException failure) {
            throw new StoreException("cannot bring the store's tables to version " + VERSION, failure);
        }
    }

    /** Throws when the tables are not of {@link #VERSION}, saying what to do. */
    void require() {
        int found = found();
        refuseNewer(found);
        if (found == 0) {
            throw new StoreException("the store has no tables yet: call applySchema() once");
        }
        if (found < VERSION) {
            throw new StoreException("the store's tables are of version " + found + " and this release needs " + VERSION
                    + ": call applySchema() once");
        }
    }

    private static void refuseNewer(int found) {
        if (found > VERSION) {
            throw new StoreException("the store's tables are of version " + found + " and this release knows " + VERSION
                    + " at most: a newer release wrote them");
        }
    }

    private void run(Connection connection, int version) throws SQLException {
        String script =
                COMMENT.matcher(read(connector.dialect().script(version))).replaceAll("");
        try (Statement statement = connection.createStatement()) {
            for (String each : script.split(";", -1)) {
                if (!each.isBlank()) {
                    statement.execute(each.strip());
                }
            }
            statement.execute("insert into autopilot_schema (version) values (" + version + ")");
        }
    }

    private static String read(String name) {
        try (InputStream script = Schema.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new StoreException("the jar lacks its script " + name);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new IllegalStateException("cannot read " + name + " from the jar", broken);
        }
    }
}
