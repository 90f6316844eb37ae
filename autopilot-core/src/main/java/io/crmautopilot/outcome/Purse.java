package io.crmautopilot.outcome;

import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The money of one incident, as the budget's own rules count it. */
final class Purse {

    private record Hold(Money amount, Instant expires) {}

    private final Map<String, Hold> held = new LinkedHashMap<>();
    private final Map<String, Money> settled = new LinkedHashMap<>();
    private @Nullable Money limit;

    /** Takes the corridor in a plan's record: sums in major units. */
    void corridor(Fields corridor) {
        Currency currency = Currency.getInstance(corridor.text("currency"));
        limit = Money.ofMajor(new BigDecimal(corridor.text("perIncident")), currency);
    }

    void reserve(String key, Money amount, Instant expires) {
        if (!settled.containsKey(key)) {
            held.putIfAbsent(key, new Hold(amount, expires));
        }
    }

    void settle(String key, Money amount) {
        if (held.remove(key) != null) {
            settled.put(key, amount);
        }
    }

    void release(String key) {
        held.remove(key);
    }

    /** Tells whether anything was paid under a key that starts with {@code prefix}. */
    boolean paid() {
        return settled.values().stream().anyMatch(Money::isPositive);
    }

    IncidentMoney money(Instant now, Measured<Money> usualLoss) {
        if (limit == null) {
            return new IncidentMoney(
                    Measured.unknown(Unknown.NOT_PLANNED),
                    Measured.unknown(Unknown.NOT_PLANNED),
                    Measured.unknown(Unknown.NOT_PLANNED),
                    usualLoss);
        }
        Money spent = Money.zero(limit.currency());
        Money promised = spent;
        for (Money amount : settled.values()) {
            spent = spent.plus(amount);
        }
        for (Hold hold : held.values()) {
            // Nobody said what became of it: calling it free could spend it twice.
            boolean over = !now.isBefore(hold.expires());
            spent = over ? spent.plus(hold.amount()) : spent;
            promised = over ? promised : promised.plus(hold.amount());
        }
        return new IncidentMoney(Measured.known(spent), Measured.known(promised), Measured.known(limit), usualLoss);
    }
}
