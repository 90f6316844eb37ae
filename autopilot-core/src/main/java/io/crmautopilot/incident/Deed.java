package io.crmautopilot.incident;

import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that people did about an incident themselves, beside what the autopilot did or would have done.
 *
 * @param kind what
 * @param doneAt when they did it, which may be long before it is written down
 * @param cost what it cost; null when it cost nothing or nobody says
 */
public record Deed(Kind kind, Instant doneAt, @Nullable Money cost) {

    /** What people do in such an hour. */
    public enum Kind {
        /** The owner, or whoever leads the branch, learned of it. */
        OWNER_KNEW,
        /** A repairman, or whoever could help, was agreed with. */
        VENDOR_AGREED,
        /** The clients who suffered were told. */
        CLIENTS_TOLD,
        /** The clients were made good. */
        COMPENSATED,
        /** The trouble was over. */
        SOLVED
    }

    /** Creates a deed; a negative cost is refused. */
    public Deed {
        if (cost != null && cost.isNegative()) {
            throw new IllegalArgumentException("cost of " + kind + " is negative: " + cost);
        }
    }

    /** Returns what it cost, or empty. */
    public Optional<Money> price() {
        return Optional.ofNullable(cost);
    }

    /** Returns this deed as a JSON object. */
    public Fields toFields() {
        return Fields.of("deed", kind, "doneAt", doneAt, "cost", cost == null ? null : cost.toFields());
    }

    /** Returns the deed that {@link #toFields()} wrote. */
    public static Deed of(Fields fields) {
        return new Deed(
                Kind.valueOf(fields.text("deed")),
                fields.instant("doneAt"),
                fields.has("cost") ? Money.of(fields.fields("cost")) : null);
    }
}
