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
 */
public record Proposal(
        String vendorId, Instant arriveBy, Optional<Money> fee, Optional<Money> repairCeiling, Money total) {

    /** Returns this proposal as a JSON object. */
    public Fields toFields() {
        return Fields.of(
                "vendor", vendorId,
                "arriveBy", arriveBy,
                "fee", fee.map(Money::toFields).orElse(null),
                "repairCeiling", repairCeiling.map(Money::toFields).orElse(null),
                "total", total.toFields());
    }

    /** Returns the proposal that {@link #toFields()} wrote. */
    public static Proposal of(Fields fields) {
        return new Proposal(
                fields.text("vendor"),
                fields.instant("arriveBy"),
                money(fields, "fee"),
                money(fields, "repairCeiling"),
                Money.of(fields.fields("total")));
    }

    private static Optional<Money> money(Fields fields, String key) {
        return fields.has(key) ? Optional.of(Money.of(fields.fields(key))) : Optional.empty();
    }
}
