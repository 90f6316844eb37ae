package io.crmautopilot.engine;

import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.message.Message;
import io.crmautopilot.message.Message.Direction;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.ReadingBuffer;
import io.crmautopilot.signal.AnomalyDetector;
import io.crmautopilot.signal.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts messages, one branch by one thread at a time, and brings signals to the log: the detector says a thing once, so what it said
 * waits here until the log has it.
 */
final class Counting {

    private static final Logger LOG = LoggerFactory.getLogger(Counting.class);
    private static final int STRIPES = 64;

    /** Branches that share a stripe are read one after the other; each stripe has a buffer, so that reading allocates nothing. */
    private static final class Stripe {
        final ReentrantLock lock = new ReentrantLock();
        final ReadingBuffer buffer = new ReadingBuffer();
        final Queue<Signal> closed = new ConcurrentLinkedQueue<>();
    }

    /** Signals of a branch that are not in the log yet, each in its latest revision. */
    private static final class Backlog {
        final ReentrantLock lock = new ReentrantLock();
        final Map<String, Signal> waiting = new LinkedHashMap<>();

        synchronized void add(Signal signal) {
            waiting.put(signal.id(), signal);
        }

        synchronized List<Signal> list() {
            return List.copyOf(waiting.values());
        }

        synchronized void remove(Signal signal) {
            waiting.remove(signal.id(), signal);
        }
    }

    private final Parts parts;
    private final MessageReader reader;
    private final AnomalyDetector detector;
    private final Optional<DetectorKeeper> keeper;
    private final SignalDesk signals;
    private final Recent recent;
    private final Stripe[] stripes = new Stripe[STRIPES];
    private final Map<BranchRef, Backlog> backlogs = new ConcurrentHashMap<>();

