package io.crmautopilot.engine;

import io.crmautopilot.action.Action;
import io.crmautopilot.approval.Spoken;
import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.guard.Approver;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.person.BranchRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Asks people for their word and takes it. A question is bound to the exact actions by a hash, is answered once with a one-time code,
 * and expires; silence is no, and then the next person in the chain is asked.
 */
final class Approvals {

    private final Parts parts;

    Approvals(Parts parts) {
        this.parts = parts;
    }

    /** A question that is to be asked: its record, and the action that carries it to the person. */
    record Question(List<Draft> drafts, Action ask) {}

    /** Returns the name of the question about these actions: the same actions are the same question. */
    static String idOf(IncidentState incident, List<Action> actions) {
        return incident.id + "/approval/" + hashOf(actions).substring(0, 10);
    }

    /** Returns the key of the action that carries a question to the approver with the given index. */
    static String askKey(String id, int index) {
        return id + "/ask/" + index;
    }

    static String hashOf(List<Action> actions) {
        TreeMap<String, String> hashes = new TreeMap<>();
        actions.forEach(action -> hashes.put(action.key(), action.hash()));
        StringBuilder joined = new StringBuilder();
        hashes.forEach(
                (key, hash) -> joined.append(key).append(' ').append(hash).append('\n'));
        return Action.sha256(joined.toString());
    }

    /**
     * Returns the question to the approver with the given index, or empty when nobody is left. The code is in the vault before the
     * question is recorded.
     */
    Optional<Question> ask(
            IncidentState incident, BranchSettings settings, String id, List<Action> actions, int index, Instant now) {
        return ask(
                incident,
                settings,
                id,
                actions,
                index,
                now.plus(settings.corridor().approvalPatience()),
                true);
    }

    /** Returns a question again that is recorded and was not brought to its approver: with the end that it had. */
    Optional<Question> ask(
            IncidentState incident, BranchSettings settings, ApprovalState recorded, List<Action> actions) {
        return ask(incident, settings, recorded.id, actions, recorded.approver, recorded.expires, false);
    }

    private Optional<Question> ask(
            IncidentState incident,
            BranchSettings settings,
            String id,
            List<Action> actions,
            int index,
            Instant expires,
            boolean anew) {
        if (index >= settings.approvers().size()) {
            return Optional.empty();
        }
        Approver approver = settings.approvers().get(index);
        String tenant = incident.branch.tenant();
        String to = parts.vault().tokenOf(tenant, approver.contact().key());
        parts.vault().file(tenant, to).keep("contact", approver.contact().key());
        PersonVault.File file = parts.vault().file(tenant, to);
        if (anew || file.recall("code:" + id).isEmpty()) {
            file.keep("code:" + id, parts.codes().get());
        }
        Fields total = total(actions);
        List<Fields> summaries = new ArrayList<>();
        for (Action action : actions) {
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
        Action ask = new Action(
                askKey(id, index),
                "approval.ask",
                incident.branch,
                incident.id,
                actions.get(0).step(),
                to,
                null,
                Fields.of(
                        "approvalId",
                        id,
                        "approver",
                        index,
                        "actions",
                        summaries,
                        "total",
                        total.isEmpty() ? null : total,
                        "expiresAt",
                        expires));
        Draft asked = Draft.of(
                incident,
                RecordKind.APPROVAL_ASKED,
                Fields.of(
                        "approval",
                        id,
                        "actions",
                        actions.stream().map(Action::key).toList(),
                        "hash",
                        hashOf(actions),
                        "approver",
                        index,
                        "role",
                        approver.role(),
                        "to",
                        to,
                        "expires",
                        expires));
        return Optional.of(new Question(List.of(asked), ask));
    }

    private static Fields total(List<Action> actions) {
        Money sum = null;
        for (Action action : actions) {
            if (action.reserve().isPresent()) {
                Money cost = action.reserve().get();
                sum = sum == null ? cost : sum.plus(cost);
            }
        }
        return sum == null ? Fields.empty() : sum.toFields();
    }

    /** What an approver's word did. */
    record Heard(Draft draft, String incident) {}

    /**
     * Returns the decision that a code makes, or empty when no open question of this branch's has that code: too late, used, another
     * person's, or wrong.
     */
    Optional<Heard> decide(TenantState tenant, BranchRef branch, String from, Spoken spoken, Instant now) {
        String code =
                spoken instanceof Spoken.Approve yes ? yes.code() : spoken instanceof Spoken.Refuse no ? no.code() : "";
        if (code.isBlank()) {
            return Optional.empty();
        }
        for (IncidentState incident : tenant.open()) {
            for (ApprovalState approval : incident.approvals.values()) {
                boolean theirs = approval.to.equals(from) && mayDecide(tenant.tenant, approval, spoken, now);
                if (theirs && matches(tenant.tenant, from, approval.id, code)) {
                    return Optional.of(new Heard(
                            Draft.of(
                                    incident,
                                    RecordKind.APPROVAL_DECIDED,
                                    Fields.of(
                                            "approval",
                                            approval.id,
                                            "hash",
                                            approval.hash,
                                            "approved",
                                            spoken instanceof Spoken.Approve,
                                            "by",
                                            from)),
                            incident.id));
                }
            }
        }
        return Optional.empty();
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

    private boolean matches(String tenant, String token, String approval, String code) {
        return parts.vault()
                .file(tenant, token)
                .recall("code:" + approval)
                .filter(expected -> java.security.MessageDigest.isEqual(bytes(expected), bytes(code)))
                .isPresent();
    }

    private static byte[] bytes(String code) {
        return code.strip().toUpperCase(Locale.ROOT).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
