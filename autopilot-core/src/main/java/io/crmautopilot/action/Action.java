package io.crmautopilot.action;

import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.person.BranchRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing to be done in the world, complete: whoever approves it approves exactly this, by its hash.
 *
 * @param key the idempotency key, made of incident, step and person: the same thing has the same key whoever asks for it
 * @param kind the effect that performs it, such as {@code client.message}
 * @param branch the branch that it is done for
 * @param incident the incident that it belongs to
 * @param step the plan's step that asks for it
 * @param to the token of the person or vendor that it reaches; empty when it reaches nobody
 * @param cost what it may cost at most, to be reserved before it starts; null when it costs nothing
 * @param details everything else: the template and its values, the agreed arrival, the grant
 */
public record Action(
        String key,
        String kind,
        BranchRef branch,
        String incident,
        String step,
        String to,
        @Nullable Money cost,
        Fields details) {

    /** The key in the details under which a step says why a person has to answer for an action, whatever the corridor allows. */
    public static final String NEEDS_PERSON = "needsPerson";

    /**
     * The key in the details under which a step says from when on an action is of no use any more, as an instant: people are asked about
     * it in time, and from then on the gate refuses it.
     */
    public static final String DEADLINE = "deadline";

    /** Creates an action; a blank key or kind and a negative cost are refused. */
    public Action {
        if (key.isBlank()) {
            throw new IllegalArgumentException("key of an action is blank");
        }
        if (kind.isBlank()) {
            throw new IllegalArgumentException("kind of action " + key + " is blank");
        }
        if (cost != null && cost.isNegative()) {
            throw new IllegalArgumentException("cost of action " + key + " is negative: " + cost);
        }
    }

    /** Returns what is to be reserved, or empty when it costs nothing. */
    public Optional<Money> reserve() {
        return Optional.ofNullable(cost).filter(Money::isPositive);
    }

    /** Returns this action as a JSON object. */
    public Fields toFields() {
        return Fields.of(
                "key",
                key,
                "kind",
                kind,
                "tenant",
                branch.tenant(),
                "location",
                branch.location(),
                "incident",
                incident,
                "step",
                step,
                "to",
                to,
                "cost",
                cost == null ? null : cost.toFields(),
                "details",
                details);
    }

    /** Returns the action that {@link #toFields()} wrote. */
    public static Action of(Fields fields) {
        return new Action(
                fields.text("key"),
                fields.text("kind"),
                new BranchRef(fields.text("tenant"), fields.text("location")),
                fields.text("incident"),
                fields.text("step"),
                fields.text("to"),
                fields.has("cost") ? Money.of(fields.fields("cost")) : null,
                fields.fields("details"));
    }

    /** Returns the SHA-256 over the canonical form: any change of vendor, payee, sum, text or deadline is another hash. */
    public String hash() {
        return sha256(toFields().canonical());
    }

    /** Returns the SHA-256 of a text's UTF-8 form in 64 hexadecimal digits; never fails, for every Java platform has it. */
    public static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Action[" + key + "]";
    }
}
