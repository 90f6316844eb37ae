package io.crmautopilot.jdbc;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One connection that writes and one that reads, on one SQLite file. In WAL mode readers do not wait for the writer. Other processes may
 * have the file open too: a writing transaction takes the file's lock at its start and waits its turn.
 */
final class SqliteConnector implements Connector {

    private static final int MS_TO_WAIT_FOR_ANOTHER_PROCESS = 20_000;

    /** SQLite's codes for commits that certainly did not happen: busy, locked, full. */
    private static final int BUSY = 5;

    private static final int LOCKED = 6;
    private static final int FULL = 13;

    /** Codes by which other writes than the one to the file say that the disk is full, before any commit. */
    private static final Set<Integer> FULL_BESIDE = Set.of(778, 4874);

    private final Path file;
    private final DiskReserve reserve;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock reading = new ReentrantLock();
    private @Nullable Connection writer;
    private @Nullable Connection reader;
    private boolean poisoned;
    private boolean closed;

    /** Opens {@code file}, or makes it. */
    SqliteConnector(Path file) {
        this.file = file.toAbsolutePath();
        this.reserve = new DiskReserve(this.file);
        try {
            this.writer = connect();
            this.reader = connect();
        } catch (SQLException failure) {
            close();
            throw new StoreException("cannot open the SQLite file " + this.file, failure);
        }
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public <T> T write(Work<T> work) throws SQLException {
        writing.lock();
        try {
            requireReserve();
            return transaction(work);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public <T> T writeInReserve(Work<T> work) throws SQLException {
        writing.lock();
        try {
            return transaction(work);
        } catch (SQLException failure) {
            if (!isFull(failure) || !reserve.release()) {
                throw failure;
            }
            return transaction(work);
        } finally {
            writing.unlock();
        }
    }

    /** What the reserve freed is not for everybody: nothing else is written before it is whole again. */
    private void requireReserve() throws SQLException {
        try {
            reserve.fill();
        } catch (IOException none) {
            throw new SQLException("what is left on the disk is kept for stops", "53100", FULL, none);
        }
    }

    private <T> T transaction(Work<T> work) throws SQLException {
        Connection connection = open(writer);
        if (poisoned) {
            throw new SQLException("an earlier commit is in doubt; the store must be opened anew", "58030");
        }
        boolean done = false;
        execute(connection, "begin immediate");
        try {
            T answer = work.on(connection);
            commit(connection);
            done = true;
            return answer;
        } finally {
            if (!done) {
                rollBack(connection);
            }
        }
    }

    @Override
    public boolean isFull(SQLException failure) {
        boolean full = (failure.getErrorCode() & 0xff) == FULL || FULL_BESIDE.contains(failure.getErrorCode());
        return full && !(failure instanceof CommitInDoubtException);
    }

    private void commit(Connection connection) throws SQLException {
        try {
            execute(connection, "commit");
        } catch (SQLException failure) {
            int code = failure.getErrorCode() & 0xff;
            if (code == BUSY || code == LOCKED || code == FULL) {
                throw failure;
            }
            poisoned = true;
            throw new CommitInDoubtException(failure);
        }
    }

    private static void rollBack(Connection connection) {
        try {
            execute(connection, "rollback");
        } catch (SQLException already) {
            // SQLite has rolled back by itself; the first failure is the one to tell.
            return;
        }
    }

    @Override
    public <T> T read(Work<T> work) throws SQLException {
        reading.lock();
        try {
            return work.on(open(reader));
        } finally {
            reading.unlock();
        }
    }

    /** Empties the write-ahead log, where the deleted page would stay until it is overwritten. */
    @Override
    public void scrub() throws SQLException {
        writing.lock();
        try {
            execute(open(writer), "pragma wal_checkpoint(truncate)");
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void reopen() throws SQLException {
        writing.lock();
        reading.lock();
        try {
            if (closed) {
                throw new SQLException("the store is closed", "08003");
            }
            shut(writer);
            shut(reader);
            writer = connect();
            reader = connect();
            poisoned = false;
        } finally {
            reading.unlock();
            writing.unlock();
        }
    }

    @Override
    public void close() {
        writing.lock();
        reading.lock();
        try {
            closed = true;
            shut(reader);
            shut(writer);
            reader = null;
            writer = null;
        } finally {
            reading.unlock();
            writing.unlock();
        }
    }

    private static Connection open(@Nullable Connection connection) throws SQLException {
        if (connection == null) {
            throw new SQLException("the store is closed", "08003");
        }
        return connection;
    }

    private Connection connect() throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("journal_mode", "WAL");
        settings.setProperty("synchronous", "FULL");
        settings.setProperty("busy_timeout", Integer.toString(MS_TO_WAIT_FOR_ANOTHER_PROCESS));
        // What is deleted is overwritten: a destroyed key must not stay in a free page.
        settings.setProperty("secure_delete", "true");
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, settings);
        try {
            requireSetting(connection, "journal_mode", "wal");
            requireSetting(connection, "synchronous", "2");
            return connection;
        } catch (SQLException | RuntimeException unfit) {
            shut(connection);
            throw unfit;
        }
    }

    /** Begins and ends transactions by statement: the driver's own way takes the file's lock again after each commit and keeps it. */
    private static void execute(Connection connection, String statement) throws SQLException {
        try (Statement each = connection.createStatement()) {
            each.execute(statement);
        }
    }

    private void requireSetting(Connection connection, String name, String value) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("pragma " + name)) {
            String found = rows.next() ? rows.getString(1) : "nothing";
            if (!value.equals(found)) {
                throw new StoreException(file + " cannot be made durable: " + name + " is " + found + ", not " + value);
            }
        }
    }

    private static void shut(@Nullable Connection connection) {
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException lost) {
            // Nothing that was acknowledged depends on an orderly close.
            return;
        }
    }
}
