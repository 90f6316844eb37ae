package io.crmautopilot.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Keeps the vault's keys in a table of the same database: the default of a host that has no place of its own for them. */
final class JdbcPersonKeys implements PersonKeys {

    private final Connector connector;

    JdbcPersonKeys(Connector connector) {
        this.connector = connector;
    }

    @Override
    public Optional<byte[]> find(String id) {
        try {
            return connector.read(connection -> find(connection, id));
        } catch (SQLException failure) {
            throw new StoreException("cannot read a key of the vault", failure);
        }
    }

    private static Optional<byte[]> find(Connection connection, String id) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select secret from autopilot_vault_key where id = ?")) {
            query.setString(1, id);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
            }
        }
    }

    @Override
    public byte[] keep(String id, byte[] key) {
        try {
            return connector.write(connection -> {
                try (PreparedStatement insert = connection.prepareStatement(
                        "insert into autopilot_vault_key (id, secret) values (?, ?) on conflict do nothing")) {
                    insert.setString(1, id);
                    insert.setBytes(2, key);
                    insert.executeUpdate();
                }
                return find(connection, id).orElseThrow(() -> new StoreException("a key of the vault vanished"));
            });
        } catch (SQLException failure) {
            throw new StoreException("cannot keep a key of the vault", failure);
        }
    }

    @Override
    public void destroy(String id) {
        try {
            connector.write(connection -> {
                try (PreparedStatement delete =
                        connection.prepareStatement("delete from autopilot_vault_key where id = ?")) {
                    delete.setString(1, id);
                    return delete.executeUpdate();
                }
            });
            connector.scrub();
        } catch (SQLException failure) {
            throw new StoreException("cannot destroy a key of the vault", failure);
        }
    }
}
