package io.crmautopilot.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.message.Inbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in the files: nothing that tells who somebody is, and no tables of a release that we do not know. */
class StoredDataTest {

    private static final String PERSON = "whatsapp:77000000101";
    private static final String TEXT = "слишком жарко, нечем дышать";

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("log.db");
    }

    private boolean holds(String text) throws IOException {
        for (String name : List.of("log.db", "log.db-wal")) {
            Path each = folder.resolve(name);
            if (Files.exists(each)
                    && new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1)
                            .contains(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))) {
                return true;
            }
        }
        return false;
    }

    @Test
    void neither_a_person_nor_a_word_of_theirs_can_be_read_out_of_the_files() throws IOException {
        try (JdbcStore store = SqliteStore.at(file())) {
            PersonVault vault = store.personVault();
            String token = vault.tokenOf("salon", PERSON);
            vault.file("salon", token).keep("message-77000000101", TEXT);

            assertThat(holds(token)).isTrue();
            assertThat(holds("77000000101")).isFalse();
            assertThat(holds("жарко")).isFalse();
        }
        assertThat(holds("77000000101")).isFalse();
    }

    @Test
    void a_destroyed_key_is_in_no_file_any_more() throws Exception {
        try (JdbcStore store = SqliteStore.at(file())) {
            PersonVault vault = store.personVault();
            String token = vault.tokenOf("salon", PERSON);
            String key = new String(key("salon/" + token), StandardCharsets.ISO_8859_1);
            assertThat(raw()).contains(key);

            vault.forget("salon", PERSON);

            assertThat(raw()).doesNotContain(key);
        }
    }

    private byte[] key(String id) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var query = connection.prepareStatement("select secret from autopilot_vault_key where id = ?")) {
            query.setString(1, id);
            try (var rows = query.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getBytes(1);
            }
        }
    }

    private String raw() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : List.of("log.db", "log.db-wal")) {
            if (Files.exists(folder.resolve(name))) {
                all.append(new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void a_host_that_keeps_the_keys_can_forget_without_the_database() {
        Map<String, byte[]> keys = new HashMap<>();
        try (JdbcStore store = SqliteStore.at(file())) {
            PersonVault vault = store.personVault(new HostKeys(keys));
            String token = vault.tokenOf("salon", PERSON);
            vault.file("salon", token).keep("m-1", TEXT);

            keys.remove("salon/" + token);

            assertThat(vault.file("salon", token).recall("m-1")).isEmpty();
            assertThat(vault.file("salon", token).person()).isEmpty();
            assertThat(vault.tokenOf("salon", PERSON)).isNotEqualTo(token);
        }
    }

    @Test
    void a_sealed_text_cannot_be_moved_to_another_person_or_name() throws SQLException {
        try (JdbcStore store = SqliteStore.at(file())) {
            PersonVault vault = store.personVault();
            String token = vault.tokenOf("salon", PERSON);
            vault.file("salon", token).keep("m-1", "first");
            vault.file("salon", token).keep("m-2", "second");

            change("update autopilot_vault_item set sealed = (select max(sealed) from autopilot_vault_item)");

            assertThatThrownBy(() -> {
                        vault.file("salon", token).recall("m-1");
                        vault.file("salon", token).recall("m-2");
                    })
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("was changed");
        }
    }

    @Test
    void of_an_update_that_was_worked_off_neither_content_nor_id_stays() throws IOException {
        try (JdbcStore store = SqliteStore.at(file())) {
            Inbox inbox = store.inbox("webhook", 2);
            inbox.put(List.of(new Inbox.Update("wamid.77000000101", TEXT.getBytes(StandardCharsets.UTF_8))));
            inbox.done(List.of("wamid.77000000101"));
            assertThat(inbox.put(List.of(update("b"), update("c"), update("d"))).taken())
                    .isFalse();
            assertThat(inbox.put(List.of(update("b"), update("c"))).added()).isEqualTo(2);
            assertThat(inbox.put(List.of(update("e"))).taken()).isFalse();
        }

        assertThat(holds("77000000101")).isFalse();
        assertThat(holds("жарко")).isFalse();
    }

    private static Inbox.Update update(String id) {
        return new Inbox.Update(id, new byte[] {1});
    }

    @Test
    void tables_of_a_newer_release_are_refused_and_missing_ones_are_named() throws SQLException {
        SqliteStore.at(file()).close();
        change("insert into autopilot_schema (version) values (99)");

        try (JdbcStore store = SqliteStore.at(file())) {
            assertThatThrownBy(store::auditLog)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("version 99")
                    .hasMessageContaining("newer release");
            assertThatThrownBy(store::applySchema).isInstanceOf(StoreException.class);
        }
        try (JdbcStore empty = PostgresStore.on(SmallPool.unpooled(Postgres.freshSchema()))) {
            assertThatThrownBy(empty::auditLog).hasMessageContaining("call applySchema() once");
            empty.applySchema();
            empty.applySchema();
            assertThat(empty.auditLog().tenants()).isEmpty();
        }
    }

    @Test
    void a_file_that_is_none_of_ours_is_refused_by_name() throws IOException {
        Files.writeString(file(), "this is not a database at all, however long it is");

        assertThatThrownBy(() -> SqliteStore.at(file()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("log.db");
        assertThatThrownBy(() -> SqliteStore.at(folder.resolve("no/such/folder.db")))
                .isInstanceOf(StoreException.class);
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Keys in the host's own hands. */
    private static final class HostKeys implements PersonKeys {
        private final Map<String, byte[]> keys;

        private HostKeys(Map<String, byte[]> keys) {
            this.keys = keys;
        }

        @Override
        public Optional<byte[]> find(String id) {
            return Optional.ofNullable(keys.get(id));
        }

        @Override
        public byte[] keep(String id, byte[] key) {
            keys.putIfAbsent(id, key);
            return keys.getOrDefault(id, key);
        }

        @Override
        public void destroy(String id) {
            keys.remove(id);
        }
    }
}
