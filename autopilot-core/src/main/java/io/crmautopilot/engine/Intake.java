package io.crmautopilot.engine;

import io.crmautopilot.approval.Scope;
import io.crmautopilot.approval.Spoken;
import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.engine.TenantDesk.Decision;
import io.crmautopilot.guard.Approver;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.json.Fields;
import io.crmautopilot.message.Message;
import io.crmautopilot.message.Message.Direction;
import io.crmautopilot.person.BranchRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes messages in: tells answers, approvers' words and clients' complaints apart, and counts the last. A message that cannot be used
 * is refused by name and stops nothing.
 */
final class Intake {

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    private final Parts parts;
    private final Counting counting;
    private final Approvals approvals;
    private final Stops stops;
    private final Matters matters;

    Intake(Parts parts, Counting counting, Approvals approvals, Stops stops, Matters matters) {
        this.parts = parts;
        this.counting = counting;
        this.approvals = approvals;
        this.stops = stops;
        this.matters = matters;
    }

    /** Learns normal from a message of the past; nothing is acted on. */
    Receipt learn(Message message) {
        return parts.settings().of(message.branch()).isEmpty()
                ? unknownBranch(message)
                : counting.learn(message, false);
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
            return reply.isPresent() ? reply.get() : counting.learn(message, true);
        }
        Counting.Counted result = counting.count(desk, settings, message, now);
        matters.look(desk, settings, message, result.complaint(), now);
        Receipt counted = result.receipt();
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
        Spoken spoken = own(read(message.text()), message);
        if (spoken instanceof Spoken.Stop) {
            return stop(desk, settings, message, now);
        }
        if (desk.read(state -> state.isAnswered(message.id()))) {
            return Receipt.of(Receipt.Status.DUPLICATE);
        }
        String token = parts.vault()
                .tokenOf(message.branch().tenant(), message.contact().key());
        if (spoken instanceof Spoken.GoOn goOn) {
            return goOn(desk, settings, message, token, goOn.code(), now);
        }
        boolean code = spoken instanceof Spoken.Approve || spoken instanceof Spoken.Refuse;
        List<String> touched = desk.commit(now, state -> {
            Optional<Approvals.Heard> heard = approvals.decide(state, token, spoken, now);
            if (heard.isEmpty()) {
                return code
                        ? new Decision<>(List.<String>of(), List.of(missed(message, token)))
                        : Decision.nothing(List.<String>of());
            }
            Draft draft = heard.get().draft();
            Fields body = draft.body().with("message", message.id());
            return new Decision<>(
                    List.of(heard.get().incident()),
                    List.of(new Draft(draft.location(), draft.incident(), draft.kind(), body)));
        });
        if (!touched.isEmpty()) {
            BranchRef branch = desk.read(state -> state.required(touched.get(0)).branch);
            stops.lowerIfObjected(desk, branch, now);
        } else if (spoken instanceof Spoken.Unclear
                || spoken instanceof Spoken.Approve
                || spoken instanceof Spoken.Refuse) {
            return heardUnclear(desk, message, token, now);
        }
        return Receipt.of(Receipt.Status.APPROVER)
                .with(touched.isEmpty() ? answered(desk, message, token, now) : touched);
    }

    /** What decides nothing may still answer what an incident asked, such as how a vendor did. */
    private List<String> answered(TenantDesk desk, Message message, String token, Instant now) {
        Optional<TenantState.Addressee> asker = desk.read(state -> state.lastToWriteTo(token));
        if (asker.isEmpty()) {
            return List.of();
        }
        parts.vault().file(message.branch().tenant(), token).keep("message:" + message.id(), message.text());
        desk.commit(now, Replies.draft(message, asker.get().incident(), token, false));
        return List.of(asker.get().incident());
    }

    /** What somebody else wrote and an approver passed on lets nothing happen; a stop and a no are heeded whoever thought of them. */
    private static Spoken own(Spoken spoken, Message message) {
        return message.forwarded() && (spoken instanceof Spoken.Approve || spoken instanceof Spoken.GoOn)
                ? new Spoken.Unclear()
                : spoken;
    }

    private static Draft missed(Message message, String token) {
        return Draft.of(
                message.branch(),
                "",
                RecordKind.APPROVAL_MISSED,
                Fields.of("from", token, "message", message.id(), "sentAt", message.sentAt()));
    }

    /** A stop waits behind nothing: neither behind the log nor behind the vault, and it is handed in again until it is durable. */
    private Receipt stop(TenantDesk desk, BranchSettings settings, Message message, Instant now) {
        if (desk.glance(state -> state.isAnswered(message.id())).orElse(false)) {
            return Receipt.of(Receipt.Status.DUPLICATE);
        }
        Scope scope = Scope.branch(settings.branch());
        parts.latch().set(scope);
        StopReceipt receipt = stops.stop(desk, scope, speaker(message), "said so in chat", said(message), now);
        if (!receipt.durable()) {
            throw new AuditFailedException("the stop of " + scope + " is in force and not yet durable");
        }
        return new Receipt(Receipt.Status.APPROVER, "", List.of(), Optional.of(withCode(receipt, scope, message)));
    }

    /** Going on lets things happen, so it needs a code as an approval does. Without one the host lifts the stop. */
    private StopReceipt withCode(StopReceipt receipt, Scope scope, Message message) {
        try {
            String code = parts.codes().get();
            String tenant = message.branch().tenant();
            String token = parts.vault().tokenOf(tenant, message.contact().key());
            parts.vault().file(tenant, token).keep(resume(scope), code);
            return receipt.resumedBy(code);
        } catch (RuntimeException e) {
            return receipt;
        }
    }

    private static String resume(Scope scope) {
        return "code:resume/" + scope.name();
    }

    private String speaker(Message message) {
        try {
            return parts.vault()
                    .tokenOf(message.branch().tenant(), message.contact().key());
        } catch (RuntimeException e) {
            return "approver";
        }
    }

    /** Lifts the branch's stop when the one who set it says so, said so after it, and with the code of the answer to it. */
    private Receipt goOn(
            TenantDesk desk, BranchSettings settings, Message message, String token, String code, Instant now) {
        Scope scope = Scope.branch(settings.branch());
        boolean theirs = desk.read(state -> state.stopOf(scope)
                .filter(stop -> stop.by().equals(token) && !message.sentAt().isBefore(stop.said()))
                .isPresent());
        PersonVault.File file = parts.vault().file(message.branch().tenant(), token);
        boolean fits = approvals.isKept(desk, file, resume(scope), token, code, now);
        if (!theirs || !fits) {
            if (!code.isBlank()) {
                desk.commit(now, missed(message, token));
            }
            return heardUnclear(desk, message, token, now);
        }
        stops.lift(desk, scope, token, "said so in chat", message.id(), now);
        file.keep(resume(scope), "");
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
            desk.commit(now, Replies.draft(message, incident, token, false));
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
        boolean complaint = about.isEmpty() && counting.isComplaint(message);
        desk.commit(now, Replies.draft(message, addressee.get().incident(), token, complaint));
        return Optional.of(
                new Receipt(Receipt.Status.REPLY, about, List.of(addressee.get().incident())));
    }
}
