package io.crmautopilot.jdbc;

import io.crmautopilot.audit.AuditConflictException;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.ChainHead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of one append on their way to the database. Guarded by the log's lock, but for what never changes. */
final class Batch {

    /** The records, of one tenant; never empty. */
    final List<AuditRecord> records;

    /** The records' canonical lines. */
    final List<String> lines;

    /** What the first record follows. */
    final ChainHead before;

    private boolean durable;
    private @Nullable RuntimeException failure;

    Batch(List<AuditRecord> records, List<String> lines, ChainHead before) {
        this.records = records;
        this.lines = lines;
        this.before = before;
    }

    String tenant() {
        return records.get(0).tenant();
    }

    ChainHead after() {
        return ChainHead.of(records.get(records.size() - 1));
    }

    boolean isSettled() {
        return durable || failure != null;
    }

    void succeed() {
        durable = true;
    }

    void fail(RuntimeException why) {
        failure = why;
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
