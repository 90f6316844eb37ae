package io.crmautopilot.engine;

import io.crmautopilot.money.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.function.Function;

/** The books of the tenants' ledgers, as they stand when they are asked. */
final class LedgerBooks implements Books {

    private final Function<String, TenantDesk> desks;

    LedgerBooks(Function<String, TenantDesk> desks) {
        this.desks = desks;
    }

    @Override
    public Money takenByClient(String tenant, String client, Instant at, ZoneId zone, Currency currency) {
        int year = at.atZone(zone).getYear();
        return new Money(desks.apply(tenant).read(state -> state.ledger.takenByClient(client, year)), currency);
    }

    @Override
    public int timesTakenByClient(String tenant, String client, Instant at, ZoneId zone) {
        int year = at.atZone(zone).getYear();
        return desks.apply(tenant).read(state -> state.ledger.timesTakenByClient(client, year));
    }
}
