package io.crmautopilot.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads bytes out of a row. */
final class Blobs {

    private Blobs() {}

    /** Returns the bytes in {@code column}, which is not null; SQLite's driver gives null for none. */
    static byte[] at(ResultSet rows, int column) throws SQLException {
        byte[] found = rows.getBytes(column);
        return found == null ? new byte[0] : found;
    }
}
