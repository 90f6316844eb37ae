package io.crmautopilot.jdbc;

import io.crmautopilot.person.BranchRef;
import io.crmautopilot.signal.SnapshotStore;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Snapshots in one table; the epoch stands in the condition of the update. */
final class JdbcSnapshots implements SnapshotStore {

    private final Connector connector;

    JdbcSnapshots(Connector connector) {
        this.connector = connector;
    }

    @Override
    public boolean save(BranchRef branch, String name, long epoch, byte[] content) {
        try {
            return connector.write(connection -> {
                try (PreparedStatement insert = connection.prepareStatement(
                        "insert into autopilot_snapshot (tenant, location, name, epoch, content) values (?, ?, ?, ?, ?)"
                                + " on conflict (tenant, location, name)"
                                + " do update set epoch = excluded.epoch, content = excluded.content"
                                + " where autopilot_snapshot.epoch <= excluded.epoch")) {
                    insert.setString(1, branch.tenant());
                    insert.setString(2, branch.location());
                    insert.setString(3, name);
                    insert.setLong(4, epoch);
                    insert.setBytes(5, content);
                    return insert.executeUpdate() > 0;
                }
            });
        } catch (SQLException failure) {
            throw new StoreException("cannot save the snapshot " + name + " of " + branch, failure);
        }
    }

    @Override
    public Optional<byte[]> load(BranchRef branch, String name) {
        try {
            return connector.read(connection -> {
                try (PreparedStatement query = connection.prepareStatement(
                        "select content from autopilot_snapshot where tenant = ? and location = ? and name = ?")) {
                    query.setString(1, branch.tenant());
                    query.setString(2, branch.location());
                    query.setString(3, name);
                    try (ResultSet rows = query.executeQuery()) {
                        return rows.next() ? Optional.of(Blobs.at(rows, 1)) : Optional.<byte[]>empty();
                    }
                }
            });
        } catch (SQLException failure) {
            throw new StoreException("cannot load the snapshot " + name + " of " + branch, failure);
        }
    }
}
