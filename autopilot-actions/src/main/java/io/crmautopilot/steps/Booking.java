package io.crmautopilot.steps;

import io.crmautopilot.engine.Noted;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * What was agreed with the vendor who is to come, as the vendor's step wrote it down for all steps to read.
 *
 * @param vendor the vendor's token
 * @param arriveBy when somebody is to be there at the latest
 * @param ceiling the most that it may cost
 * @param fee what coming and looking costs; empty when it is not named apart
 * @param at when it was agreed
 */
record Booking(String vendor, Instant arriveBy, Money ceiling, Optional<Money> fee, Instant at) {

    /** What the note is called. */
    static final String BOOKED = "vendor.booked";

    /** What the note is called that ends a booking: the vendor did not come, or called it off. */
    static final String LOST = "vendor.lost";

    Fields toFields() {
        return Fields.of(
                "vendor",
                vendor,
                "arriveBy",
                arriveBy,
                "ceiling",
                ceiling.toFields(),
                "fee",
                fee.map(Money::toFields).orElse(null));
    }

    /** Returns the booking that stands now, or empty when there is none. */
    static Optional<Booking> of(StepView view) {
        Booking standing = null;
        for (Noted note : view.notes()) {
            if (note.what().equals(BOOKED)) {
                standing = new Booking(
                        note.facts().text("vendor"),
                        note.facts().instant("arriveBy"),
                        Money.of(note.facts().fields("ceiling")),
                        note.facts().has("fee")
                                ? Optional.of(Money.of(note.facts().fields("fee")))
                                : Optional.empty(),
                        note.at());
            } else if (note.what().equals(LOST)) {
                standing = null;
            }
        }
        return Optional.ofNullable(standing);
    }
}
