package io.crmautopilot.examples.pages;

import io.crmautopilot.audit.AuditSink;
import io.crmautopilot.audit.JsonLinesSink;
import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.audit.Slf4jSink;
import io.crmautopilot.jdbc.JdbcStore;
import io.crmautopilot.jdbc.PersonKeys;
import io.crmautopilot.jdbc.PostgresStore;
import io.crmautopilot.jdbc.SqliteStore;
import java.io.PrintStream;
import java.nio.file.Path;
import javax.sql.DataSource;

final class AuditLogPage implements Page {

    @Override
    public String name() {
        return "audit-log";
    }

    @Override
    public void run(PrintStream out, Path folder) {
        try (JdbcStore store = oneMachine(folder)) {
            sinks(folder);
            people(store);
            String token = store.personVault().tokenOf("salon", "whatsapp:77000000101");
            out.println("the same person after being forgotten is somebody new: " + !token.equals(forgotten(store)));
        }
    }

    private static String forgotten(JdbcStore store) {
        people(store);
        return store.personVault().tokenOf("salon", "whatsapp:77000000101");
    }

    private static JdbcStore oneMachine(Path folder) {
        JdbcStore store = SqliteStore.at(folder.resolve("autopilot.db")); // one machine; bring org.xerial:sqlite-jdbc
        return store;
    }

    static JdbcStore manyMachines(DataSource dataSource) {
        JdbcStore store = PostgresStore.on(dataSource); // many machines; bring org.postgresql:postgresql
        store.applySchema(); // PostgreSQL: once, and after upgrades that say so
        return store;
    }

    private static void sinks(Path folder) {
        AuditSink mirror = JsonLinesSink.open(folder.resolve("audit.jsonl"));
        AuditSink lines = Slf4jSink.named("autopilot.audit");
        ((JsonLinesSink) mirror).close();
        lines.lastTaken("salon");
    }

    private static void people(JdbcStore store) {
        PersonVault vault = store.personVault();
        vault.forget("salon", "whatsapp:77000000101");
    }

    static void people(JdbcStore store, PersonKeys hostKeys) {
        PersonVault vault = store.personVault(hostKeys); // keys where you keep keys: PersonKeys, three methods
        vault.forget("salon", "whatsapp:77000000101");
    }
}
