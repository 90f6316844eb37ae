package io.crmautopilot.jdbc;

import java.sql.SQLException;

/** Says that a commit failed in a way that leaves open whether its changes are durable. */
final class CommitInDoubtException extends SQLException {

    private static final long serialVersionUID = 1L;

    CommitInDoubtException(SQLException failure) {
        super("commit in doubt", failure.getSQLState(), failure.getErrorCode(), StoreException.withheld(failure));
    }
}
