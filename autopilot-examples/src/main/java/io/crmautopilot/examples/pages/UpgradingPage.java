package io.crmautopilot.examples.pages;

import io.crmautopilot.Autopilot;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.jdbc.JdbcStore;
import io.crmautopilot.jdbc.SqliteStore;
import java.io.PrintStream;
import java.nio.file.Path;

final class UpgradingPage implements Page {

    @Override
    public String name() {
        return "upgrading";
    }

    @Override
    public void run(PrintStream out, Path folder) {
        PageHost before = new PageHost();
        try (JdbcStore store = SqliteStore.at(folder.resolve("autopilot.db"))) {
            before.play(before.builder(AutonomyLevel.CORRIDOR)
                    .log(store.auditLog())
                    .vault(store.personVault())
                    .snapshots(store.snapshots())
                    .build());
        }
        PageHost host = new PageHost();

        try (JdbcStore store = SqliteStore.at(folder.resolve("autopilot.db"))) {
            Autopilot autopilot = host.builder(AutonomyLevel.CORRIDOR)
                    .log(store.auditLog()) // folded from the first record on: a log that does not verify is
                    // refused here
                    .vault(store.personVault())
                    .snapshots(store.snapshots())
                    .build();
            autopilot
                    .incidents("salon")
                    .forEach(incident -> out.println(incident.id() + " goes on: " + incident.status()));
        }
    }
}
