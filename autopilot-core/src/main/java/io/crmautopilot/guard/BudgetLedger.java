package io.crmautopilot.guard;

import io.crmautopilot.money.Money;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The budget of one tenant: reserve, settle, release in whole minor units. A sum counts against every cap from its reservation on, in
 * the periods in which it was reserved, until it is released. State is a fold: the same calls in the same order give the same ledger.
 * Not thread-safe: the engine's gate holds a lock around check and reservation, which is what makes them one step.
 */
public final class BudgetLedger {

    private final Map<String, Long> totals = new HashMap<>();

    /** How many sums each client's year holds. */
    private final Map<String, Integer> times = new HashMap<>();

    private final Map<String, Entry> open = new LinkedHashMap<>();
    private final Map<String, Long> settled = new HashMap<>();

    /** Creates a ledger in which nothing is taken. */
    public BudgetLedger() {}

    /**
     * What is asked for.
     *
     * @param key the action's key
     * @param amount the sum; positive
     * @param incident the incident that it is for
     * @param vendor the token of the vendor who would be paid; empty when none
     * @param client the token of the client who would get it; empty when none
     * @param kind the kind of action that it is spent on; empty when it belongs to no category
     * @param at when it is reserved
     * @param expires when it is released by itself
     */
    public record Reservation(
            String key,
            Money amount,
            String incident,
            String vendor,
            String client,
            String kind,
            Instant at,
            Instant expires) {

        /** Creates a reservation; a sum that is not positive and an end before the beginning are refused. */
        public Reservation {
            if (!amount.isPositive()) {
                throw new IllegalArgumentException("amount of reservation " + key + " is not positive: " + amount);
            }
            if (!expires.isAfter(at)) {
                throw new IllegalArgumentException(
                        "reservation " + key + " expires at " + expires + ", reserved at " + at);
            }
        }

        /** Creates a reservation that belongs to no category. */
        public Reservation(
                String key, Money amount, String incident, String vendor, String client, Instant at, Instant expires) {
            this(key, amount, incident, vendor, client, "", at, expires);
        }
    }

    /**
     * A refusal: which cap, by how much, and when it frees.
     *
     * @param cap the cap's name, such as {@code perDay}
     * @param limit the cap
     * @param used what is reserved and settled under it
     * @param asked what was asked for
     * @param frees when the period of the cap ends; empty for an incident's
     */
    public record Refusal(String cap, Money limit, Money used, Money asked, Optional<Instant> frees) {

        /** Returns by how much the cap would be passed; the largest sum there is when it is more than that. */
        public Money excess() {
            BigInteger excess = BigInteger.valueOf(used.minor())
                    .add(BigInteger.valueOf(asked.minor()))
                    .subtract(BigInteger.valueOf(limit.minor()));
            return new Money(excess.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact(), limit.currency());
        }

        /** Returns the refusal as a sentence. */
        public String reason() {
            return cap + " is " + limit + ", of which " + used + " is taken: " + asked + " more passes it by "
                    + excess() + frees.map(at -> ", it frees at " + at).orElse("");
        }
    }

    private record Entry(Reservation reservation, List<String> scopes) {}

    /** Returns the first cap that {@code wanted} would pass, or empty when it fits all of them. */
    public Optional<Refusal> check(Reservation wanted, Caps caps, ZoneId zone) {
        ZonedDateTime local = wanted.at().atZone(zone);
        Instant tomorrow = local.toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
        Instant nextMonth = local.toLocalDate()
                .withDayOfMonth(1)
                .plusMonths(1)
                .atStartOfDay(zone)
                .toInstant();
        Instant nextYear = local.toLocalDate()
                .withDayOfYear(1)
                .plusYears(1)
                .atStartOfDay(zone)
                .toInstant();
        List<String> scopes = scopes(wanted, local);
        return over("perIncident", caps.perIncident(), scopes.get(0), wanted, Optional.empty())
                .or(() -> over("perDay", caps.perDay(), scopes.get(1), wanted, Optional.of(tomorrow)))
                .or(() -> over("perMonth", caps.perMonth(), scopes.get(2), wanted, Optional.of(nextMonth)))
                .or(() -> over(
                        "perVendorPerMonth", caps.perVendorPerMonth(), scopes.get(3), wanted, Optional.of(nextMonth)))
                .or(() ->
                        over("perClientPerYear", caps.perClientPerYear(), scopes.get(4), wanted, Optional.of(nextYear)))
                .or(() -> over(
                        "compensationPerClient", caps.compensationPerClient(), scopes.get(5), wanted, Optional.empty()))
                .or(() -> overCategory(wanted, caps, local.toLocalDate(), tomorrow, nextMonth));
    }

