package io.crmautopilot.vendors.reply;

import io.crmautopilot.money.Money;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What one reply of a vendor says, in typed fields: no sentence of the vendor goes further than this.
 *
 * @param accepts whether somebody comes; unclear when nothing says so
 * @param arrival how long after the reply, in whole minutes; the later bound of a range
 * @param price the sum named; the lower bound of a range
 * @param priceKind what the sum is
 * @param ceiling the most that what was named may cost, fee and repair together, which is what is reserved; empty when the vendor
 *     left the top open
 * @param diagnosticsFee what coming and looking costs, where it is named apart
 * @param repair what the work costs, its lower bound, where it is named apart from the fee
 * @param repairCeiling the most that the work costs, where it is named apart from the fee
 * @param asksQuestion whether it asks, requests something or invites to choose
 * @param warnings what makes it suspicious; empty for an ordinary reply
 */
public record VendorReply(
        Stated<Answer> accepts,
        Stated<Duration> arrival,
        Stated<Money> price,
        PriceKind priceKind,
        Optional<Money> ceiling,
        Optional<Money> diagnosticsFee,
        Optional<Money> repair,
        Optional<Money> repairCeiling,
        boolean asksQuestion,
        Set<Warning> warnings) {

    /** Whether somebody comes. */
    public enum Answer {
        /** Somebody comes. */
        YES,
        /** Nobody comes. */
        NO,
        /** It does not say, or not for certain. */
        UNCLEAR
    }

    /** What a sum pays for, and how firm it is. */
    public enum PriceKind {
        /** One sum for the work, also an approximate one. */
        FIXED,
        /** A lower bound: "from", a minimum, a range, an hour of work. */
        FROM,
        /** The sum pays for coming or looking; the work is apart. */
        DIAGNOSTICS,
        /** No sum is named. */
        UNKNOWN
    }

    /** What makes a reply suspicious. */
    public enum Warning {
        /** Money is asked for before the work. */
        PREPAYMENT,
        /** A link to pay or to confirm. */
        LINK,
        /** Another number than the one we know. */
        CHANGED_NUMBER,
        /** Haste, or a price that rises unless one agrees at once. */
        PRESSURE,
        /** A card or account that is to be paid to. */
        CARD
    }

    /** Creates a reading; a price without its kind, or a kind without a price, is refused. */
    public VendorReply {
        if (price.value().isEmpty() != (priceKind == PriceKind.UNKNOWN)) {
            throw new IllegalArgumentException("price kind " + priceKind + " does not go with " + price);
        }
        EnumSet<Warning> copy = EnumSet.noneOf(Warning.class);
        copy.addAll(warnings);
        warnings = Collections.unmodifiableSet(copy);
    }

    /** Returns whether any warning stands. */
    public boolean suspicious() {
        return !warnings.isEmpty();
    }

    /** Returns the answer; unclear when nothing was stated. */
    public Answer answer() {
        return accepts.value().orElse(Answer.UNCLEAR);
    }
}
