package io.crmautopilot.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;

/**
 * Which people were forgotten: those whose token stands in the log and in no vault any more. Only a SQLite file that holds the vault too
 * can tell; of any other file nobody is said to be forgotten.
 */
final class Forgotten {

    private final Set<String> tenantsWithVault;
    private final Set<String> known;

    private Forgotten(Set<String> tenantsWithVault, Set<String> known) {
        this.tenantsWithVault = tenantsWithVault;
        this.known = known;
    }

    /** Reads who is known in {@code file}. */
    static Forgotten in(Path file) throws IOException {
        if (!LogFile.isSqlite(file)) {
            return new Forgotten(Set.of(), Set.of());
        }
        Properties readOnly = new Properties();
        readOnly.setProperty("open_mode", "1");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), readOnly)) {
            return new Forgotten(
                    column(
                            connection,
                            "select distinct tenant from autopilot_record where exists"
                                    + " (select 1 from autopilot_vault_key where id = tenant || '/people')"),
                    column(connection, "select tenant || '/' || token from autopilot_vault_person"));
        } catch (SQLException failure) {
            throw new IOException("cannot read the vault in " + file + ": " + failure.getMessage(), failure);
        }
    }

    private static Set<String> column(Connection connection, String sql) throws SQLException {
        Set<String> found = new HashSet<>();
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /** Tells whether {@code token} stood for a person of {@code tenant} who was forgotten. */
    boolean isForgotten(String tenant, String token) {
        return token.startsWith("p-") && tenantsWithVault.contains(tenant) && !known.contains(tenant + "/" + token);
    }
}
