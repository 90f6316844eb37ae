package io.crmautopilot.vendors.negotiation;

import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to be agreed with one vendor, complete: whoever approves it approves exactly this.
 *
 * @param vendorId the vendor
 * @param arriveBy when somebody is there at the latest
 * @param fee what coming and looking costs, where it is named apart
 * @param repairCeiling the most that the work costs, where it is named apart; empty means that work needs a new proposal
 * @param total the most that all of it costs: what is reserved before it is agreed
 * @param demanded whether it is demanded after the work, beyond what was agreed: that is never agreed without a person
 */
public record Proposal(
        String vendorId,
        Instant arriveBy,
        Optional<Money> fee,
        Optional<Money> repairCeiling,
        Money total,
        boolean demanded) {

    /** Creates a proposal for work that is still to be done. */
    public Proposal(
            String vendorId, Instant arriveBy, Optional<Money> fee, Optional<Money> repairCeiling, Money total) {
        this(vendorId, arriveBy, fee, repairCeiling, total, false);
    }

    /** Returns this proposal as a JSON object. */
    public Fields toFields() {
        return Fields.of(
                "vendor",
                vendorId,
                "arriveBy",
                arriveBy,
                "fee",
                fee.map(Money::toFields).orElse(null),
                "repairCeiling",
                repairCeiling.map(Money::toFields).orElse(null),
                "total",
                total.toFields(),
                "demanded",
                demanded ? true : null);
    }

    /** Returns the proposal that {@link #toFields()} wrote. */
    public static Proposal of(Fields fields) {
        return new Proposal(
                fields.text("vendor"),
                fields.instant("arriveBy"),
                money(fields, "fee"),
                money(fields, "repairCeiling"),
                Money.of(fields.fields("total")),
                fields.flag("demanded"));
    }

    private static Optional<Money> money(Fields fields, String key) {
        return fields.has(key) ? Optional.of(Money.of(fields.fields(key))) : Optional.empty();
    }
}
