package io.crmautopilot.engine;

import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.signal.DetectorState;
import io.crmautopilot.signal.SnapshotStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what the detector knows of each branch over restarts: brought back before the branch's first message is counted, saved after
 * each complaint and, for what changes normal alone, at regular intervals. Without a store it does nothing.
 *
 * <p>{@link #bringBack} and {@link #take} are called while the branch is locked, {@link #save} while it is not.
 */
final class DetectorKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(DetectorKeeper.class);

    /** The name in the store, which hosts know: one detector for each branch. */
    static final String NAME = "detector";

    /** How long what was learned of normal days may wait to be saved: losing it costs no more than learning it again. */
    private static final Duration AT_LATEST = Duration.ofMinutes(10);

    /** What was taken of a branch, with its place in the order of taking. */
    static final class Taken {
        private final BranchRef branch;
        private final long order;
        private final byte[] content;

        private Taken(BranchRef branch, long order, byte[] content) {
            this.branch = branch;
            this.order = order;
            this.content = content;
        }
    }

    private static final class Kept {
        private long order;
        private long saved;
        private boolean changed;
        private Instant savedAt = Instant.MIN;
    }

    private final DetectorState detector;
    private final SnapshotStore store;
    private final long epoch;
    private final Map<BranchRef, Kept> branches = new ConcurrentHashMap<>();

    DetectorKeeper(DetectorState detector, SnapshotStore store, long epoch) {
        this.detector = detector;
        this.store = store;
        this.epoch = epoch;
    }

    /**
     * Gives the detector what was saved of {@code branch}, once. Damaged bytes are of no use to anybody: the branch begins anew.
     *
     * @throws AuditFailedException when the store did not answer: nothing may be counted before it has, or the next snapshot would
     *     undo what the last one knew
     */
    void bringBack(BranchRef branch) {
        if (branches.containsKey(branch)) {
            return;
        }
        try {
            store.load(branch, NAME).ifPresent(content -> restore(branch, content));
        } catch (RuntimeException e) {
            throw new AuditFailedException("what the detector knew of " + branch + " could not be read", e);
        }
        branches.put(branch, new Kept());
    }

    private void restore(BranchRef branch, byte[] content) {
        try {
            detector.restore(branch, content);
        } catch (IllegalArgumentException e) {
            LOG.warn("the detector's snapshot of {} is of no use, it begins anew: {}", branch, e.getMessage());
        }
    }

    /** Notes that something of {@code branch} changed that is worth saving some time. */
    void changed(BranchRef branch) {
        Kept kept = kept(branch);
        synchronized (kept) {
            kept.changed = true;
        }
    }

    /** Returns the branches whose changes have waited long enough. */
    List<BranchRef> due(Instant now) {
        List<BranchRef> due = new ArrayList<>();
        branches.forEach((branch, kept) -> {
            synchronized (kept) {
                boolean waited = kept.savedAt.equals(Instant.MIN)
                        || now.isBefore(kept.savedAt)
                        || !now.isBefore(kept.savedAt.plus(AT_LATEST));
                if (kept.changed && waited) {
                    due.add(branch);
                }
            }
        });
        return due;
    }

    /** Takes what the detector knows of {@code branch} now. */
    Taken take(BranchRef branch) {
        Kept kept = kept(branch);
        synchronized (kept) {
            kept.changed = false;
            return new Taken(branch, ++kept.order, detector.snapshot(branch));
        }
    }

    /**
     * Saves what was taken, unless something taken later is saved already.
     *
     * @throws AuditFailedException when the store failed
     */
    void save(Taken taken, Instant now) {
        Kept kept = kept(taken.branch);
        synchronized (kept) {
            if (taken.order <= kept.saved) {
                return;
            }
            try {
                store.save(taken.branch, NAME, epoch, taken.content);
            } catch (RuntimeException e) {
                kept.changed = true;
                throw new AuditFailedException("what the detector knows of " + taken.branch + " could not be saved", e);
            }
            kept.saved = taken.order;
            kept.savedAt = now;
        }
    }

    private Kept kept(BranchRef branch) {
        return branches.computeIfAbsent(branch, ignored -> new Kept());
    }
}
