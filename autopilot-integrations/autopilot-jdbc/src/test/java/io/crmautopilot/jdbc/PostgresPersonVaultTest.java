package io.crmautopilot.jdbc;

import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.contract.PersonVaultContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresPersonVaultTest extends PersonVaultContract {

    private SmallPool pool;
    private JdbcStore store;
    private JdbcStore second;

    @BeforeEach
    void open() {
        pool = SmallPool.to(Postgres.freshSchema());
        store = PostgresStore.on(pool);
        store.applySchema();
        second = PostgresStore.on(pool);
    }

    @AfterEach
    void close() {
        second.close();
        store.close();
        pool.close();
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
