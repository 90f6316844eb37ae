package io.crmautopilot.contract;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.ChainHead;
import io.crmautopilot.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Chained records for tests: each call of {@link #next} follows the one before it. Not safe for several threads. */
public final class Records {

    /** When the first record of each chain is said to be. */
    public static final Instant START = Instant.parse("2026-03-02T05:07:14Z");

    private final String tenant;
    private final String location;
    private final long epoch;
    private ChainHead head = ChainHead.START;

    /** Starts a chain of {@code tenant} whose records are about {@code location} and carry {@code epoch}. */
    public Records(String tenant, String location, long epoch) {
        this.tenant = tenant;
        this.location = location;
        this.epoch = epoch;
    }

    /** Starts a chain of {@code tenant} about its branch {@code b1}, written without a lease. */
    public Records(String tenant) {
        this(tenant, "b1", 0);
    }

    /** Lets the next record follow {@code head}. */
    public Records from(ChainHead head) {
        this.head = head;
        return this;
    }

    /** Returns where the chain ends. */
    public ChainHead head() {
        return head;
    }

    /** Returns the next record, whose body tells its place. */
    public AuditRecord next() {
        return next(Fields.of("n", head.seq() + 1, "why", "слишком жарко · тым ыстық · too hot"));
    }

    /** Returns the next record with {@code body}. */
    public AuditRecord next(Fields body) {
        AuditRecord next = AuditRecord.chained(
                tenant,
                head.seq() + 1,
                START.plusSeconds(head.seq()),
                location,
                "inc-1",
                "test.happened",
                epoch,
                body,
                head.hash());
        head = ChainHead.of(next);
        return next;
    }

    /** Returns the next {@code count} records. */
    public List<AuditRecord> next(int count) {
        List<AuditRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(next());
        }
        return records;
    }
}
