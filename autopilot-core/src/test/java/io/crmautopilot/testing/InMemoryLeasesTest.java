package io.crmautopilot.testing;

import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.Leases;
import io.crmautopilot.contract.LeasesContract;
import io.crmautopilot.contract.Records;
import java.time.Duration;
import java.time.Instant;

class InMemoryLeasesTest extends LeasesContract {

    private Instant now = Records.START;
    private final InMemoryLeases leases = new InMemoryLeases(() -> now);
    private final InMemoryAuditLog log = new InMemoryAuditLog(leases);

    @Override
    protected Leases leases() {
        return leases;
    }

    @Override
    protected AuditLog log() {
        return log;
    }

    @Override
    protected void advance(Duration time) {
        now = now.plus(time);
    }
}
