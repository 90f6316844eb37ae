package io.crmautopilot.jdbc;

import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.ChainHead;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The audit log with group commit: appends are ordered in memory, and of those who wait until their records are durable one at a time
 * leads, committing everything that is queued in one transaction, while the others follow.
 *
 * <p>The order of one process is kept by {@code heads}; between processes the head's row decides, which a transaction moves on only from
 * where this process believes it to be. When that fails, all that this process has queued of that tenant fails with a conflict, and
 * the head is read anew.
 */
final class JdbcAuditLog implements AuditLog {

    /** More than this on its way means that nobody waits or the database stands still: appends are refused. */
    private static final int MOST_QUEUED = 100_000;

    private static final int MOST_IN_ONE_TRANSACTION = 2_000;
    private static final int PAGE = 500;

    /** So many yields that bring nobody take less time than a transaction. */
    private static final int MOST_YIELDS_IN_VAIN = 100;

    private final Connector connector;
    private final RecordReader reader;
    private final RecordWriter writer;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition led = lock.newCondition();
    private final Map<String, ChainHead> heads = new HashMap<>();
    private final Map<String, Integer> unsettled = new HashMap<>();
    private final Queue<Batch> queue = new ArrayDeque<>();
    private int queued;
    private int lastGroup;
    private boolean leading;
    private boolean closed;
    private String poison = "";

    JdbcAuditLog(Connector connector) {
        this.connector = connector;
        this.reader = new RecordReader(connector);
        this.writer = new RecordWriter(connector.dialect());
    }

    @Override
    public Pending append(List<AuditRecord> records) {
        if (records.isEmpty()) {
            return () -> {};
        }
        List<AuditRecord> copy = List.copyOf(records);
        List<String> lines =
                copy.stream().map(each -> each.toFields().canonical()).toList();
        String tenant = copy.get(0).tenant();
        boolean asked = false;
        while (true) {
            lock.lock();
            try {
                requireOpen();
                ChainHead head = heads.get(tenant);
                // Another process may have written since: with nothing of ours on its way, the database is asked once.
                boolean settled = asked || unsettled.containsKey(tenant);
                if (head != null && (settled || head.isFollowedBy(copy.get(0)))) {
                    return order(copy, lines, head);
                }
                heads.remove(tenant);
            } finally {
                lock.unlock();
            }
            ask(tenant);
            asked = true;
        }
    }

    /** Asks the database where the tenant's log ends, without holding up other tenants. */
    private void ask(String tenant) {
        ChainHead found = reader.head(tenant);
        lock.lock();
        try {
            heads.putIfAbsent(tenant, found);
        } finally {
            lock.unlock();
        }
    }

    private Pending order(List<AuditRecord> records, List<String> lines, ChainHead head) {
        if (queued + records.size() > MOST_QUEUED) {
            throw new AuditFailedException(queued + " records are queued and not durable; no more are taken");
        }
        ChainHead after = head.after(records);
        Batch batch = new Batch(records, lines, head);
        heads.put(batch.tenant(), after);
        queue.add(batch);
        unsettled.merge(batch.tenant(), 1, Integer::sum);
        queued += records.size();
        return () -> await(batch);
    }

