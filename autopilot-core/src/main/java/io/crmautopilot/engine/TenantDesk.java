package io.crmautopilot.engine;

import io.crmautopilot.audit.AuditConflictException;
import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.AuditRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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

    /** How long a stop waits for its turn at the gate before it says that it is not yet durable. */
    private static final Duration URGENT = Duration.ofMillis(500);

    private static final int CONFLICTS = 20;

    private final String tenant;
    private final AuditLog log;
    private final List<SinkFeed> sinks;
    private final long epoch;
    private final ReentrantLock gate = new ReentrantLock();
    private TenantState state;
    private boolean stale;

    /** False while a record is half taken in: such a state is folded anew and never gone on with. */
    private boolean sound = true;

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

    /**
     * Like {@link #read}, but returns empty when the gate is held for long or the state cannot be had: for a stop, which must not wait
     * behind anything.
     */
    <T> Optional<T> glance(Function<TenantState, T> reader) {
        if (gate.isHeldByCurrentThread() || !tryGate()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(fresh()));
        } catch (RuntimeException e) {
            return Optional.empty();
        } finally {
            gate.unlock();
        }
    }

    private boolean tryGate() {
        try {
            return gate.tryLock(URGENT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Returns what {@code reader} sees in the state, under the gate. */
    <T> T read(Function<TenantState, T> reader) {
        gate.lock();
        try {
            // Whoever reads out of a decision reads what is being decided about, not what the log says by now.
            return reader.apply(gate.getHoldCount() == 1 ? fresh() : state);
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
        return commit(now, decide, false);
    }

    private <T> T commit(Instant now, Function<TenantState, Decision<T>> decide, boolean urgent) {
        if (gate.isHeldByCurrentThread()) {
            // A guard or a log that calls back would change what is being decided about.
            throw new AuditFailedException(
                    "the gate of " + tenant + " is held by the one who asks for it: what is called"
                            + " under the gate must not call the autopilot");
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return commitOnce(now, decide, urgent);
            } catch (AuditConflictException e) {
                markStale();
                if (attempt == CONFLICTS) {
                    throw new AuditFailedException("other writers keep taking the places in the log of " + tenant, e);
                }
            }
        }
    }

    /**
     * Like {@link #commit}, but waits neither for the sinks, which catch up later, nor for long at the gate: a stop may not wait behind
     * a sink or a guard that hangs.
     */
    <T> T commitUrgently(Instant now, Function<TenantState, Decision<T>> decide) {
        return commit(now, decide, true);
    }

    /** Like {@link #commit} for records that are known beforehand. */
    void commit(Instant now, Draft... drafts) {
        commit(now, state -> new Decision<>("", List.of(drafts)));
    }

    private <T> T commitOnce(Instant now, Function<TenantState, Decision<T>> decide, boolean urgent) {
        Decision<T> decision;
        List<AuditRecord> records = new ArrayList<>();
        AuditLog.Pending pending;
        if (!urgent) {
            gate.lock();
        } else if (!tryGate()) {
            throw new AuditFailedException("the gate of " + tenant + " is held by something that does not come back");
        }
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
        if (!urgent) {
            deliver(records);
        }
        return decision.result();
    }

    /** Hands the sinks what they missed, so that one which failed catches up although nothing new happens. */
    void catchUp() {
        long last = read(state -> state.seq);
        for (SinkFeed sink : sinks) {
            sink.deliver(tenant, last, List.of());
        }
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
        // Until all of it has succeeded nobody knows what has its place: then the log is asked before anything else is
        // decided.
        stale = true;
        AuditLog.Pending pending = log.append(records);
        sound = false;
        records.forEach(current::apply);
        sound = true;
        stale = false;
        return pending;
    }

    private void awaitDurable(AuditLog.Pending pending) {
        try {
            pending.awaitDurable();
        } catch (RuntimeException e) {
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
            if (!holdsOn()) {
                TenantState folded = fold();
                carryOver(folded);
                state = folded;
                sound = true;
            }
            stale = false;
        }
        return state;
    }

    /**
     * Takes in what others wrote, where all that this state was folded from is durable: each hash covers all records before it, so that
     * one comparison tells. Else the state is of no use.
     */
    private boolean holdsOn() {
        if (state.seq == 0 || !sound) {
            return false;
        }
        List<AuditRecord> last = log.read(tenant, state.seq - 1, 1);
        if (last.isEmpty() || !last.get(0).hash().equals(state.hash)) {
            return false;
        }
        sound = false;
        takeIn(state);
        sound = true;
        return true;
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
        takeIn(folded);
        return folded;
    }

    private void takeIn(TenantState folded) {
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
                return;
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
