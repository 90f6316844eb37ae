package io.crmautopilot.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Runs transactions against one database. Safe for any number of threads. */
interface Connector extends AutoCloseable {

    /** Returns which database it is. */
    Dialect dialect();

    /** Runs {@code work} in a transaction of its own and returns its answer once the transaction is durable; rolls back if it throws. */
    <T> T write(Work<T> work) throws SQLException;

    /**
     * Runs {@code work} as {@link #write} does, and where there is no room left for it, on what is kept back for work that must not
     * wait for room.
     */
    default <T> T writeInReserve(Work<T> work) throws SQLException {
        return write(work);
    }

    /** Tells whether {@code failure} says that there was no room left, and that nothing was written. */
    default boolean isFull(SQLException failure) {
        return false;
    }

    /** Runs {@code work}, which only reads, on what is committed. */
    <T> T read(Work<T> work) throws SQLException;

    /** Overwrites what earlier transactions deleted, as far as this database can be asked to from here. */
    void scrub() throws SQLException;

    /** Lets go of all connections and opens new ones: the only way back after a commit in doubt where {@link Dialect#poisons}. */
    void reopen() throws SQLException;

    @Override
    void close();

    /** What is done in one transaction. */
    @FunctionalInterface
    interface Work<T> {

        /** Does it. Must not commit or roll back, and must not keep {@code connection}. */
        T on(Connection connection) throws SQLException;
    }
}
