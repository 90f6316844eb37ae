package io.crmautopilot.engine;

import io.crmautopilot.money.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;

/**
 * What the journal's ledger says of money, for lookups of a kit. Read only. Safe for any number of threads. It throws when the log cannot
 * be read; a lookup that lets it pass is asked again a little later.
 */
@FunctionalInterface
public interface Books {

    /** Books in which nothing was ever taken, for kits that are tried out without an engine. */
    Books EMPTY = (tenant, client, at, zone, currency) -> Money.zero(currency);

    /**
     * Returns what is reserved and settled for a client in the calendar year of {@code at} in {@code zone}, over all incidents of the
     * tenant; zero when nothing is.
     *
     * @param tenant the tenant
     * @param client the client's token
     * @param at a time in that year
     * @param zone whose calendar counts
     * @param currency the currency of the caps
     */
    Money takenByClient(String tenant, String client, Instant at, ZoneId zone, Currency currency);

    /** Returns how many sums that is: how often the client was given something that year. Books that do not count answer zero. */
    default int timesTakenByClient(String tenant, String client, Instant at, ZoneId zone) {
        return 0;
    }
}