    /** A category is counted by the kinds that it names now, so that a cap which was set today knows what was spent before. */
    private Optional<Refusal> overCategory(
            Reservation wanted, Caps caps, LocalDate day, Instant tomorrow, Instant nextMonth) {
        for (CategoryCap category : caps.categories()) {
            if (category.kinds().contains(wanted.kind())) {
                String name = "categories." + category.name() + ".";
                Optional<Refusal> refusal = over(
                                name + "perIncident",
                                category.perIncident(),
                                category,
                                "/incident/" + wanted.incident(),
                                wanted,
                                Optional.empty())
                        .or(() -> over(
                                name + "perDay",
                                category.perDay(),
                                category,
                                "/day/" + day,
                                wanted,
                                Optional.of(tomorrow)))
                        .or(() -> over(
                                name + "perMonth",
                                category.perMonth(),
                                category,
                                "/month/" + month(day),
                                wanted,
                                Optional.of(nextMonth)));
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> over(
            String cap,
            @Nullable Money limit,
            CategoryCap category,
            String scope,
            Reservation wanted,
            Optional<Instant> frees) {
        if (limit == null) {
            return Optional.empty();
        }
        long used = 0;
        for (String kind : category.kinds()) {
            used = Math.addExact(used, totals.getOrDefault("kind/" + kind + scope, 0L));
        }
        return over(cap, limit, new Money(used, limit.currency()), wanted, frees);
    }

    private Optional<Refusal> over(String cap, Money limit, String scope, Reservation wanted, Optional<Instant> frees) {
        if (scope.isEmpty()) {
            return Optional.empty();
        }
        return over(cap, limit, new Money(totals.getOrDefault(scope, 0L), limit.currency()), wanted, frees);
    }

    private static Optional<Refusal> over(
            String cap, Money limit, Money used, Reservation wanted, Optional<Instant> frees) {
        // Without adding the two up: a vendor may ask for more than a sum can hold.
        return wanted.amount().exceeds(limit) || used.exceeds(limit.minus(wanted.amount()))
                ? Optional.of(new Refusal(cap, limit, used, wanted.amount(), frees))
                : Optional.empty();
    }

    /** Takes {@code reservation} in, whatever the caps say; the same key again changes nothing. */
    public void reserve(Reservation reservation, ZoneId zone) {
        if (open.containsKey(reservation.key()) || settled.containsKey(reservation.key())) {
            return;
        }
        List<String> scopes = scopes(reservation, reservation.at().atZone(zone));
        open.put(reservation.key(), new Entry(reservation, scopes));
        add(scopes, reservation.amount().minor());
        count(scopes, 1);
    }

    /**
     * Counts {@code amount} as spent and frees the rest of the reservation; an unknown or settled key changes nothing.
     *
     * @throws IllegalArgumentException when the amount is negative or above what was reserved
     */
    public void settle(String key, Money amount) {
        Entry entry = open.get(key);
        if (entry == null) {
            return;
        }
        if (amount.isNegative() || amount.exceeds(entry.reservation().amount())) {
            throw new IllegalArgumentException("settling " + amount + " of " + key + ", for which "
                    + entry.reservation().amount() + " is reserved");
        }
        open.remove(key);
        settled.put(key, amount.minor());
        count(entry.scopes(), amount.isPositive() ? 0 : -1);
        add(entry.scopes(), amount.minus(entry.reservation().amount()).minor());
    }

    /** Frees a reservation whole; an unknown or settled key changes nothing. */
    public void release(String key) {
        Entry entry = open.remove(key);
        if (entry != null) {
            add(entry.scopes(), -entry.reservation().amount().minor());
            count(entry.scopes(), -1);
        }
    }

    /** Returns what is reserved and neither settled nor released, the oldest first. */
    public Collection<Reservation> open() {
        return Collections.unmodifiableList(
                open.values().stream().map(Entry::reservation).toList());
    }

    /** Returns what {@code key} holds, or empty. */
    public Optional<Reservation> reserved(String key) {
        return Optional.ofNullable(open.get(key)).map(Entry::reservation);
    }

    /** Returns what is reserved and settled for an incident, in minor units. */
    public long takenByIncident(String incident) {
        return totals.getOrDefault("incident/" + incident, 0L);
    }

    /** Returns what is reserved and settled for a client in a calendar year, in minor units. */
    public long takenByClient(String client, int year) {
        return totals.getOrDefault("client/" + client + "/" + year, 0L);
    }

    /** Returns how many sums are reserved or settled for a client in a year; one that was settled at nothing does not count. */
    public int timesTakenByClient(String client, int year) {
        return times.getOrDefault("client/" + client + "/" + year, 0);
    }

    private void count(List<String> scopes, int more) {
        String client = scopes.get(4);
        if (!client.isEmpty() && more != 0) {
            times.merge(client, more, (known, change) -> known + change == 0 ? null : known + change);
        }
    }

    private void add(List<String> scopes, long minor) {
        for (String scope : scopes) {
            if (!scope.isEmpty()) {
                long total = totals.merge(scope, minor, Math::addExact);
                if (total == 0) {
                    totals.remove(scope);
                }
            }
        }
    }

    private static List<String> scopes(Reservation r, ZonedDateTime local) {
        String month = month(local.toLocalDate());
        String kind = r.kind().isEmpty() ? "" : "kind/" + r.kind();
        return List.of(
                "incident/" + r.incident(),
                "day/" + local.toLocalDate(),
                "month/" + month,
                r.vendor().isEmpty() ? "" : "vendor/" + r.vendor() + "/" + month,
                r.client().isEmpty() ? "" : "client/" + r.client() + "/" + local.getYear(),
                r.client().isEmpty() ? "" : "compensation/" + r.incident() + "/" + r.client(),
                kind.isEmpty() ? "" : kind + "/incident/" + r.incident(),
                kind.isEmpty() ? "" : kind + "/day/" + local.toLocalDate(),
                kind.isEmpty() ? "" : kind + "/month/" + month);
    }

    private static String month(LocalDate day) {
        return day.getYear() + "-" + day.getMonthValue();
    }
}
