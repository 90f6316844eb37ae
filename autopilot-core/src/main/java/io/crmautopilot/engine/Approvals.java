package io.crmautopilot.engine;

import io.crmautopilot.action.Action;
import io.crmautopilot.approval.Spoken;
import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.guard.Approver;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Words questions to people and takes their answers. A question is bound to the exact actions by their hashes, is answered once with a
 * one-time code, and expires; silence is no.
 */
final class Approvals {

    /** So many codes of no open question within {@link #GUESSING}, and no yes of that person is heard any more. */
    static final int GUESSES = 5;

    static final Duration GUESSING = Duration.ofHours(1);

    private final Parts parts;

    Approvals(Parts parts) {
        this.parts = parts;
    }

    /** A question that is to be asked: its record, and the action that carries it to the person. */
    record Question(Draft draft, Action ask, String to) {}

    /** Returns the name of the question about these actions: the same actions are the same question. */
    static String idOf(IncidentState incident, List<Action> actions) {
        String id = incident.id + "/approval/" + hashOf(actions).substring(0, 10);
        String free = id;
        for (int again = 2; incident.approvals.containsKey(free); again++) {
            free = id + "-" + again;
        }
        return free;
    }

    /** Returns the key of the action that carries a question to the approver with the given index. */
    static String askKey(String id, int index) {
        return id + "/ask/" + index;
    }

    static String hashOf(List<Action> actions) {
        StringBuilder joined = new StringBuilder();
        hashes(actions)
                .forEach((key, hash) ->
                        joined.append(key).append(' ').append(hash).append('\n'));
        return Action.sha256(joined.toString());
    }

    private static Map<String, String> hashes(List<Action> actions) {
        TreeMap<String, String> hashes = new TreeMap<>();
        actions.forEach(action -> hashes.put(action.key(), action.hash()));
        return hashes;
    }

    /** Returns the token of an approver. */
    String tokenOf(BranchSettings settings, Approver approver) {
        return parts.vault()
                .tokenOf(settings.branch().tenant(), approver.contact().key());
    }

    /**
     * Returns the question to one person. The code is in the vault before the question is recorded.
     *
     * @param question the name under which every person is asked the same
     * @param earlier how many were asked it before
     */
    Question ask(
            IncidentState incident,
            BranchSettings settings,
            Batch batch,
            String question,
            int earlier,
            Approver approver,
            Instant expires) {
        String id = question + "+".repeat(earlier);
        int index = settings.approvers().indexOf(approver);
        String to = code(settings, approver, id, true);
        Fields asked = Fields.of(
                        "approval",
                        id,
                        "question",
                        question,
                        "actions",
                        batch.actions().stream().map(Action::key).toList(),
                        "hash",
                        hashOf(batch.actions()),
                        "hashes",
                        hashes(batch.actions()),
                        "needs",
                        batch.needs(),
                        "approver",
                        index,
                        "role",
                        approver.role(),
                        "to",
                        to,
                        "expires",
                        expires)
                .with("parts", batch.parts().isEmpty() ? null : batch.parts());
        return new Question(
                Draft.of(incident, RecordKind.APPROVAL_ASKED, asked),
                carrier(incident, batch, id, index, to, expires),
                to);
    }

    /** Returns a question again that is recorded and was not brought to its approver: with the end that it had. */
    Optional<Action> askAgain(IncidentState incident, BranchSettings settings, ApprovalState recorded, Batch batch) {
        return settings.approvers().stream()
                .filter(approver -> tokenOf(settings, approver).equals(recorded.to))
                .findFirst()
                .map(approver -> carrier(
                        incident,
                        batch,
                        recorded.id,
                        recorded.approver,
                        code(settings, approver, recorded.id, false),
                        recorded.expires));
    }

    /** Puts the code of a question into the vault and returns the approver's token. */
    private String code(BranchSettings settings, Approver approver, String id, boolean anew) {
        String tenant = settings.branch().tenant();
        String to = tokenOf(settings, approver);
        PersonVault.File file = parts.vault().file(tenant, to);
        file.keep("contact", approver.contact().key());
        if (anew || file.recall("code:" + id).isEmpty()) {
            file.keep("code:" + id, parts.codes().get());
        }
        return to;
    }

