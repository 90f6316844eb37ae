package io.crmautopilot.engine;

import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.AuditSink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands one sink all durable records, in order and without gaps: after a failure it begins again at the first one that was not taken.
 * Threads that hand over at the same time wait for each other.
 */
final class SinkFeed {

    private static final Logger LOG = LoggerFactory.getLogger(SinkFeed.class);
    private static final int BATCH = 256;

    private final AuditSink sink;
    private final boolean required;
    private final AuditLog log;
    private final Map<String, Long> taken = new HashMap<>();
    private boolean failing;

    SinkFeed(AuditSink sink, boolean required, AuditLog log) {
        this.sink = sink;
        this.required = required;
        this.log = log;
    }

    /**
     * Asks the sink for its own place in the log of {@code tenant}, whose last record is {@code seq}.
     *
     * @throws AuditFailedException when the sink is required and does not answer, or has records that the log has lost
     */
    synchronized void begin(String tenant, long seq) {
        long last;
        try {
            last = sink.lastTaken(tenant);
        } catch (RuntimeException e) {
            fail(tenant, e);
            last = -1;
        }
        if (last > seq) {
            // A record reaches a sink after it is durable, so no crash explains this: the tail was cut off, or the log
            // replaced.
            fail(tenant, new IllegalStateException("the sink has records up to " + last + ", the log ends at " + seq));
        }
        taken.put(tenant, last < 0 ? seq : Math.min(last, seq));
    }

    private void fail(String tenant, RuntimeException e) {
        if (!failing) {
            LOG.warn(
                    "audit sink {} did not take records of {}: {}",
                    sink.getClass().getName(),
                    tenant,
                    e.toString());
        }
        failing = true;
        if (required) {
            throw new AuditFailedException("a required audit sink did not take the records of " + tenant, e);
        }
    }

    /**
     * Hands over what is durable up to {@code seq}; {@code fresh} saves reading the log when nothing was missed.
     *
     * @throws AuditFailedException when the sink is required and did not take it
     */
    synchronized void deliver(String tenant, long seq, List<AuditRecord> fresh) {
        try {
            long last = taken.getOrDefault(tenant, 0L);
            for (AuditRecord entry : fresh) {
                if (entry.seq() == last + 1) {
                    sink.accept(entry);
                    last = entry.seq();
                    taken.put(tenant, last);
                }
            }
            while (last < seq) {
                List<AuditRecord> missed = log.read(tenant, last, BATCH);
                if (missed.isEmpty()) {
                    break;
                }
                for (AuditRecord entry : missed) {
                    sink.accept(entry);
                    last = entry.seq();
                    taken.put(tenant, last);
                }
            }
            failing = false;
        } catch (RuntimeException e) {
            fail(tenant, e);
        }
    }
}
