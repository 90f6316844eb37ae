package io.crmautopilot.testing;

import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.AuditSink;
import io.crmautopilot.audit.ChainHead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A sink that keeps what it is given, can be told to fail, and argues: a record that does not follow the one before it of the same tenant
 * is refused, so a test notices an engine that leaves one out. Safe for any number of threads.
 */
public final class CollectingSink implements AuditSink {

    private final List<AuditRecord> taken = new ArrayList<>();
    private final Map<String, ChainHead> heads = new HashMap<>();
    private String failure = "";

    /** Creates a sink that works. */
    public CollectingSink() {}

    @Override
    public synchronized void accept(AuditRecord entry) {
        if (!failure.isEmpty()) {
            throw new AuditFailedException(failure);
        }
        ChainHead head = heads.getOrDefault(entry.tenant(), ChainHead.START);
        if (entry.seq() <= head.seq()) {
            return;
        }
        if (!head.isFollowedBy(entry)) {
            throw new AuditFailedException(entry + " does not follow record " + head.seq() + " in the sink");
        }
        heads.put(entry.tenant(), ChainHead.of(entry));
        taken.add(entry);
    }

    @Override
    public synchronized long lastTaken(String tenant) {
        return heads.getOrDefault(tenant, ChainHead.START).seq();
    }

    /** Makes every {@link #accept} fail with {@code reason} until {@link #recover()}. */
    public synchronized void fail(String reason) {
        failure = reason;
    }

    /** Lets the sink work again. */
    public synchronized void recover() {
        failure = "";
    }

    /** Returns what was taken so far, in order; each record once. */
    public synchronized List<AuditRecord> taken() {
        return List.copyOf(taken);
    }
}
