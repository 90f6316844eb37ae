package io.crmautopilot.jdbc;

import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.contract.PersonVaultContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqlitePersonVaultTest extends PersonVaultContract {

    @TempDir
    private Path folder;

    private JdbcStore store;
    private JdbcStore second;

    @BeforeEach
    void open() {
        store = SqliteStore.at(folder.resolve("log.db"));
        second = SqliteStore.at(folder.resolve("log.db"));
    }

    @AfterEach
    void close() {
        second.close();
        store.close();
    }

    @Override
    protected PersonVault vault() {
        return store.personVault();
    }

    @Override
    protected PersonVault another() {
        return second.personVault();
    }
}