    private void await(Batch batch) {
        boolean interrupted = false;
        while (!batch.isSettled()) {
            lock.lock();
            try {
                if (!leading && !batch.isSettled()) {
                    lead();
                    continue;
                }
                batch.waits(Thread.currentThread());
            } finally {
                lock.unlock();
            }
            if (!batch.isSettled()) {
                LockSupport.park(batch);
            }
            // An interrupt cannot undo the append, so the answer is waited for; the interrupt is given back.
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        batch.throwIfFailed();
    }

    /** Commits what is queued, with the lock let go meanwhile. */
    private void lead() {
        leading = true;
        gather();
        List<Batch> taken = new ArrayList<>();
        int records = 0;
        while (!queue.isEmpty() && records < MOST_IN_ONE_TRANSACTION) {
            Batch next = queue.remove();
            records += next.records.size();
            taken.add(next);
        }
        queued -= records;
        lock.unlock();
        Map<Batch, RuntimeException> refused = new HashMap<>();
        try {
            refused.putAll(connector.write(connection -> writer.write(connection, taken)));
        } catch (SQLException failure) {
            refused.putAll(connector.isFull(failure) ? writeWhatSaysNo(taken, failure) : all(taken, failure));
        } catch (RuntimeException | Error failure) {
            taken.forEach(each -> refused.put(each, new AuditFailedException("the audit log broke", failure)));
            throw failure;
        } finally {
            lock.lock();
            leading = false;
            lastGroup = taken.size();
            settle(taken, refused);
            // Of those who are queued, one has to lead on.
            queue.stream().filter(Batch::isWaitedFor).findFirst().ifPresent(Batch::wake);
            led.signalAll();
        }
    }

    /**
     * Lets those who were answered by the last transaction queue again before the next begins. The first of them would otherwise commit
     * alone while all others wait for the transaction after it. A lone writer never waits, and nobody longer than a few yields after the
     * last who came. Waiting parked for the last of them was tried and won a third of what this wins: who is parked is woken late.
     */
    @SuppressWarnings("ThreadPriorityCheck") // the yield is a hint that saves time; nothing rests on it
    private void gather() {
        int before = queue.size();
        int inVain = 0;
        while (queue.size() < lastGroup && inVain < MOST_YIELDS_IN_VAIN) {
            lock.unlock();
            try {
                Thread.yield();
            } finally {
                lock.lock();
            }
            inVain = queue.size() > before ? 0 : inVain + 1;
            before = queue.size();
        }
    }

    /**
     * There is no room left: of {@code taken} only what says no is written, on what is kept back for it. What says no and stands behind
     * something else of its tenant is in conflict, so that it is decided anew without that.
     */
    private Map<Batch, RuntimeException> writeWhatSaysNo(List<Batch> taken, SQLException full) {
        Map<Batch, RuntimeException> refused = new HashMap<>();
        Set<String> broken = new HashSet<>();
        List<Batch> first = new ArrayList<>();
        for (Batch each : taken) {
            if (each.saysNo() && !broken.contains(each.tenant())) {
                first.add(each);
            } else {
                refused.put(each, each.saysNo() ? each.conflict() : failed(full));
                broken.add(each.tenant());
            }
        }
        if (!first.isEmpty()) {
            try {
                refused.putAll(connector.writeInReserve(connection -> writer.write(connection, first)));
            } catch (SQLException failure) {
                refused.putAll(all(first, failure));
            }
        }
        return refused;
    }

    private Map<Batch, RuntimeException> all(List<Batch> batches, SQLException failure) {
        Map<Batch, RuntimeException> refused = new HashMap<>();
        batches.forEach(each -> refused.put(each, failed(failure)));
        return refused;
    }

    private AuditFailedException failed(SQLException failure) {
        String text = StoreException.describe("the audit log could not store records", failure);
        if (connector.isFull(failure)) {
            text = text + "; the disk is full, and what is left of it is kept for stops and refusals";
        }
        if (failure instanceof CommitInDoubtException && connector.dialect().poisons()) {
            text = text + "; a commit is in doubt, so nothing more is taken until the store is opened anew";
            lock.lock();
            try {
                poison = text;
            } finally {
                lock.unlock();
            }
        }
        return new AuditFailedException(text, StoreException.withheld(failure));
    }

    private void settle(List<Batch> taken, Map<Batch, RuntimeException> refused) {
        Set<String> broken = new HashSet<>();
        for (Batch each : taken) {
            forget(each);
            RuntimeException why = refused.get(each);
            if (why == null) {
                each.succeed();
            } else {
                each.fail(why);
                broken.add(each.tenant());
            }
            each.wake();
        }
        if (broken.isEmpty()) {
            return;
        }
        // What was ordered behind a refused record stands on something that is not there.
        heads.keySet().removeAll(broken);
        queue.removeIf(each -> {
            boolean follows = broken.contains(each.tenant());
            if (follows) {
                each.fail(poison.isEmpty() ? each.conflict() : new AuditFailedException(poison));
                queued -= each.records.size();
                forget(each);
                each.wake();
            }
            return follows;
        });
    }

    private void forget(Batch batch) {
        unsettled.computeIfPresent(batch.tenant(), (tenant, count) -> count == 1 ? null : count - 1);
    }

    private void requireOpen() {
        if (closed) {
            throw new AuditFailedException("the audit log is closed");
        }
        if (!poison.isEmpty()) {
            throw new AuditFailedException(poison);
        }
    }

    @Override
    public List<AuditRecord> read(String tenant, long afterSeq, int max) {
        return reader.read(tenant, afterSeq, max);
    }

    @Override
    public List<String> tenants() {
        return reader.tenants();
    }

    /** Reads every record, which checks it, and takes records again if all is well. */
    void verify() {
        for (String tenant : reader.tenants()) {
            long seq = 0;
            List<AuditRecord> page = reader.read(tenant, seq, PAGE);
            while (!page.isEmpty()) {
                seq = page.get(page.size() - 1).seq();
                page = reader.read(tenant, seq, PAGE);
            }
        }
        lock.lock();
        try {
            heads.clear();
            poison = "";
        } finally {
            lock.unlock();
        }
    }

    /** Commits what is queued, unless that fails, and takes no more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            while (leading || !queue.isEmpty()) {
                if (leading) {
                    led.awaitUninterruptibly();
                } else {
                    lead();
                }
            }
        } finally {
            lock.unlock();
        }
    }
}
