package io.crmautopilot.steps;

import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.Move;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.vendors.negotiation.Proposal;

/** The cases in which a person goes on with a vendor, each with its code and what the person best does next. */
final class VendorCases {

    private VendorCases() {}

    /** The guard, a cap or a person refused what every vendor would need. */
    static Move refused(ActionView no, String id) {
        String sum = no.action().reserve().map(most -> " for at most " + most).orElse("");
        return new Move.HandOver(
                no.action().kind() + " to " + id + " was refused (" + no.rule() + "): " + no.reason(),
                "decide whether " + id + " is to come" + sum,
                "action-refused",
                Fields.of("kind", no.action().kind(), "id", id));
    }

    /** Who is booked said or did something that only a person can judge. */
    static Move unclear(String id, Proposal agreed, String why) {
        return new Move.HandOver(
                id + " " + why + "; agreed is at most " + agreed.total(),
                "read what " + id + " wrote, and decide how it goes on",
                "vendor-unclear",
                Fields.of("id", id, "agreed", agreed.total().toFields()));
    }

    /** Nobody is left to be asked. */
    static Move nobody(String best, String reasons) {
        return new Move.HandOver(
                "no vendor was booked: " + reasons,
                "call " + best + ", the best of those judged, by phone",
                "no-booking",
                Fields.of("id", best));
    }

    /** Nobody was booked, and an offer is there that a person may take. */
    static Move offered(String id, Proposal offer, String arriveBy, String reasons) {
        return new Move.HandOver(
                "no vendor was booked: " + reasons,
                "decide about the offer of " + id + ": there by " + arriveBy + " for at most " + offer.total(),
                "no-booking-offer",
                Fields.of("id", id, "most", offer.total().toFields()));
    }

    /** The work is done, and the bill is above what was agreed. */
    static Move disputed(String id, Fields asked, Fields agreed) {
        return new Move.HandOver(
                id + " asks " + Money.of(asked) + " for the work, agreed was at most " + Money.of(agreed),
                "pay at most " + Money.of(agreed) + ", as agreed in writing, or agree on the rest",
                "price-disputed",
                Fields.of("id", id, "asked", asked, "agreed", agreed));
    }
}
