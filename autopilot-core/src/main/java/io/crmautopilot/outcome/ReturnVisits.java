package io.crmautopilot.outcome;

import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.guard.TenantSettings;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.ClientCards;
import java.time.Duration;
import java.time.Instant;

/**
 * Says whether a client came back. Called by whoever computes outcomes, on that thread; what it throws reaches the caller. The log
 * itself knows no visits, so without this port nobody is known to have been retained.
 */
@FunctionalInterface
public interface ReturnVisits {

    /**
     * Returns whether the client behind {@code token} was at any of the tenant's branches after {@code after}, in the time that the
     * host gives them; unknown with the reason {@link Unknown#TOO_EARLY} while that time runs and they were not, and
     * {@link Unknown#NOT_SAID} when it cannot be traced who they are.
     *
     * @param after when the incident ended
     * @param now the time of the log's last record
     */
    Measured<Boolean> returned(BranchRef branch, String token, Instant after, Instant now);

    /**
     * Returns the port that looks into the host's own appointment books.
     *
     * @param vault tells who stands behind a token; of a person who was forgotten nothing is known
     * @param cards the client cards and books
     * @param settings the tenant's branches
     * @param within how long a client has to come back: as long as your regular clients stay away at most
     * @throws IllegalArgumentException when {@code within} is not positive
     */
    static ReturnVisits of(PersonVault vault, ClientCards cards, TenantSettings settings, Duration within) {
        if (within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("the time to come back is not positive: " + within);
        }
        return new CardVisits(vault, cards, settings, within);
    }

    /** Returns the port of a host that says nothing about visits. */
    static ReturnVisits unknown() {
        return (branch, token, after, now) -> Measured.unknown(Unknown.NOT_SAID);
    }
}
