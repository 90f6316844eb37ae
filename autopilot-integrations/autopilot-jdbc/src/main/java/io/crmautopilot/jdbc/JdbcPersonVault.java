package io.crmautopilot.jdbc;

import io.crmautopilot.audit.PersonVault;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The vault in two tables. A person is what has a key: it is made before the token can be found and destroyed before anything else is
 * deleted, so that whatever a crash leaves half done, a token without a key is a person who was forgotten.
 */
final class JdbcPersonVault implements PersonVault {

    private static final String WHO = "who";
    private static final String TEXT = "text:";
    private static final int MOST_ATTEMPTS = 100;

    private final Connector connector;
    private final PersonKeys keys;
    private final SecureTokens chance = new SecureTokens();

    JdbcPersonVault(Connector connector, PersonKeys keys) {
        this.connector = connector;
        this.keys = keys;
    }

    @Override
    public String tokenOf(String tenant, String person) {
        String mac = hidden(tenant, person);
        // Each turn ends with the token, or with a step of another thread or process that we lost to.
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Optional<String> known = reading(connection -> find(connection, tenant, mac));
            if (known.isEmpty()) {
                Optional<String> made = make(tenant, person, mac);
                if (made.isPresent()) {
                    return made.get();
                }
            } else if (keys.find(keyId(tenant, known.get())).isPresent()) {
                return known.get();
            } else {
                clear(tenant, known.get());
            }
        }
        throw new StoreException(
                "a person of " + tenant + " was forgotten and met " + MOST_ATTEMPTS + " times at once");
    }

    private Optional<String> make(String tenant, String person, String mac) {
        String token = chance.token();
        byte[] key = keys.keep(keyId(tenant, token), chance.bytes(Seal.KEY_BYTES));
        boolean first = writing(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into autopilot_vault_person (tenant, person_mac, token) values (?, ?, ?)"
                            + " on conflict do nothing")) {
                insert.setString(1, tenant);
                insert.setString(2, mac);
                insert.setString(3, token);
                if (insert.executeUpdate() == 0) {
                    return false;
                }
            }
            put(connection, tenant, token, new Seal(key, chance), WHO, person);
            return true;
        });
        if (!first) {
            keys.destroy(keyId(tenant, token));
            return Optional.empty();
        }
        return Optional.of(token);
    }

    @Override
    public File file(String tenant, String token) {
        return new SealedFile(tenant, token);
    }

    @Override
    public void forget(String tenant, String person) {
        String mac = hidden(tenant, person);
        reading(connection -> find(connection, tenant, mac)).ifPresent(token -> {
            keys.destroy(keyId(tenant, token));
            clear(tenant, token);
        });
    }

    private void clear(String tenant, String token) {
        writing(connection -> {
            for (String table : new String[] {"autopilot_vault_item", "autopilot_vault_person"}) {
                try (PreparedStatement delete =
                        connection.prepareStatement("delete from " + table + " where tenant = ? and token = ?")) {
                    delete.setString(1, tenant);
                    delete.setString(2, token);
                    delete.executeUpdate();
                }
            }
            return token;
        });
    }

    /** Hides who a person is by the tenant's own key, so that not even a guess can be tested without it. */
    private String hidden(String tenant, String person) {
        String id = tenant + "/people";
        byte[] key = keys.find(id).orElseGet(() -> keys.keep(id, chance.bytes(Seal.KEY_BYTES)));
        return new Seal(key, chance).hidden(person);
    }

    private static String keyId(String tenant, String token) {
        return tenant + "/" + token;
    }

    private static Optional<String> find(Connection connection, String tenant, String mac) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select token from autopilot_vault_person where tenant = ? and person_mac = ?")) {
            query.setString(1, tenant);
            query.setString(2, mac);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    private static void put(Connection connection, String tenant, String token, Seal seal, String name, String text)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into autopilot_vault_item (tenant, token, name_mac, sealed) values (?, ?, ?, ?)"
                        + " on conflict (tenant, token, name_mac) do update set sealed = excluded.sealed")) {
            insert.setString(1, tenant);
            insert.setString(2, token);
            insert.setString(3, seal.hidden(name));
            insert.setBytes(4, seal.close(place(tenant, token, name), text));
            insert.executeUpdate();
        }
    }

    private static String place(String tenant, String token, String name) {
        return tenant + "\n" + token + "\n" + name;
    }

    private <T> T reading(Connector.Work<T> work) {
        try {
            return connector.read(work);
        } catch (SQLException failure) {
            throw new StoreException("cannot read the vault", failure);
        }
    }

    private <T> T writing(Connector.Work<T> work) {
        try {
            return connector.write(work);
        } catch (SQLException failure) {
            throw new StoreException("cannot write to the vault", failure);
        }
    }

    /** One person's sealed texts. */
    private final class SealedFile implements File {

        private final String tenant;
        private final String token;

        private SealedFile(String tenant, String token) {
            this.tenant = tenant;
            this.token = token;
        }

        @Override
        public void keep(String name, String text) {
            seal().ifPresent(seal -> writing(connection -> {
                put(connection, tenant, token, seal, TEXT + name, text);
                return token;
            }));
        }

        @Override
        public Optional<String> recall(String name) {
            return open(TEXT + name);
        }

        @Override
        public Optional<String> person() {
            return open(WHO);
        }

        private Optional<String> open(String name) {
            return seal().flatMap(seal ->
                    sealed(seal.hidden(name)).map(bytes -> seal.open(place(tenant, token, name), bytes)));
        }

        private Optional<Seal> seal() {
            return keys.find(keyId(tenant, token)).map(key -> new Seal(key, chance));
        }

        private Optional<byte[]> sealed(String nameMac) {
            return reading(connection -> {
                try (PreparedStatement query = connection.prepareStatement(
                        "select sealed from autopilot_vault_item where tenant = ? and token = ? and name_mac = ?")) {
                    query.setString(1, tenant);
                    query.setString(2, token);
                    query.setString(3, nameMac);
                    try (ResultSet rows = query.executeQuery()) {
                        return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.<byte[]>empty();
                    }
                }
            });
        }
    }
}
