package io.crmautopilot.engine;

import io.crmautopilot.approval.Scope;
import io.crmautopilot.approval.Spoken;
import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.engine.TenantDesk.Decision;
import io.crmautopilot.guard.Approver;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.json.Fields;
import io.crmautopilot.message.Message;
import io.crmautopilot.message.Message.Direction;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.ReadingBuffer;
import io.crmautopilot.signal.AnomalyDetector;
import io.crmautopilot.signal.Signal;
import java.time.Duration;
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
 * Takes messages in: tells answers, approvers' words and clients' complaints apart, and counts the last. A message that cannot be used
 * is refused by name and stops nothing.
 */
final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
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
    private final Approvals approvals;
    private final Stops stops;
    private final Stripe[] stripes = new Stripe[STRIPES];
    private final Map<BranchRef, Backlog> backlogs = new ConcurrentHashMap<>();

    Intake(
            Parts parts,
            MessageReader reader,
            AnomalyDetector detector,
            Optional<DetectorKeeper> keeper,
            SignalDesk signals,
            Recent recent,
            Approvals approvals,
            Stops stops) {
        this.parts = parts;
        this.reader = reader;
        this.detector = detector;
        this.keeper = keeper;
        this.signals = signals;
        this.recent = recent;
        this.approvals = approvals;
        this.stops = stops;
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe();
        }
    }

    /** Learns normal from a message of the past; nothing is acted on. */
    Receipt learn(Message message) {
        return learn(message, false);
    }

    /** Learns from a message; {@code handedIn} when it came live, too late to be acted on or again after a restart. */
    private Receipt learn(Message message, boolean handedIn) {
        if (parts.settings().of(message.branch()).isEmpty()) {
            return unknownBranch(message);
        }
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

    /** Takes a live message in. */
    Receipt accept(TenantDesk desk, Message message, Instant now) {
        Optional<BranchSettings> known = parts.settings().of(message.branch());
        if (known.isEmpty()) {
            return unknownBranch(message);
        }
        BranchSettings settings = known.get();
        if (message.direction() == Direction.OUT) {
            return Receipt.of(Receipt.Status.OUTGOING);
        }
        if (message.sentAt().isAfter(now.plus(CLOCK_SKEW))) {
            return Receipt.refused("sentAt is in the future: " + message.sentAt());
        }
        if (settings.approvers().stream().anyMatch(a -> isFrom(a, message))) {
            return approver(desk, settings, message, now);
        }
        Optional<Receipt> reply = reply(desk, message, now);
        boolean clientToo = reply.isEmpty() || !reply.get().problem().equals(VENDOR);
        if (!clientToo) {
            return Receipt.of(Receipt.Status.REPLY).with(reply.get().incidents());
        }
        if (message.sentAt().isBefore(now.minus(settings.maxAge()))) {
            return reply.isPresent() ? reply.get() : learn(message, true);
        }
        Receipt counted = count(desk, settings, message, now);
        return reply.map(r -> r.with(counted.incidents())).orElse(counted);
    }

    private static final String VENDOR = "vendor";

    private static Receipt unknownBranch(Message message) {
        return Receipt.refused("location is unknown: " + message.branch());
    }

    private static boolean isFrom(Approver approver, Message message) {
        return approver.contact().key().equals(message.contact().key());
    }

    private Receipt approver(TenantDesk desk, BranchSettings settings, Message message, Instant now) {
        Spoken spoken = read(message.text());
        if (spoken instanceof Spoken.Stop) {
            return stop(desk, settings, message, now);
        }
        if (desk.read(state -> state.isAnswered(message.id()))) {
            return Receipt.of(Receipt.Status.DUPLICATE);
        }
        String token = parts.vault()
                .tokenOf(message.branch().tenant(), message.contact().key());
        if (spoken instanceof Spoken.GoOn) {
            return goOn(desk, settings, message, token, now);
        }
        List<String> touched = desk.commit(now, state -> {
            Optional<Approvals.Heard> heard = approvals.decide(state, settings.branch(), token, spoken, now);
            if (heard.isEmpty()) {
                return Decision.nothing(List.<String>of());
            }
            Draft draft = heard.get().draft();
            Fields body = draft.body().with("message", message.id());
            return new Decision<>(
                    List.of(heard.get().incident()),
                    List.of(new Draft(draft.location(), draft.incident(), draft.kind(), body)));
        });
        if (!touched.isEmpty()) {
            stops.lowerIfObjected(desk, settings.branch(), now);
        } else if (spoken instanceof Spoken.Unclear
                || spoken instanceof Spoken.Approve
                || spoken instanceof Spoken.Refuse) {
            return heardUnclear(desk, message, token, now);
        }
        return Receipt.of(Receipt.Status.APPROVER).with(touched);
    }

    /** A stop waits behind nothing: neither behind the log nor behind the vault, and it is handed in again until it is durable. */
    private Receipt stop(TenantDesk desk, BranchSettings settings, Message message, Instant now) {
        if (desk.glance(state -> state.isAnswered(message.id())).orElse(false)) {
            return Receipt.of(Receipt.Status.DUPLICATE);
        }
        Scope scope = Scope.branch(settings.branch());
        parts.latch().set(scope, "");
        StopReceipt receipt = stops.stop(desk, scope, speaker(message), "said so in chat", said(message), now);
        if (!receipt.durable()) {
            throw new AuditFailedException("the stop of " + scope + " is in force and not yet durable");
        }
        return Receipt.of(Receipt.Status.APPROVER);
    }

    private String speaker(Message message) {
        try {
            return parts.vault()
                    .tokenOf(message.branch().tenant(), message.contact().key());
        } catch (RuntimeException e) {
            return "approver";
        }
    }

    /** Lifts the branch's stop when the one who set it says so, and said so after it. */
    private Receipt goOn(TenantDesk desk, BranchSettings settings, Message message, String token, Instant now) {
        Scope scope = Scope.branch(settings.branch());
        boolean theirs = desk.read(state -> state.stopOf(scope)
                .filter(stop -> stop.by().equals(token) && !message.sentAt().isBefore(stop.said()))
                .isPresent());
        if (!theirs) {
            return heardUnclear(desk, message, token, now);
        }
        stops.lift(desk, scope, token, "said so in chat", message.id(), now);
        return Receipt.of(Receipt.Status.APPROVER);
    }

    private static Fields said(Message message) {
        return Fields.of("message", message.id(), "sentAt", message.sentAt());
    }

    /** A plain "ok" decides nothing; the open incidents of the branch hear of it, so that a step can ask back. */
    private Receipt heardUnclear(TenantDesk desk, Message message, String token, Instant now) {
        parts.vault().file(message.branch().tenant(), token).keep("message:" + message.id(), message.text());
        List<String> open = desk.read(state -> state.open().stream()
                .filter(i -> i.branch.equals(message.branch()))
                .map(i -> i.id)
                .toList());
        for (String incident : open) {
            desk.commit(now, replyDraft(message, incident, token));
        }
        return Receipt.of(Receipt.Status.APPROVER).with(open);
    }

    private Spoken read(String text) {
        try {
            return parts.chat().read(text);
        } catch (RuntimeException | StackOverflowError e) {
            return new Spoken.Other();
        }
    }

    /** Gives an answer to the incident that last wrote to its sender. */
    private Optional<Receipt> reply(TenantDesk desk, Message message, Instant now) {
        String tenant = message.branch().tenant();
        if (desk.read(state -> state.open().isEmpty())) {
            return Optional.empty();
        }
        String token = parts.vault().tokenOf(tenant, message.personKey());
        Optional<TenantState.Addressee> addressee = desk.read(state -> state.lastToWriteTo(token));
        if (addressee.isEmpty()) {
            return Optional.empty();
        }
        String about = addressee.get().vendor() ? VENDOR : "";
        if (desk.read(state -> state.isAnswered(message.id()))) {
            return Optional.of(new Receipt(Receipt.Status.DUPLICATE, about, List.of()));
        }
        parts.vault().file(tenant, token).keep("message:" + message.id(), message.text());
        desk.commit(now, replyDraft(message, addressee.get().incident(), token));
        return Optional.of(
                new Receipt(Receipt.Status.REPLY, about, List.of(addressee.get().incident())));
    }

    private static Draft replyDraft(Message message, String incident, String token) {
        return Draft.of(
                message.branch(),
                incident,
                RecordKind.REPLY_RECEIVED,
                Fields.of("from", token, "message", message.id(), "sentAt", message.sentAt()));
    }

    private Receipt count(TenantDesk desk, BranchSettings settings, Message message, Instant now) {
        Message dated = message.sentAt().isAfter(now) ? at(message, now) : message;
        Backlog backlog = backlogs.computeIfAbsent(dated.branch(), branch -> new Backlog());
        Heard heard;
        try {
            heard = observed(dated, backlog);
        } catch (AuditFailedException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("message {} could not be counted", message.id(), e);
            return Receipt.refused("text could not be counted: " + e.getClass().getSimpleName());
        }
        Receipt counted = Receipt.of(Receipt.Status.COUNTED);
        Receipt receipt = heard.signal() ? counted.with(drain(desk, settings, backlog, now)) : counted;
        if (heard.complaint()) {
            save(dated.branch(), now);
        }
        return receipt;
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

    /** Saves what the detector learned of a tenant's branches and did not save with a complaint. What fails is saved later. */
    void save(String tenant, Instant now) {
        keeper.ifPresent(kept -> kept.due(tenant, now).forEach(branch -> {
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
}
