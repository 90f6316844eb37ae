package io.crmautopilot.openai;

import io.crmautopilot.guard.BudgetLedger;
import io.crmautopilot.guard.BudgetLedger.Reservation;
import io.crmautopilot.guard.Caps;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;

/**
 * Tokens and requests of one tenant, counted by the ledger that counts money: reserved before, settled after, every cap at every moment.
 * Not thread-safe: its book holds the lock.
 */
final class ModelLedger {

    /** Three times X: ISO 4217's code for "transactions where no currency is involved". */
    private static final Currency UNITS = Currency.getInstance("X".repeat(3));

    private static final Duration OPEN = Duration.ofDays(366);

    private final Caps tokenCaps;
    private final Caps callCaps;
    private final ZoneId zone;
    private BudgetLedger tokens = new BudgetLedger();
    private BudgetLedger calls = new BudgetLedger();

    ModelLedger(ModelBudget budget, ZoneId zone) {
        this.tokenCaps = caps(budget.tokensPerIncident(), budget.tokensPerDay(), budget.tokensPerMonth());
        this.callCaps = caps(budget.callsPerIncident(), budget.callsPerDay(), budget.callsPerMonth());
        this.zone = zone;
    }

    private static Caps caps(long incident, long day, long month) {
        Money most = units(Long.MAX_VALUE);
        return new Caps(most, units(incident), units(day), units(month), most, most, most);
    }

    private static Money units(long count) {
        return new Money(count, UNITS);
    }

    void clear() {
        tokens = new BudgetLedger();
        calls = new BudgetLedger();
    }

    /** Returns the first cap that a question would pass, or empty. */
    Optional<String> refusal(Fields asked, Instant now) {
        return tokens.check(reservation(asked, "tokens", now), tokenCaps, zone)
                .map(refusal -> "tokens " + refusal.cap())
                .or(() -> calls.check(reservation(asked, "calls", now), callCaps, zone)
                        .map(refusal -> "calls " + refusal.cap()));
    }

    void reserve(Fields asked, Instant at) {
        tokens.reserve(reservation(asked, "tokens", at), zone);
        calls.reserve(reservation(asked, "calls", at), zone);
    }

    /** A number above what was reserved counts as all of it: no server can make the books wrong. */
    void settle(Fields answered) {
        String id = id(answered);
        settle(tokens, id, answered.number("tokens"));
        settle(calls, id, answered.number("calls"));
    }

    private static void settle(BudgetLedger ledger, String id, long used) {
        ledger.reserved(id)
                .ifPresent(held -> ledger.settle(
                        id, units(Math.max(0, Math.min(used, held.amount().minor())))));
    }

    private static Reservation reservation(Fields asked, String unit, Instant at) {
        return new Reservation(id(asked), units(asked.number(unit)), asked.text("about"), "", "", at, at.plus(OPEN));
    }

    private static String id(Fields body) {
        return body.text("key") + "#" + body.number("attempt");
    }
}
