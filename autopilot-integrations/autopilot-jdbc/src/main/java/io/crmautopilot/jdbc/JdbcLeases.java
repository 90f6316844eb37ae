package io.crmautopilot.jdbc;

import io.crmautopilot.audit.Lease;
import io.crmautopilot.audit.Leases;
import io.crmautopilot.person.BranchRef;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Leases by conditional update: what a claim, a renewal or a release believes stands in its {@code where}. */
final class JdbcLeases implements Leases {

    private final Connector connector;
    private final StoreClock clock;

    JdbcLeases(Connector connector, StoreClock clock) {
        this.connector = connector;
        this.clock = clock;
    }

    @Override
    public Optional<Lease> claim(BranchRef branch, String holder, Duration length) {
        requirePositive(length);
        return writing("claim", branch, connection -> {
            long now = clock.now(connection);
            start(connection, branch);
            try (PreparedStatement update =
                    connection.prepareStatement("update autopilot_lease set holder = ?, epoch = epoch + 1, until_ms = ?"
                            + " where tenant = ? and location = ? and (holder = ? or until_ms <= ?) returning epoch")) {
                update.setString(1, holder);
                update.setLong(2, Math.addExact(now, length.toMillis()));
                update.setString(3, branch.tenant());
                update.setString(4, branch.location());
                update.setString(5, holder);
                update.setLong(6, now);
                try (ResultSet rows = update.executeQuery()) {
                    return rows.next()
                            ? Optional.of(new Lease(branch, holder, rows.getLong(1), until(now, length)))
                            : Optional.<Lease>empty();
                }
            }
        });
    }

    private static void start(Connection connection, BranchRef branch) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into autopilot_lease (tenant, location, holder, epoch, until_ms) values (?, ?, '', 0, 0)"
                        + " on conflict do nothing")) {
            insert.setString(1, branch.tenant());
            insert.setString(2, branch.location());
            insert.executeUpdate();
        }
    }

    @Override
    public Optional<Lease> renew(Lease lease, Duration length) {
        requirePositive(length);
        return writing("renew", lease.branch(), connection -> {
            long now = clock.now(connection);
            boolean held = moveEnd(connection, lease, Math.addExact(now, length.toMillis()));
            return held
                    ? Optional.of(new Lease(lease.branch(), lease.holder(), lease.epoch(), until(now, length)))
                    : Optional.<Lease>empty();
        });
    }

    @Override
    public void release(Lease lease) {
        writing("release", lease.branch(), connection -> moveEnd(connection, lease, clock.now(connection)));
    }

    private static boolean moveEnd(Connection connection, Lease lease, long untilMs) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update autopilot_lease set until_ms = ? where tenant = ? and location = ? and epoch = ?")) {
            update.setLong(1, untilMs);
            update.setString(2, lease.branch().tenant());
            update.setString(3, lease.branch().location());
            update.setLong(4, lease.epoch());
            return update.executeUpdate() > 0;
        }
    }

    private static Instant until(long now, Duration length) {
        return Instant.ofEpochMilli(Math.addExact(now, length.toMillis()));
    }

    private static void requirePositive(Duration length) {
        if (length.toMillis() <= 0) {
            throw new IllegalArgumentException("length of a lease is below a millisecond: " + length);
        }
    }

    private <T> T writing(String verb, BranchRef branch, Connector.Work<T> work) {
        try {
            return connector.write(work);
        } catch (SQLException failure) {
            throw new StoreException("cannot " + verb + " the lease of " + branch, failure);
        }
    }
}
