package io.crmautopilot.guard;

import io.crmautopilot.money.Money;
import java.util.Currency;

/**
 * What may be spent without a person's confirmation. All sums are of one currency; each cap holds together with all others.
 *
 * @param perAction for one action; beyond it a person is asked
 * @param perIncident for one incident in all
 * @param perDay for the tenant on one day of its own calendar
 * @param perMonth for the tenant in one month of its own calendar
 * @param perVendorPerMonth for one vendor in one month
 * @param perClientPerYear for one client in one year
 * @param compensationPerClient for one client in one incident
 */
public record Caps(
        Money perAction,
        Money perIncident,
        Money perDay,
        Money perMonth,
        Money perVendorPerMonth,
        Money perClientPerYear,
        Money compensationPerClient) {

    /** Creates caps; a negative one and a second currency are refused by name. */
    public Caps {
        Currency currency = perAction.currency();
        check("perAction", perAction, currency);
        check("perIncident", perIncident, currency);
        check("perDay", perDay, currency);
        check("perMonth", perMonth, currency);
        check("perVendorPerMonth", perVendorPerMonth, currency);
        check("perClientPerYear", perClientPerYear, currency);
        check("compensationPerClient", compensationPerClient, currency);
    }

    /** Returns caps under which nothing may be spent. */
    public static Caps nothing(Currency currency) {
        Money zero = Money.zero(currency);
        return new Caps(zero, zero, zero, zero, zero, zero, zero);
    }

    /** Returns the lower of each pair of caps; both must be of one currency. */
    public Caps lowest(Caps other) {
        return new Caps(
                perAction.min(other.perAction),
                perIncident.min(other.perIncident),
                perDay.min(other.perDay),
                perMonth.min(other.perMonth),
                perVendorPerMonth.min(other.perVendorPerMonth),
                perClientPerYear.min(other.perClientPerYear),
                compensationPerClient.min(other.compensationPerClient));
    }

    /** Returns the currency of all caps. */
    public Currency currency() {
        return perAction.currency();
    }

    private static void check(String name, Money cap, Currency currency) {
        if (cap.isNegative()) {
            throw new IllegalArgumentException(name + " is negative: " + cap);
        }
        if (!cap.currency().equals(currency)) {
            throw new IllegalArgumentException(name + " is in " + cap.currency() + ", perAction in " + currency);
        }
    }
}
