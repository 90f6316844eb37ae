package io.crmautopilot.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.contract.Records;
import io.crmautopilot.jdbc.JdbcStore;
import io.crmautopilot.jdbc.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteVerificationTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() {
        file = folder.resolve("log.db");
        try (JdbcStore store = SqliteStore.at(file)) {
            store.auditLog().append(new Records("salon").next(5)).awaitDurable();
            store.auditLog().append(new Records("spa").next(2)).awaitDurable();
        }
    }

    @Test
    void the_logs_own_file_verifies_also_while_it_is_open() throws IOException {
        assertThat(Verifier.verify(file, List.of()).findings()).isEmpty();

        try (JdbcStore store = SqliteStore.at(file)) {
            store.auditLog().append(new Records("other").next(1)).awaitDurable();

            Report report = Verifier.verify(file, List.of());

            assertThat(report.findings()).isEmpty();
            assertThat(report.tenants()).extracting(Report.Tenant::records).containsExactly(1L, 5L, 2L);
        }
    }

    @Test
    void a_cut_tail_is_found_even_without_a_checkpoint() throws Exception {
        change("delete from autopilot_record where tenant = 'salon' and seq > 3");

        assertThat(Verifier.verify(file, List.of()).findings())
                .containsExactly("the end of salon: the log ends at record 3 and should at 5");
    }

    @Test
    void rows_that_were_changed_moved_or_renamed_are_found() throws Exception {
        change("update autopilot_record set line = replace(line, 'test.happened', 'test.other') where seq = 2");
        assertThat(Verifier.verify(file, List.of()).findings())
                .anyMatch(each -> each.startsWith("row 2 of salon: record 2 of salon was changed"))
                .anyMatch(each -> each.startsWith("row 2 of spa: record 2 of spa was changed"));

        change("update autopilot_record set tenant = 'nobody' where tenant = 'spa'");
        assertThat(Verifier.verify(file, List.of()).findings())
                .anyMatch(each -> each.equals("row 1 of nobody: it does not hold the record that it is said to hold"));
    }

    @Test
    void another_sqlite_file_is_said_to_be_none() throws Exception {
        Path other = folder.resolve("other.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + other);
                Statement statement = connection.createStatement()) {
            statement.execute("create table x (y)");
        }

        assertThatThrownBy(() -> Verifier.verify(other, List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("other.db");
        assertThat(Files.size(other)).isPositive();
    }

    private void change(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement change = connection.createStatement()) {
            change.execute(statement);
        }
    }
}