    private static Action carrier(
            IncidentState incident, Batch batch, String id, int index, String to, Instant expires) {
        List<Fields> summaries = new ArrayList<>();
        for (Action action : batch.actions()) {
            summaries.add(Fields.of(
                    "key",
                    action.key(),
                    "kind",
                    action.kind(),
                    "to",
                    action.to(),
                    "cost",
                    action.reserve().map(Money::toFields).orElse(null),
                    "details",
                    action.details()));
        }
        return new Action(
                askKey(id, index),
                "approval.ask",
                incident.branch,
                incident.id,
                batch.actions().get(0).step(),
                to,
                null,
                Fields.of(
                        "approvalId",
                        id,
                        "approver",
                        index,
                        "actions",
                        summaries,
                        "parts",
                        batch.parts().isEmpty() ? null : batch.parts(),
                        "needs",
                        batch.needs(),
                        "undo",
                        batch.undo(),
                        "total",
                        batch.sum().map(Money::toFields).orElse(null),
                        "expiresAt",
                        expires));
    }

    /** What an approver's word did. */
    record Heard(Draft draft, String incident) {}

    /**
     * Returns the decision that a code makes, or empty when no open question of the tenant's has that code: too late, used, another
     * person's, or wrong; and when it names a part that the question does not have.
     */
    Optional<Heard> decide(TenantState tenant, String from, Spoken spoken, Instant now) {
        String code =
                spoken instanceof Spoken.Approve yes ? yes.code() : spoken instanceof Spoken.Refuse no ? no.code() : "";
        // Who keeps guessing is not let in by chance; a no is heard all the same.
        boolean guesses = tenant.missesSince(from, now.minus(GUESSING)) >= GUESSES;
        if (code.isBlank() || (guesses && spoken instanceof Spoken.Approve)) {
            return Optional.empty();
        }
        for (IncidentState incident : tenant.open()) {
            for (ApprovalState approval : incident.approvals.values()) {
                boolean theirs = approval.to.equals(from) && mayDecide(tenant.tenant, approval, spoken, now);
                if (theirs && matches(tenant.tenant, from, approval.id, code)) {
                    return decided(incident, approval, spoken, from).map(draft -> new Heard(draft, incident.id));
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the decision of the person {@code from} about one question; empty when it is not theirs to answer, or not any more. */
    Optional<Draft> answer(
            TenantState tenant, IncidentState incident, ApprovalState asked, String from, Spoken spoken, Instant now) {
        return asked.to.equals(from) && mayDecide(tenant.tenant, asked, spoken, now)
                ? decided(incident, asked, spoken, from)
                : Optional.empty();
    }

    private static Optional<Draft> decided(IncidentState incident, ApprovalState approval, Spoken spoken, String from) {
        Fields body =
                Fields.of("approval", approval.id, "question", approval.question, "hash", approval.hash, "by", from);
        if (!(spoken instanceof Spoken.Approve yes)) {
            return Optional.of(Draft.of(incident, RecordKind.APPROVAL_DECIDED, body.with("approved", false)));
        }
        return approval.keysOf(yes.only())
                .map(keys -> Draft.of(
                        incident,
                        RecordKind.APPROVAL_DECIDED,
                        body.with("approved", true).with("only", keys.size() < approval.actions.size() ? keys : null)));
    }

    /** An open question may be answered until it expires; what was approved may still be refused, since a veto beats an approval. */
    private boolean mayDecide(String tenant, ApprovalState approval, Spoken spoken, Instant now) {
        return switch (approval.status) {
            case OPEN -> !isPast(tenant, approval, now);
            case APPROVED -> spoken instanceof Spoken.Refuse;
            case REFUSED, EXPIRED -> false;
        };
    }

    /** Tells whether the time for an answer is over, by the wall clock or by the steady counter. */
    boolean isPast(String tenant, ApprovalState approval, Instant now) {
        return parts.deadlines().isClosed(tenant + "/" + approval.id, approval.askedAt, approval.expires, now);
    }

    /** Tells whether {@code code} is the one that is kept under {@code name}; who keeps guessing is not let in by chance. */
    boolean isKept(TenantDesk desk, PersonVault.File file, String name, String token, String code, Instant now) {
        boolean guesses = desk.read(state -> state.missesSince(token, now.minus(GUESSING)) >= GUESSES);
        return !guesses
                && !code.isBlank()
                && file.recall(name)
                        .filter(expected -> MessageDigest.isEqual(bytes(expected), bytes(code)))
                        .isPresent();
    }

    private boolean matches(String tenant, String token, String approval, String code) {
        return parts.vault()
                .file(tenant, token)
                .recall("code:" + approval)
                .filter(expected -> MessageDigest.isEqual(bytes(expected), bytes(code)))
                .isPresent();
    }

    private static byte[] bytes(String code) {
        return code.strip().toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    }
}
