package io.crmautopilot.openai;

import io.crmautopilot.audit.AuditConflictException;
import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.ChainHead;
import io.crmautopilot.json.Fields;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's book of questions: a fold over a hash chain of its own in the audit log. A question's record, with what it may cost, is
 * durable before it leaves; its answer's record is durable before it counts.
 */
final class ModelBook {

    /** A question leaves: {@code key}, {@code help}, {@code prompt}, {@code model}, {@code about}, {@code tokens}, {@code calls}. */
    static final String ASKED = "model.asked";

    /** It came to an end: {@code key}, {@code outcome}, {@code answer} where its form is closed, {@code tokens}, {@code calls}. */
    static final String ANSWERED = "model.answered";

    private static final int BATCH = 1_024;
    private static final int CONFLICTS = 20;

    private final String chain;
    private final AuditLog log;
    private final ModelLedger ledger;
    private final Map<String, Fields> answers = new HashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private ChainHead head = ChainHead.START;
    private boolean stale = true;

    ModelBook(String tenant, AuditLog log, ModelLedger ledger) {
        this.chain = chainOf(tenant);
        this.log = log;
        this.ledger = ledger;
    }

    /** Returns the name under which a tenant's questions stand in the log, beside its own chain. */
    static String chainOf(String tenant) {
        return tenant + "/model";
    }

    /** Returns the record of a question's end, or empty while it has none. */
    synchronized Optional<Fields> answer(String key) {
        catchUp();
        return Optional.ofNullable(answers.get(key));
    }

    /**
     * Reserves what a question may cost and writes down that it leaves.
     *
     * @return the attempt's number, or empty when a cap would be passed
     */
    Optional<Integer> ask(String key, Fields about, long tokens, int calls, Instant now) {
        for (int i = 0; ; i++) {
            AuditLog.Pending pending;
            int attempt;
            try {
                synchronized (this) {
                    catchUp();
                    attempt = attempts.getOrDefault(key, 0) + 1;
                    Fields body = about.with("key", key)
                            .with("attempt", attempt)
                            .with("tokens", tokens)
                            .with("calls", calls);
                    if (ledger.refusal(body, now).isPresent()) {
                        return Optional.empty();
                    }
                    pending = append(ASKED, body, now);
                }
                awaitDurable(pending);
                return Optional.of(attempt);
            } catch (AuditConflictException e) {
                again(i, e);
            }
        }
    }

    /** Writes down how a question ended. */
    void settle(Fields body, Instant now) {
        for (int i = 0; ; i++) {
            AuditLog.Pending pending;
            try {
                synchronized (this) {
                    catchUp();
                    pending = append(ANSWERED, body, now);
                }
                awaitDurable(pending);
                return;
            } catch (AuditConflictException e) {
                again(i, e);
            }
        }
    }

    private synchronized void again(int times, AuditConflictException e) {
        stale = true;
        if (times >= CONFLICTS) {
            throw e;
        }
    }

    private void awaitDurable(AuditLog.Pending pending) {
        try {
            pending.awaitDurable();
        } catch (RuntimeException e) {
            synchronized (this) {
                stale = true;
            }
            throw e;
        }
    }

    private AuditLog.Pending append(String kind, Fields body, Instant now) {
        AuditRecord next = AuditRecord.chained(chain, head.seq() + 1, now, "", "", kind, 1, body, head.hash());
        stale = true;
        AuditLog.Pending pending = log.append(List.of(next));
        take(next);
        stale = false;
        return pending;
    }

    /** Takes in what another process wrote; where the last record known was never stored, all of it anew. */
    private void catchUp() {
        if (!stale) {
            return;
        }
        if (!holdsOn()) {
            answers.clear();
            attempts.clear();
            ledger.clear();
            head = ChainHead.START;
        }
        List<AuditRecord> batch;
        do {
            batch = log.read(chain, head.seq(), BATCH);
            for (AuditRecord each : batch) {
                if (!each.isIntact() || !head.isFollowedBy(each)) {
                    throw new IllegalStateException("record " + each.seq() + " of " + chain + " was changed");
                }
                take(each);
            }
        } while (batch.size() == BATCH);
        stale = false;
    }

    private boolean holdsOn() {
        if (head.seq() == 0) {
            return false;
        }
        List<AuditRecord> last = log.read(chain, head.seq() - 1, 1);
        return !last.isEmpty() && ChainHead.of(last.get(0)).equals(head);
    }

    private void take(AuditRecord each) {
        head = ChainHead.of(each);
        Fields body = each.body();
        @Nullable String key = body.find("key").orElse(null);
        if (key == null) {
            return;
        }
        if (each.kind().equals(ASKED)) {
            attempts.put(key, Math.toIntExact(body.number("attempt")));
            ledger.reserve(body, each.at());
        } else if (each.kind().equals(ANSWERED)) {
            answers.putIfAbsent(key, body);
            ledger.settle(body);
        }
    }
}
