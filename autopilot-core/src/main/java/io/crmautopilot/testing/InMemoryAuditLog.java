package io.crmautopilot.testing;

import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.ChainHead;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An audit log in memory that keeps the rules of a durable one: what is appended is ordered at once, and is durable and readable only
 * once somebody awaited it. It can be told to fail, and to lose what a crash would lose. Safe for any number of threads.
 */
public final class InMemoryAuditLog implements AuditLog {

    private final TreeMap<String, Chain> chains = new TreeMap<>();
    private final Set<Ordered> waiting = new HashSet<>();
    private String failure = "";

    /** Creates an empty log. */
    public InMemoryAuditLog() {}

    @Override
    public synchronized Pending append(List<AuditRecord> records) {
        requireWorking();
        if (records.isEmpty()) {
            return () -> {};
        }
        Chain chain = chains.computeIfAbsent(records.get(0).tenant(), tenant -> new Chain());
        chain.head = chain.head.after(records);
        chain.records.addAll(records);
        Ordered ordered = new Ordered();
        waiting.add(ordered);
        return () -> await(ordered);
    }

    private synchronized void await(Ordered ordered) {
        if (ordered.durable) {
            return;
        }
        requireWorking();
        if (!waiting.contains(ordered)) {
            throw new AuditFailedException("the audit log in memory failed before these records were durable");
        }
        // As with a force to disk, everything that was appended before becomes durable together.
        chains.values().forEach(each -> each.durable = each.records.size());
        waiting.forEach(each -> each.durable = true);
        waiting.clear();
    }

    @Override
    public synchronized List<AuditRecord> read(String tenant, long afterSeq, int max) {
        Chain chain = chains.get(tenant);
        if (chain == null || afterSeq >= chain.durable) {
            return List.of();
        }
        long to = Math.min(chain.durable, Math.max(0, afterSeq) + max);
        return List.copyOf(chain.records.subList((int) Math.max(0, afterSeq), (int) to));
    }

    @Override
    public synchronized List<String> tenants() {
        return chains.entrySet().stream()
                .filter(each -> each.getValue().durable > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Makes every append and every wait fail with {@code reason} until {@link #recover()}: a full disk, a failed force. */
    public synchronized void fail(String reason) {
        failure = reason;
    }

    /** Ends a failure; what was appended and never became durable is gone. */
    public synchronized void recover() {
        failure = "";
        chains.values().forEach(Chain::dropUndurable);
        waiting.clear();
    }

    /** Returns how many records are durable, of all tenants. */
    public synchronized long durableCount() {
        return chains.values().stream().mapToLong(chain -> chain.durable).sum();
    }

    /**
     * Returns what another process finds after this one crashed: all that was durable, and of each tenant's records on their way
     * the first {@code survivors}, since a crash may lose them or not. This log stays as it is.
     */
    public synchronized InMemoryAuditLog afterCrash(int survivors) {
        InMemoryAuditLog found = new InMemoryAuditLog();
        chains.forEach((tenant, chain) -> {
            Chain copy = new Chain();
            int kept = Math.min(chain.records.size(), chain.durable + survivors);
            copy.records.addAll(chain.records.subList(0, kept));
            copy.durable = kept;
            copy.dropUndurable();
            found.chains.put(tenant, copy);
        });
        return found;
    }

    private void requireWorking() {
        if (!failure.isEmpty()) {
            throw new AuditFailedException(failure);
        }
    }

    /** The records of one append on their way. */
    private static final class Ordered {
        private boolean durable;
    }

    /** One tenant's records, the first {@code durable} of them durable. */
    private static final class Chain {
        private final List<AuditRecord> records = new ArrayList<>();
        private int durable;
        private ChainHead head = ChainHead.START;

        private void dropUndurable() {
            records.subList(durable, records.size()).clear();
            head = durable == 0 ? ChainHead.START : ChainHead.of(records.get(durable - 1));
        }
    }
}
