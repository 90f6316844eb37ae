package io.crmautopilot.jdbc;

import java.sql.SQLException;

/** Says that a store could not be opened, read or written. Its text never quotes what was stored. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreException(String message) {
        super(message);
    }

    StoreException(String what, SQLException failure) {
        super(describe(what, failure), withheld(failure));
    }

    /** Returns {@code what} with the codes of {@code failure}, which say what went wrong without quoting a value. */
    static String describe(String what, SQLException failure) {
        return what + ": " + failure.getClass().getSimpleName() + ", SQLSTATE " + failure.getSQLState() + ", code "
                + failure.getErrorCode();
    }

    /** Drivers put the values of a failed statement into their message, so only the codes and the place are kept. */
    static SQLException withheld(SQLException failure) {
        SQLException safe = new SQLException(
                "the driver's text is withheld, it may quote data", failure.getSQLState(), failure.getErrorCode());
        safe.setStackTrace(failure.getStackTrace());
        return safe;
    }
}
