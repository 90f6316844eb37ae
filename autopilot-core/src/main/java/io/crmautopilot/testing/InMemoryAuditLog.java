package io.crmautopilot.testing;

import io.crmautopilot.audit.AuditConflictException;
import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.ChainHead;
import io.crmautopilot.person.BranchRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * An audit log in memory that keeps the rules of a durable one: what is appended is ordered at once, and is durable and readable only
 * once somebody awaited it. It can be told to fail, and to lose what a crash would lose. Safe for any number of threads.
 */
public final class InMemoryAuditLog implements AuditLog {

    private final ToLongFunction<BranchRef> epochs;
    private final TreeMap<String, Chain> chains = new TreeMap<>();
    private final Set<Ordered> waiting = new LinkedHashSet<>();
    private String failure = "";

    /** Creates an empty log that fences nobody. */
    public InMemoryAuditLog() {
        this(branch -> 0);
    }

    /** Creates an empty log that refuses records with an epoch below that of {@code leases}. */
    public InMemoryAuditLog(InMemoryLeases leases) {
        this(leases::epochOf);
    }

    private InMemoryAuditLog(ToLongFunction<BranchRef> epochs) {
        this.epochs = epochs;
    }

    @Override
    public synchronized Pending append(List<AuditRecord> records) {
        requireWorking();
        if (records.isEmpty()) {
            return () -> {};
        }
        requireInOffice(records);
        Chain chain = chains.computeIfAbsent(records.get(0).tenant(), tenant -> new Chain());
        chain.head = chain.head.after(records);
        chain.records.addAll(records);
        Ordered ordered = new Ordered(chain, List.copyOf(records));
        waiting.add(ordered);
        return () -> await(ordered);
    }

    private synchronized void await(Ordered ordered) {
        if (ordered.durable) {
            return;
        }
        if (ordered.failure != null) {
            throw ordered.failure;
        }
        requireWorking();
        dropFenced();
        if (ordered.failure != null) {
            throw ordered.failure;
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
        chains.values().forEach(Chain::dropUndurable);
        waiting.forEach(each -> each.failure = new AuditFailedException("lost before it was durable: " + failure));
        waiting.clear();
        failure = "";
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
        InMemoryAuditLog found = new InMemoryAuditLog(epochs);
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

    /** Takes out what a later epoch has fenced, and what stands on it in the same chain. */
    private void dropFenced() {
        Set<Chain> broken = new HashSet<>();
        for (Ordered each : List.copyOf(waiting)) {
            AuditRecord first = each.records.get(0);
            if (broken.contains(each.chain)) {
                each.failure = new AuditConflictException(first.tenant(), first.seq(), each.chain.head.seq());
            } else {
                outOfOffice(each.records).ifPresent(late -> each.failure = fenced(late));
            }
            if (each.failure != null) {
                waiting.remove(each);
                if (broken.add(each.chain)) {
                    each.chain.dropFrom(first.seq());
                }
            }
        }
    }

    private void requireInOffice(List<AuditRecord> records) {
        outOfOffice(records).ifPresent(late -> {
            throw fenced(late);
        });
    }

    private AuditFailedException fenced(AuditRecord late) {
        BranchRef branch = new BranchRef(late.tenant(), late.location());
        return AuditFailedException.fenced(branch, late.epoch(), epochs.applyAsLong(branch));
    }

    private Optional<AuditRecord> outOfOffice(List<AuditRecord> records) {
        return records.stream()
                .filter(each -> !each.location().isEmpty())
                .filter(each -> each.epoch() < epochs.applyAsLong(new BranchRef(each.tenant(), each.location())))
                .findFirst();
    }

    private void requireWorking() {
        if (!failure.isEmpty()) {
            throw new AuditFailedException(failure);
        }
    }

    /** The records of one append on their way. */
    private static final class Ordered {
        private final Chain chain;
        private final List<AuditRecord> records;
        private boolean durable;
        private @Nullable RuntimeException failure;

        private Ordered(Chain chain, List<AuditRecord> records) {
            this.chain = chain;
            this.records = records;
        }
    }

    /** One tenant's records, the first {@code durable} of them durable. */
    private static final class Chain {
        private final List<AuditRecord> records = new ArrayList<>();
        private int durable;
        private ChainHead head = ChainHead.START;

        private void dropUndurable() {
            dropFrom(durable + 1L);
        }

        private void dropFrom(long seq) {
            int kept = (int) Math.min(records.size(), seq - 1);
            records.subList(kept, records.size()).clear();
            head = kept == 0 ? ChainHead.START : ChainHead.of(records.get(kept - 1));
        }
    }
}
