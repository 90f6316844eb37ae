package io.crmautopilot.guard;

import io.crmautopilot.money.Money;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

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
 * @param categories caps of categories of spending; all that a kind belongs to hold
 */
public record Caps(
        Money perAction,
        Money perIncident,
        Money perDay,
        Money perMonth,
        Money perVendorPerMonth,
        Money perClientPerYear,
        Money compensationPerClient,
        List<CategoryCap> categories) {

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
        categories = List.copyOf(categories);
        for (CategoryCap category : categories) {
            Stream.of(category.perIncident(), category.perDay(), category.perMonth())
                    .filter(Objects::nonNull)
                    .forEach(cap -> check("categories." + category.name(), cap, currency));
        }
    }

    /** Creates caps without categories. */
    public Caps(
            Money perAction,
            Money perIncident,
            Money perDay,
            Money perMonth,
            Money perVendorPerMonth,
            Money perClientPerYear,
            Money compensationPerClient) {
        this(
                perAction,
                perIncident,
                perDay,
                perMonth,
                perVendorPerMonth,
                perClientPerYear,
                compensationPerClient,
                List.of());
    }

    /** Returns these caps with exactly these categories. */
    public Caps with(List<CategoryCap> caps) {
        return new Caps(
                perAction,
                perIncident,
                perDay,
                perMonth,
                perVendorPerMonth,
                perClientPerYear,
                compensationPerClient,
                caps);
    }

    /** Returns caps under which nothing may be spent. */
    public static Caps nothing(Currency currency) {
        Money zero = Money.zero(currency);
        return new Caps(zero, zero, zero, zero, zero, zero, zero);
    }

    /** Returns the lower of each pair of caps, and the categories of both; both must be of one currency. */
    public Caps lowest(Caps other) {
        Set<CategoryCap> both = new LinkedHashSet<>(categories);
        both.addAll(other.categories);
        return new Caps(
                perAction.min(other.perAction),
                perIncident.min(other.perIncident),
                perDay.min(other.perDay),
                perMonth.min(other.perMonth),
                perVendorPerMonth.min(other.perVendorPerMonth),
                perClientPerYear.min(other.perClientPerYear),
                compensationPerClient.min(other.compensationPerClient),
                List.copyOf(both));
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
