package io.crmautopilot.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Takes a connection from the host's {@link DataSource} for each transaction, and gives it back as it was. */
final class DataSourceConnector implements Connector {

    /**
     * What every transaction that writes needs, whatever the host's defaults are: rows are read as last committed, an acknowledged
     * commit is on disk, and nobody's forgotten lock holds it for ever.
     */
    private static final String SETTINGS = "set transaction isolation level read committed;"
            + " set local lock_timeout = '20s'; set local statement_timeout = '30s';"
            + " select set_config('synchronous_commit', 'on', true) where current_setting('synchronous_commit') = 'off'";

    private final DataSource source;

    DataSourceConnector(DataSource source) {
        this.source = source;
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public <T> T write(Work<T> work) throws SQLException {
        return inTransaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(SETTINGS);
            }
            return work.on(connection);
        });
    }

    @Override
    public <T> T read(Work<T> work) throws SQLException {
        return inTransaction(work);
    }

    private <T> T inTransaction(Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            boolean commitsAlone = connection.getAutoCommit();
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T answer = work.on(connection);
                commit(connection);
                done = true;
                return answer;
            } finally {
                giveBack(connection, commitsAlone, done);
            }
        }
    }

    private static void commit(Connection connection) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException failure) {
            throw new CommitInDoubtException(failure);
        }
    }

    private static void giveBack(Connection connection, boolean commitsAlone, boolean done) {
        try {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(commitsAlone);
        } catch (SQLException lost) {
            // The connection is gone: the server rolls back by itself, the pool notices, and the answer stands.
            return;
        }
    }

    @Override
    public void scrub() {
        // The server's vacuum does it in its own time; a host that cannot wait keeps the keys elsewhere.
    }

    @Override
    public void reopen() {
        // Each transaction takes a connection anew; keeping them alive or not is the pool's affair.
    }

    @Override
    public void close() {
        // The data source is the host's.
    }
}
