package io.crmautopilot.jdbc;

import io.crmautopilot.audit.AuditConflictException;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.ChainHead;
import io.crmautopilot.engine.RecordKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The records of one append on their way to the database. Its outcome is set and its waiters are kept under the log's lock; whether it is
 * settled may be asked without.
 */
final class Batch {

    /** The records, of one tenant; never empty. */
    final List<AuditRecord> records;

    /** The records' canonical lines. */
    final List<String> lines;

    /** What the first record follows. */
    final ChainHead before;

    private final List<Thread> waiters = new ArrayList<>(1);
    private @Nullable RuntimeException failure;
    private volatile boolean settled;

    Batch(List<AuditRecord> records, List<String> lines, ChainHead before) {
        this.records = records;
        this.lines = lines;
        this.before = before;
    }

    /** Tells whether it must be written on a full disk too: all of it follows from somebody's no. */
    boolean saysNo() {
        return RecordKind.saysNo(records.get(0));
    }

    String tenant() {
        return records.get(0).tenant();
    }

    ChainHead after() {
        return ChainHead.of(records.get(records.size() - 1));
    }

    boolean isSettled() {
        return settled;
    }

    void succeed() {
        settled = true;
    }

    void fail(RuntimeException why) {
        failure = why;
        settled = true;
    }

    /** Notes that {@code thread} parks until {@link #wake}; more than once does no harm. */
    void waits(Thread thread) {
        if (!waiters.contains(thread)) {
            waiters.add(thread);
        }
    }

    boolean isWaitedFor() {
        return !waiters.isEmpty();
    }

    /** Unparks all who wait; those who find that nothing was settled for them park again. */
    void wake() {
        waiters.forEach(LockSupport::unpark);
        waiters.clear();
    }

    void throwIfFailed() {
        if (failure != null) {
            throw failure;
        }
    }

    AuditConflictException conflict() {
        return new AuditConflictException(tenant(), before.seq() + 1);
    }
}
