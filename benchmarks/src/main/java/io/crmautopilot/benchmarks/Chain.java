package io.crmautopilot.benchmarks;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.ChainHead;
import io.crmautopilot.json.Fields;
import java.time.Instant;

/** Makes the next record of a chain; one thread at a time. */
final class Chain {

    private static final Instant AT = Instant.parse("2026-03-02T05:07:14Z");
    private static final Fields BODY = Fields.of("step", "vendor", "why", "the first that can come within the hour");

    private ChainHead head = ChainHead.START;

    AuditRecord next() {
        AuditRecord next =
                AuditRecord.chained("salon", head.seq() + 1, AT, "b1", "inc-1", "step.noted", 0, BODY, head.hash());
        head = ChainHead.of(next);
        return next;
    }
}
