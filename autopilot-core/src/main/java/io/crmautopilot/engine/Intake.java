package io.crmautopilot.engine;

import io.crmautopilot.approval.Spoken;
import io.crmautopilot.engine.TenantDesk.Decision;
import io.crmautopilot.guard.Approver;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.json.Fields;
import io.crmautopilot.message.Message;
import io.crmautopilot.message.Message.Direction;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.ReadingBuffer;
import io.crmautopilot.signal.AnomalyDetector;
import io.crmautopilot.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes messages in: tells answers, approvers' words and clients' complaints apart, and counts the last. A message that cannot be used
 * is refused by name and stops nothing.
 */
final class Intake {

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    private static final int STRIPES = 64;

    /** Branches that share a stripe are read one after the other; each stripe has a buffer, so that reading allocates nothing. */
    private static final class Stripe {
        final ReentrantLock lock = new ReentrantLock();
        final ReadingBuffer buffer = new ReadingBuffer();
    }

    private final Parts parts;
    private final MessageReader reader;
    private final AnomalyDetector detector;
    private final SignalDesk signals;
    private final Recent recent;
    private final Approvals approvals;
    private final Stops stops;
    private final Stripe[] stripes = new Stripe[STRIPES];

    Intake(
            Parts parts,
            MessageReader reader,
            AnomalyDetector detector,
            SignalDesk signals,
            Recent recent,
            Approvals approvals,
            Stops stops) {
        this.parts = parts;
        this.reader = reader;
        this.detector = detector;
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
        if (parts.settings().of(message.branch()).isEmpty()) {
            return unknownBranch(message);
        }
        if (message.direction() == Direction.OUT) {
            return Receipt.of(Receipt.Status.OUTGOING);
        }
        Stripe stripe = stripe(message);
        stripe.lock.lock();
        try {
            reader.read(message.text(), stripe.buffer);
            detector.learn(message, stripe.buffer);
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
            return reply.isPresent() ? reply.get() : learn(message);
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
        if (desk.read(state -> state.isAnswered(message.id()))) {
            return Receipt.of(Receipt.Status.DUPLICATE);
        }
        Spoken spoken = read(message.text());
        String token = parts.vault()
                .tokenOf(message.branch().tenant(), message.contact().key());
        if (spoken instanceof Spoken.Stop) {
            stops.stop(
                    desk,
                    io.crmautopilot.approval.Scope.branch(settings.branch()),
                    token,
                    "said so in chat",
                    message.id(),
                    now);
            return Receipt.of(Receipt.Status.APPROVER);
        }
        if (spoken instanceof Spoken.GoOn) {
            stops.lift(
                    desk,
                    io.crmautopilot.approval.Scope.branch(settings.branch()),
                    token,
                    "said so in chat",
                    message.id(),
                    now);
            return Receipt.of(Receipt.Status.APPROVER);
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
        Stripe stripe = stripe(dated);
        List<Signal> changed;
        stripe.lock.lock();
        try {
            reader.read(dated.text(), stripe.buffer);
            if (stripe.buffer.complaint()) {
                recent.add(dated, stripe.buffer.language());
            }
            changed = detector.observe(dated, stripe.buffer);
            if (changed.isEmpty()) {
                return Receipt.of(Receipt.Status.COUNTED);
            }
            List<String> incidents = new ArrayList<>();
            for (Signal signal : changed) {
                signals.handle(desk, settings, signal, now).ifPresent(incidents::add);
            }
            return Receipt.of(Receipt.Status.COUNTED).with(incidents);
        } finally {
            stripe.lock.unlock();
        }
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

    /** Says that an incident is over, so that its evidence leaves all windows. */
    void closed(Signal signal) {
        Stripe stripe = stripes[Math.floorMod(signal.branch().hashCode(), STRIPES)];
        stripe.lock.lock();
        try {
            detector.closed(signal);
        } finally {
            stripe.lock.unlock();
        }
    }

    private Stripe stripe(Message message) {
        return stripes[Math.floorMod(message.branch().hashCode(), STRIPES)];
    }
}
