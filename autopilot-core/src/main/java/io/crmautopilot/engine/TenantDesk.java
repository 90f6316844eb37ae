package io.crmautopilot.engine;

import io.crmautopilot.audit.AuditConflictException;
import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.AuditRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * One tenant's gate: the lock under which its state is read and its records get their place. Waiting for the disk, for sinks and for
 * the world happens outside it.
 *
 * <p>When the log refuses or loses a record, the state is folded anew from what is durable before anything else is decided.
 */
final class TenantDesk {

    private static final int BATCH = 1024;
    private static final int CONFLICTS = 20;

    private final String tenant;
    private final AuditLog log;
    private final List<SinkFeed> sinks;
    private final long epoch;
    private final ReentrantLock gate = new ReentrantLock();
    private TenantState state;
    private boolean stale;

    TenantDesk(String tenant, AuditLog log, List<SinkFeed> sinks, long epoch) {
        this.tenant = tenant;
        this.log = log;
        this.sinks = List.copyOf(sinks);
        this.epoch = epoch;
        this.state = fold();
        sinks.forEach(sink -> sink.begin(tenant, state.seq));
    }

    String tenant() {
        return tenant;
    }

    /** Returns what {@code reader} sees in the state, under the gate. */
    <T> T read(Function<TenantState, T> reader) {
        gate.lock();
        try {
            return reader.apply(fresh());
        } finally {
            gate.unlock();
        }
    }

    /**
     * Decides under the gate, gives the drafted records their place, and returns when they are durable and every sink has them. Where
     * another process wrote meanwhile, the state is folded anew and decided again.
     *
     * @throws AuditFailedException when the log or a required sink could not store them: nothing that they announce may run
     */
    <T> T commit(Instant now, Function<TenantState, Decision<T>> decide) {
        return commit(now, decide, true);
    }

    private <T> T commit(Instant now, Function<TenantState, Decision<T>> decide, boolean withSinks) {
        for (int attempt = 1; ; attempt++) {
            try {
                return commitOnce(now, decide, withSinks);
            } catch (AuditConflictException e) {
                markStale();
                if (attempt == CONFLICTS) {
                    throw new AuditFailedException("other writers keep taking the places in the log of " + tenant, e);
                }
            }
        }
    }

    /**
     * Like {@link #commit}, but does not wait for the sinks, which catch up with the next record: a stop may not wait behind a sink
     * that hangs.
     */
    <T> T commitUrgently(Instant now, Function<TenantState, Decision<T>> decide) {
        return commit(now, decide, false);
    }

    /** Like {@link #commit} for records that are known beforehand. */
    void commit(Instant now, Draft... drafts) {
        commit(now, state -> new Decision<>("", List.of(drafts)));
    }

    private <T> T commitOnce(Instant now, Function<TenantState, Decision<T>> decide, boolean withSinks) {
        Decision<T> decision;
        List<AuditRecord> records = new ArrayList<>();
        AuditLog.Pending pending;
        gate.lock();
        try {
            TenantState current = fresh();
            decision = decide.apply(current);
            if (decision.drafts().isEmpty()) {
                return decision.result();
            }
            pending = append(current, now, decision.drafts(), records);
        } finally {
            gate.unlock();
        }
        awaitDurable(pending);
        if (withSinks) {
            deliver(records);
        }
        return decision.result();
    }

    private AuditLog.Pending append(TenantState current, Instant now, List<Draft> drafts, List<AuditRecord> records) {
        String previous = current.hash;
        long seq = current.seq;
        for (Draft draft : drafts) {
            AuditRecord entry = AuditRecord.chained(
                    tenant,
                    ++seq,
                    now,
                    draft.location(),
                    draft.incident(),
                    draft.kind(),
                    epoch,
                    draft.body(),
                    previous);
            previous = entry.hash();
            records.add(entry);
        }
        AuditLog.Pending pending = log.append(records);
        try {
            records.forEach(current::apply);
        } catch (RuntimeException e) {
            stale = true;
            throw e;
        }
        return pending;
    }

    private void awaitDurable(AuditLog.Pending pending) {
        try {
            pending.awaitDurable();
        } catch (AuditFailedException e) {
            markStale();
            throw e;
        }
    }

    private void deliver(List<AuditRecord> records) {
        long last = records.get(records.size() - 1).seq();
        for (SinkFeed sink : sinks) {
            sink.deliver(tenant, last, records);
        }
    }

    private void markStale() {
        gate.lock();
        try {
            stale = true;
        } finally {
            gate.unlock();
        }
    }

    private TenantState fresh() {
        if (stale) {
            TenantState folded = fold();
            carryOver(folded);
            state = folded;
            stale = false;
        }
        return state;
    }

    /** Threads may hold the turn of an incident: its lock must stay the same object. */
    private void carryOver(TenantState folded) {
        for (IncidentState old : state.all()) {
            IncidentState anew = folded.incidents.get(old.id);
            if (anew != null) {
                anew.turn = old.turn;
            }
        }
    }

    private TenantState fold() {
        TenantState folded = new TenantState(tenant);
        while (true) {
            List<AuditRecord> records = log.read(tenant, folded.seq, BATCH);
            for (AuditRecord entry : records) {
                if (!entry.isIntact()) {
                    throw new AuditFailedException("record " + entry.seq() + " in the log of " + tenant
                            + " was changed: its hash does not fit its content. Nothing runs for this tenant");
                }
                folded.apply(entry);
            }
            if (records.size() < BATCH) {
                return folded;
            }
        }
    }

    /** What was decided under the gate: a result, and the records that must be durable before it counts. */
    record Decision<T>(T result, List<Draft> drafts) {

        Decision {
            drafts = List.copyOf(drafts);
        }

        static <T> Decision<T> nothing(T result) {
            return new Decision<>(result, List.of());
        }
    }
}
