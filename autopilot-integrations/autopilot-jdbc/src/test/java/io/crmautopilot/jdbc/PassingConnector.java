package io.crmautopilot.jdbc;

import java.sql.SQLException;

/** Passes everything on to another connector; what fails in a test is overridden. */
abstract class PassingConnector implements Connector {

    private final Connector next;

    PassingConnector(Connector next) {
        this.next = next;
    }

    @Override
    public Dialect dialect() {
        return next.dialect();
    }

    @Override
    public <T> T write(Work<T> work) throws SQLException {
        return next.write(work);
    }

    @Override
    public <T> T writeInReserve(Work<T> work) throws SQLException {
        return next.writeInReserve(work);
    }

    @Override
    public boolean isFull(SQLException failure) {
        return next.isFull(failure);
    }

    @Override
    public <T> T read(Work<T> work) throws SQLException {
        return next.read(work);
    }

    @Override
    public void scrub() throws SQLException {
        next.scrub();
    }

    @Override
    public void reopen() throws SQLException {
        next.reopen();
    }

    @Override
    public void close() {
        next.close();
    }
}