    Counting(
            Parts parts,
            MessageReader reader,
            AnomalyDetector detector,
            Optional<DetectorKeeper> keeper,
            SignalDesk signals,
            Recent recent) {
        this.parts = parts;
        this.reader = reader;
        this.detector = detector;
        this.keeper = keeper;
        this.signals = signals;
        this.recent = recent;
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe();
        }
    }

    /** Learns from a message; {@code handedIn} when it came live, too late to be acted on or again after a restart. */
    Receipt learn(Message message, boolean handedIn) {
        if (message.direction() == Direction.OUT) {
            return Receipt.of(Receipt.Status.OUTGOING);
        }
        Stripe stripe = stripe(message.branch());
        stripe.lock.lock();
        try {
            keeper.ifPresent(kept -> kept.bringBack(message.branch()));
            reader.read(message.text(), stripe.buffer);
            if (handedIn && stripe.buffer.complaint()) {
                // A burst that was restored counts its writer: who they are and how to reach them is known from here
                // alone.
                recent.add(message, stripe.buffer.language());
            }
            detector.learn(message, stripe.buffer);
            keeper.ifPresent(kept -> kept.changed(message.branch()));
            return Receipt.of(Receipt.Status.STALE);
        } finally {
            stripe.lock.unlock();
        }
    }

    /** What became of a message, and whether it reads as a complaint. */
    record Counted(Receipt receipt, boolean complaint) {}

    /** Counts a live message and brings to the log what became known through it. */
    Counted count(TenantDesk desk, BranchSettings settings, Message message, Instant now) {
        Message dated = message.sentAt().isAfter(now) ? at(message, now) : message;
        Backlog backlog = backlogs.computeIfAbsent(dated.branch(), branch -> new Backlog());
        Heard heard;
        try {
            heard = observed(dated, backlog);
        } catch (AuditFailedException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("message {} could not be counted", message.id(), e);
            return new Counted(
                    Receipt.refused("text could not be counted: " + e.getClass().getSimpleName()), true);
        }
        Receipt counted = Receipt.of(Receipt.Status.COUNTED);
        // While a signal waits for the log no complaint is acknowledged: it could be part of it, and a crash would take
        // it along.
        boolean waits = heard.signal() || (heard.complaint() && !backlog.list().isEmpty());
        Receipt receipt = waits ? counted.with(drain(desk, settings, backlog, now)) : counted;
        if (heard.complaint()) {
            save(dated.branch(), now);
        }
        return new Counted(receipt, heard.complaint());
    }

    /** Whether a message was a complaint, and whether it changed a signal. */
    private record Heard(boolean complaint, boolean signal) {}

    /** Reads and counts a message. Branches that share the stripe wait for nothing but this. */
    private Heard observed(Message message, Backlog backlog) {
        Stripe stripe = stripe(message.branch());
        stripe.lock.lock();
        try {
            keeper.ifPresent(kept -> kept.bringBack(message.branch()));
            forgetClosed(stripe);
            reader.read(message.text(), stripe.buffer);
            if (stripe.buffer.complaint()) {
                recent.add(message, stripe.buffer.language());
            }
            List<Signal> changed = detector.observe(message, stripe.buffer);
            changed.forEach(backlog::add);
            keeper.ifPresent(kept -> kept.changed(message.branch()));
            return new Heard(stripe.buffer.complaint(), !changed.isEmpty());
        } finally {
            stripe.lock.unlock();
        }
    }

    /** Saves what the detector learned and did not save with a complaint. What fails is saved later. */
    void save(Instant now) {
        keeper.ifPresent(kept -> kept.due(now).forEach(branch -> {
            try {
                save(branch, now);
            } catch (AuditFailedException e) {
                LOG.warn("{}", e.getMessage());
            }
        }));
    }

    /**
     * Saves what the detector knows of a branch, so that what was acknowledged is not forgotten. While a signal waits for the log it is
     * not saved: the detector says a thing once, and would not say it again to a process that comes after a crash.
     *
     * @throws AuditFailedException when the store failed: the message is counted and not yet durable, so it is handed in again
     */
    private void save(BranchRef branch, Instant now) {
        if (keeper.isEmpty()) {
            return;
        }
        Backlog backlog = backlogs.computeIfAbsent(branch, ignored -> new Backlog());
        Stripe stripe = stripe(branch);
        DetectorKeeper.Taken taken;
        stripe.lock.lock();
        try {
            forgetClosed(stripe);
            if (!backlog.list().isEmpty()) {
                return;
            }
            taken = keeper.get().take(branch);
        } finally {
            stripe.lock.unlock();
        }
        keeper.get().save(taken, now);
    }

    /**
     * Brings a branch's signals to the log. The detector says a thing once, so a signal stays here until the log has it: after a
     * failure it is brought again with the next one, or at the next tick.
     */
    private List<String> drain(TenantDesk desk, BranchSettings settings, Backlog backlog, Instant now) {
        List<String> incidents = new ArrayList<>();
        backlog.lock.lock();
        try {
            for (Signal signal : backlog.list()) {
                signals.handle(desk, settings, signal, now).ifPresent(incidents::add);
                backlog.remove(signal);
                if (SignalDesk.isOver(desk, signal)) {
                    closed(signal);
                }
            }
        } finally {
            backlog.lock.unlock();
        }
        return incidents;
    }

    /** Brings what waits to the log; returns the incidents that it opened or made grow. */
    List<String> drain(TenantDesk desk, Instant now) {
        List<String> incidents = new ArrayList<>();
        backlogs.forEach((branch, backlog) -> {
            if (branch.tenant().equals(desk.tenant()) && !backlog.list().isEmpty()) {
                parts.settings().of(branch).ifPresent(known -> incidents.addAll(drain(desk, known, backlog, now)));
            }
        });
        return incidents;
    }

    /** Plans for an incident whose opening a crash kept and whose plan it lost. */
    void plan(TenantDesk desk, IncidentState incident, Instant now) {
        parts.settings().of(incident.branch).ifPresent(known -> signals.planLate(desk, incident, known, now));
    }

    /** Tells whether a signal waits for the log. */
    boolean isBehind() {
        return backlogs.values().stream().anyMatch(backlog -> !backlog.list().isEmpty());
    }

    private static Message at(Message message, Instant now) {
        return new Message(
                message.id(),
                message.branch(),
                now,
                message.channel(),
                message.author(),
                message.person(),
                message.text(),
                message.direction(),
                message.broadcast(),
                message.forwarded());
    }

    /** Says that an incident is over, so that its evidence leaves all windows; waits for nobody who is counting. */
    void closed(Signal signal) {
        Stripe stripe = stripe(signal.branch());
        stripe.closed.add(signal);
        if (stripe.lock.tryLock()) {
            try {
                forgetClosed(stripe);
            } finally {
                stripe.lock.unlock();
            }
        }
    }

    private void forgetClosed(Stripe stripe) {
        for (Signal signal = stripe.closed.poll(); signal != null; signal = stripe.closed.poll()) {
            detector.closed(signal);
            BranchRef branch = signal.branch();
            keeper.ifPresent(kept -> kept.changed(branch));
        }
    }

    private Stripe stripe(BranchRef branch) {
        return stripes[Math.floorMod(branch.hashCode(), STRIPES)];
    }

    /** The detector speaks of people and not of messages, so a second complaint of the same client is told apart here. */
    boolean isComplaint(Message message) {
        Stripe stripe = stripe(message.branch());
        stripe.lock.lock();
        try {
            reader.read(message.text(), stripe.buffer);
            return stripe.buffer.complaint();
        } catch (RuntimeException | StackOverflowError e) {
            return false;
        } finally {
            stripe.lock.unlock();
        }
    }
}
