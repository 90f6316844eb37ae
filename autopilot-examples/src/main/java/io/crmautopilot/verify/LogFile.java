package io.crmautopilot.verify;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Properties;

/** Hands out the records of a file as they stand there, whether it is a JSON Lines mirror or the SQLite file of the log itself. */
final class LogFile {

    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 1 << 16;

    private LogFile() {}

    /** What is told of a file, in its order. */
    interface Reader {

        /** Takes the bytes of one record. */
        void record(String place, byte[] bytes);

        /** Takes the bytes of one record of a table, which says beside it whose and which it is. */
        void row(String tenant, long seq, byte[] bytes);

        /** Takes where a table says that a tenant's log ends. */
        void end(String tenant, long seq, String hash);

        /** Takes the bytes behind the last line break, if there are any. */
        void unended(String place, byte[] bytes);
    }

    /**
     * Reads {@code file} to its end.
     *
     * @throws IOException when it cannot be read, or is a SQLite file without an audit log
     */
    static void read(Path file, Reader reader) throws IOException {
        if (isSqlite(file)) {
            readTables(file, reader);
        } else {
            readLines(file, reader);
        }
    }

    /** Tells whether {@code file} is a SQLite file. */
    static boolean isSqlite(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(SQLITE.length), SQLITE);
        }
    }

    private static void readLines(Path file, Reader reader) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long number = 1;
            int next = in.read();
            while (next >= 0) {
                if (next == '\n') {
                    reader.record("line " + number, line.toByteArray());
                    line.reset();
                    number++;
                } else {
                    line.write(next);
                }
                next = in.read();
            }
            if (line.size() > 0) {
                reader.unended("line " + number, line.toByteArray());
            }
        }
    }

    private static void readTables(Path file, Reader reader) throws IOException {
        Properties readOnly = new Properties();
        readOnly.setProperty("open_mode", "1");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), readOnly)) {
            // One transaction, so that a log which is being written is seen as it was at one moment.
            connection.setAutoCommit(false);
            readRows(connection, reader);
            readEnds(connection, reader);
        } catch (SQLException failure) {
            throw new IOException("cannot read the audit log in " + file + ": " + failure.getMessage(), failure);
        }
    }

    private static void readRows(Connection connection, Reader reader) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "select tenant, seq, line from autopilot_record order by tenant, seq");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                byte[] line = rows.getBytes(3);
                reader.row(rows.getString(1), rows.getLong(2), line == null ? new byte[0] : line);
            }
        }
    }

    private static void readEnds(Connection connection, Reader reader) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "select tenant, seq, hash from autopilot_head where seq > 0 order by tenant");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                reader.end(rows.getString(1), rows.getLong(2), rows.getString(3));
            }
        }
    }
}
