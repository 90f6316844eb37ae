package io.crmautopilot.examples.pages;

import io.crmautopilot.Autopilot;
import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.audit.JsonLinesSink;
import io.crmautopilot.audit.Lease;
import io.crmautopilot.audit.Leases;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.jdbc.JdbcStore;
import io.crmautopilot.jdbc.SqliteStore;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

final class ProductionPage implements Page {

    @Override
    public String name() {
        return "production";
    }

    @Override
    public void run(PrintStream out, Path folder) {
        PageHost host = new PageHost();
        var branch = PageHost.BRANCH;
        try (JdbcStore store = SqliteStore.at(folder.resolve("autopilot.db"))) {
            Leases leases = store.leases();
            Optional<Lease> lease = leases.claim(branch, "host-1", Duration.ofMinutes(1));
            if (lease.isEmpty()) {
                return; // another process has the branch: try again later
            }
            JsonLinesSink mirror = JsonLinesSink.open(folder.resolve("audit.jsonl"));
            Autopilot autopilot = host.builder(AutonomyLevel.CORRIDOR)
                    .log(store.auditLog())
                    .vault(store.personVault())
                    .snapshots(store.snapshots())
                    .alsoTo(mirror)
                    .epoch(lease.get().epoch())
                    .build();

            host.play(autopilot);
            out.println(
                    "due: " + turn(autopilot, leases, lease.get(), Instant.MAX).isPresent());
            out.println("another process: "
                    + leases.claim(branch, "host-2", Duration.ofMinutes(1)).isPresent());
            out.println("mirrored: " + mirror.lastTaken("salon") + " records");
            leases.release(lease.get());
            mirror.close();
        }
    }

    /** One turn of a host's scheduler; returns when to come again. */
    private static Optional<Instant> turn(Autopilot autopilot, Leases leases, Lease lease, Instant soon) {
        if (leases.renew(lease, Duration.ofMinutes(1)).isEmpty()) {
            return Optional.empty(); // another process took the branch: build anew with a lease of your own
        }
        try {
            return autopilot.tick();
        } catch (AuditFailedException e) {
            return Optional.of(soon); // the log failed, so nothing ran: try again
        }
    }
}
