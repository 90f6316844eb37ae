package io.crmautopilot.simulation;

import io.crmautopilot.audit.AuditConflictException;
import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.ChainHead;
import io.crmautopilot.engine.RecordKind;
import io.crmautopilot.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A disk: a durable prefix of lines that outlives processes, and a volatile tail that a crash loses or keeps. A process opens it
 * through {@link #open}; what it does there can be interrupted at every point by {@link Faults}.
 */
public final class SimLog {

    /** Where something can happen to a process at its log. */
    public enum Point {
        /** Before a record has its place. */
        BEFORE_APPEND,
        /** It has its place and is not durable. */
        AFTER_APPEND,
        /** The force to disk begins. */
        BEFORE_FORCE,
        /** It is durable, and nobody was told. */
        AFTER_FORCE
    }

    /** So many records find room on a full disk, when they say no. */
    private static final int RESERVE = 3;

    /** What happens at a point: nothing, or it throws an {@link AuditFailedException}, or a {@link Crash}. */
    @FunctionalInterface
    public interface Faults {
        /** Called at each point; {@code kind} is that of the first record. */
        void at(Point point, String kind);
    }

    private static final class Chain {
        private final List<AuditRecord> records = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();
        private final List<AuditRecord> parsed = new ArrayList<>();
        private int durable;

        private ChainHead head() {
            return records.isEmpty() ? ChainHead.START : ChainHead.of(records.get(records.size() - 1));
        }
    }

    private final TreeMap<String, Chain> chains = new TreeMap<>();
    private long epoch = 1;
    private int life;
    private boolean full;
    private int reserve = RESERVE;

    /** Returns the durable lines of {@code tenant}: all that an inspector may look at. */
    public synchronized List<String> durable(String tenant) {
        Chain chain = chains.get(tenant);
        return chain == null ? List.of() : List.copyOf(chain.lines.subList(0, chain.durable));
    }

    /** Returns how many records of {@code tenant} are durable. */
    public synchronized int durableCount(String tenant) {
        Chain chain = chains.get(tenant);
        return chain == null ? 0 : chain.durable;
    }

    /** Returns the last durable records of {@code tenant} after the first {@code from}. */
    public synchronized List<AuditRecord> durableSince(String tenant, int from) {
        Chain chain = chains.get(tenant);
        return chain == null
                ? List.of()
                : List.copyOf(chain.records.subList(Math.min(from, chain.durable), chain.durable));
    }

    /** Ends the life of whoever has it open: of the volatile tail, the first {@code survivors} records are on disk, the rest is gone. */
    public synchronized void crash(int survivors) {
        life++;
        for (Chain chain : chains.values()) {
            int kept = Math.min(chain.records.size(), chain.durable + survivors);
            cut(chain, kept);
            chain.durable = kept;
        }
    }

    /** Starts a later epoch: whoever writes in an earlier one is refused, and what they had on its way is gone. Returns it. */
    public synchronized long takeOver() {
        chains.values().forEach(chain -> cut(chain, chain.durable));
        return ++epoch;
    }

    /** Lets the disk be full, or have room again: then what is kept back for a person's no is whole again. */
    public synchronized void fill(boolean value) {
        full = value;
        reserve = RESERVE;
    }

    /** Tells whether the disk is full. */
    public synchronized boolean isFull() {
        return full;
    }

    /** Tells whether a person's no finds room. */
    public synchronized boolean hasRoomForNo() {
        return !full || reserve > 0;
    }

    private void requireRoom(AuditRecord first) {
        if (full) {
            reserve -= RecordKind.saysNo(first) ? 1 : 0;
            if (!RecordKind.saysNo(first) || reserve < 0) {
                throw new AuditFailedException("no room left on the device");
            }
        }
    }

    /** Returns the present epoch. */
    public synchronized long epoch() {
        return epoch;
    }

    /** Opens the disk for one process. */
    public synchronized AuditLog open(Faults faults) {
        return new Opened(life, faults);
    }

    private static void cut(Chain chain, int kept) {
        chain.records.subList(kept, chain.records.size()).clear();
        chain.lines.subList(kept, chain.lines.size()).clear();
        chain.parsed
                .subList(Math.min(kept, chain.parsed.size()), chain.parsed.size())
                .clear();
    }

    private final class Opened implements AuditLog {
        private final int born;
        private final Faults faults;

        private Opened(int born, Faults faults) {
            this.born = born;
            this.faults = faults;
        }

        private void requireOffice(AuditRecord first) {
            if (first.epoch() < epoch) {
                throw AuditFailedException.fenced(
                        new io.crmautopilot.person.BranchRef(first.tenant(), "any"), first.epoch(), epoch);
            }
            if (born < life) {
                throw new AuditFailedException("this process is dead");
            }
        }

        @Override
        public Pending append(List<AuditRecord> records) {
            AuditRecord first = records.get(0);
            faults.at(Point.BEFORE_APPEND, first.kind());
            synchronized (SimLog.this) {
                requireOffice(first);
                Chain chain = chains.computeIfAbsent(first.tenant(), tenant -> new Chain());
                requireNext(chain, records);
                requireRoom(first);
                chain.records.addAll(records);
                records.forEach(each -> chain.lines.add(each.toFields().canonical()));
            }
            try {
                faults.at(Point.AFTER_APPEND, first.kind());
            } catch (AuditFailedException e) {
                poison(first.tenant());
                throw e;
            }
            return () -> force(records);
        }

        /** The hashes are the auditor's to check, who does so from the bytes. */
        private void requireNext(Chain chain, List<AuditRecord> records) {
            ChainHead head = chain.head();
            if (!head.isFollowedBy(records.get(0))) {
                throw new AuditConflictException(
                        records.get(0).tenant(), records.get(0).seq(), head.seq());
            }
        }

        private void force(List<AuditRecord> records) {
            AuditRecord first = records.get(0);
            AuditRecord last = records.get(records.size() - 1);
            try {
                faults.at(Point.BEFORE_FORCE, first.kind());
            } catch (AuditFailedException e) {
                poison(first.tenant());
                throw e;
            }
            synchronized (SimLog.this) {
                requireOffice(first);
                Chain chain = chains.get(first.tenant());
                if (chain == null
                        || chain.records.size() < last.seq()
                        || !chain.records.get((int) last.seq() - 1).equals(last)) {
                    throw new AuditConflictException(first.tenant(), first.seq());
                }
                chain.durable = Math.max(chain.durable, (int) last.seq());
            }
            faults.at(Point.AFTER_FORCE, first.kind());
        }

        /** After a failed force nothing that was not durable can be trusted: it is gone. */
        private void poison(String tenant) {
            synchronized (SimLog.this) {
                Chain chain = chains.get(tenant);
                if (chain != null) {
                    cut(chain, chain.durable);
                }
            }
        }

        @Override
        public List<AuditRecord> read(String tenant, long afterSeq, int max) {
            synchronized (SimLog.this) {
                Chain chain = chains.get(tenant);
                if (chain == null || afterSeq >= chain.durable) {
                    return List.of();
                }
                int to = (int) Math.min(chain.durable, afterSeq + max);
                // What was written is what is read: from the bytes, each line once.
                for (String line : chain.lines.subList(chain.parsed.size(), chain.durable)) {
                    chain.parsed.add(AuditRecord.of(Fields.parse(line)));
                }
                return List.copyOf(chain.parsed.subList((int) afterSeq, to));
            }
        }

        @Override
        public List<String> tenants() {
            synchronized (SimLog.this) {
                return chains.entrySet().stream()
                        .filter(each -> each.getValue().durable > 0)
                        .map(java.util.Map.Entry::getKey)
                        .toList();
            }
        }
    }
}
