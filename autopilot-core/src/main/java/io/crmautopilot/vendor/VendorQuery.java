package io.crmautopilot.vendor;

import io.crmautopilot.person.BranchRef;
import java.time.Duration;

/**
 * What is looked for: a trade, near a place, soon enough.
 *
 * @param branch the branch at which the work is to be done; a directory keeps what it remembers apart by its tenant
 * @param trade identifier of the trade, such as {@code hvac}, {@code plumbing}, {@code electrician}
 * @param place where the branch is
 * @param within how soon someone should be there; longer than zero
 */
public record VendorQuery(BranchRef branch, String trade, GeoPoint place, Duration within) {

    /** Creates a query; a blank trade or a time that is not above zero is refused. */
    public VendorQuery {
        if (trade.isBlank()) {
            throw new IllegalArgumentException("trade of a vendor query is blank");
        }
        if (within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("within must be longer than zero, not " + within);
        }
    }
}
