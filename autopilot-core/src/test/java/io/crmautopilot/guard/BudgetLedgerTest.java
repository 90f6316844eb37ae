package io.crmautopilot.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.guard.BudgetLedger.Refusal;
import io.crmautopilot.guard.BudgetLedger.Reservation;
import io.crmautopilot.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BudgetLedgerTest {

    private static final Currency KZT = Currency.getInstance("KZT");
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final Instant NOON = Instant.parse("2025-07-14T07:00:00Z");

    private final BudgetLedger ledger = new BudgetLedger();

    @Test
    void it_counts_how_often_a_client_was_given_something_in_a_year() {
        BudgetLedger ledger = new BudgetLedger();
        ZoneId almaty = ZoneId.of("Asia/Almaty");
        Instant newYear = Instant.parse("2025-12-31T20:00:00Z");
        ledger.reserve(of("a", 5, "i-1", "", "c-1", newYear.minus(Duration.ofDays(90))), almaty);
        ledger.reserve(of("b", 5, "i-2", "", "c-1", newYear.minus(Duration.ofDays(30))), almaty);
        ledger.reserve(of("c", 5, "i-3", "", "c-1", newYear.minus(Duration.ofDays(9))), almaty);
        ledger.reserve(of("d", 5, "i-4", "", "c-1", newYear), almaty);
        ledger.reserve(of("e", 5, "i-4", "", "c-2", newYear), almaty);
        ledger.reserve(of("e", 5, "i-4", "", "c-2", newYear), almaty);
        ledger.settle("a", tenge(5));
        ledger.settle("a", tenge(5));
        ledger.release("b");
        ledger.release("b");
        ledger.settle("c", tenge(0));

        assertThat(ledger.timesTakenByClient("c-1", 2025)).isEqualTo(1);
        assertThat(ledger.timesTakenByClient("c-1", 2026)).isEqualTo(1);
        assertThat(ledger.timesTakenByClient("c-2", 2026)).isEqualTo(1);
        assertThat(ledger.timesTakenByClient("c-3", 2026)).isZero();
    }

    @Test
    void a_sum_counts_from_its_reservation_on() {
        ledger.reserve(of("a", 40, "i", "v", "", NOON), ALMATY);

        Optional<Refusal> refusal = ledger.check(of("b", 30, "i", "w", "", NOON), caps(60), ALMATY);

        assertThat(refusal).map(Refusal::cap).contains("perIncident");
        assertThat(refusal).map(Refusal::excess).contains(tenge(10));
    }

    @Test
    void a_refusal_says_when_the_cap_frees() {
        ledger.reserve(of("a", 60, "i", "", "", NOON), ALMATY);

        Optional<Refusal> refusal = ledger.check(of("b", 41, "j", "", "", NOON), caps(60), ALMATY);

        assertThat(refusal).map(Refusal::cap).contains("perDay");
        assertThat(refusal).flatMap(Refusal::frees).contains(Instant.parse("2025-07-14T19:00:00Z"));
        assertThat(refusal.orElseThrow().reason())
                .contains("perDay is 100 KZT")
                .contains("passes it by 1 KZT")
                .endsWith(", it frees at 2025-07-14T19:00:00Z");
    }

    @Test
    void what_is_open_can_be_looked_at_by_key_and_in_order() {
        Reservation first = of("a", 40, "i", "v", "", NOON);
        Reservation second = of("b", 1, "j", "", "", NOON);
        ledger.reserve(first, ALMATY);
        ledger.reserve(second, ALMATY);

        ledger.release("nobody");

        assertThat(ledger.open()).containsExactly(first, second);
        assertThat(ledger.reserved("a")).contains(first);
        assertThat(ledger.reserved("nobody")).isEmpty();
    }

    @Test
    void a_category_caps_all_its_kinds_together_in_an_incident_a_day_and_a_month() {
        CategoryCap repairs =
                new CategoryCap("repairs", Set.of("vendor.agree", "parts.buy"), tenge(30), tenge(40), tenge(50));
        Caps caps = caps(90).with(List.of(repairs));
        ledger.reserve(spent("a", 25, "i", "vendor.agree", NOON), ALMATY);

        Refusal incident = ledger.check(spent("b", 6, "i", "parts.buy", NOON), caps, ALMATY)
                .orElseThrow();
        Refusal day = ledger.check(spent("b", 16, "j", "parts.buy", NOON), caps, ALMATY)
                .orElseThrow();
        Refusal month = ledger.check(spent("b", 26, "j", "parts.buy", NOON.plus(Duration.ofDays(1))), caps, ALMATY)
                .orElseThrow();
        Optional<Refusal> another = ledger.check(spent("b", 26, "j", "compensation.grant", NOON), caps, ALMATY);

        assertThat(incident.reason()).startsWith("categories.repairs.perIncident is 30 KZT, of which 25 KZT is taken");
        assertThat(day.cap()).isEqualTo("categories.repairs.perDay");
        assertThat(day.excess()).isEqualTo(tenge(1));
        assertThat(day.frees()).contains(Instant.parse("2025-07-14T19:00:00Z"));
        assertThat(month.cap()).isEqualTo("categories.repairs.perMonth");
        assertThat(month.frees()).contains(Instant.parse("2025-07-31T19:00:00Z"));
        assertThat(another).isEmpty();
    }

    @Test
    void a_category_that_is_set_today_knows_what_its_kinds_have_cost_before() {
        ledger.reserve(spent("a", 40, "i", "vendor.agree", NOON), ALMATY);
        ledger.settle("a", tenge(35));
        Caps caps = caps(90).with(List.of(new CategoryCap("repairs", Set.of("vendor.agree"), null, null, tenge(40))));

        Refusal refusal = ledger.check(spent("b", 6, "j", "vendor.agree", NOON), caps, ALMATY)
                .orElseThrow();

        assertThat(refusal.used()).isEqualTo(tenge(35));
    }

    @Test
    void splitting_a_sum_over_actions_incidents_and_vendors_passes_no_cap() {
        BudgetLedger split = new BudgetLedger();
        int let = 0;
        for (int i = 0; i < 100; i++) {
            Reservation part = of("k" + i, 10, "i" + i % 7, "v" + i % 5, "", NOON.plusSeconds(i));
            if (split.check(part, caps(60), ALMATY).isEmpty()) {
                split.reserve(part, ALMATY);
                let++;
            }
        }

        assertThat(let).isEqualTo(10);
    }

    @Test
    void settling_frees_the_rest_and_releasing_frees_all() {
        ledger.reserve(of("a", 50, "i", "", "", NOON), ALMATY);
        ledger.reserve(of("b", 10, "i", "", "", NOON), ALMATY);

        ledger.settle("a", tenge(20));
        ledger.release("b");

        assertThat(ledger.takenByIncident("i")).isEqualTo(2000);
        assertThat(ledger.open()).isEmpty();
    }

    @Test
    void a_key_counts_once() {
        ledger.reserve(of("a", 50, "i", "", "", NOON), ALMATY);
        ledger.reserve(of("a", 50, "i", "", "", NOON), ALMATY);
        ledger.settle("a", tenge(50));
        ledger.settle("a", tenge(50));
        ledger.reserve(of("a", 50, "i", "", "", NOON), ALMATY);

        assertThat(ledger.takenByIncident("i")).isEqualTo(5000);
    }

    @Test
    void more_than_was_reserved_is_never_settled() {
        ledger.reserve(of("a", 50, "i", "", "", NOON), ALMATY);

        assertThatThrownBy(() -> ledger.settle("a", tenge(51)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("51 KZT of a");
    }

    @Test
    void the_largest_sum_there_is_is_refused_and_does_not_wrap_around() {
        ledger.reserve(of("a", 1, "i", "", "", NOON), ALMATY);
        Reservation huge =
                new Reservation("b", new Money(Long.MAX_VALUE, KZT), "i", "", "", NOON, NOON.plus(Duration.ofDays(7)));

        Refusal refusal = ledger.check(huge, caps(60), ALMATY).orElseThrow();

        assertThat(refusal.excess().isPositive()).isTrue();
        assertThat(refusal.reason()).startsWith("perIncident");
    }

    /** The slow twin keeps every reservation and adds all of them up at each question. */
    @Test
    void it_agrees_with_a_twin_that_adds_everything_up_each_time() {
        for (long seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            BudgetLedger fast = new BudgetLedger();
            Twin twin = new Twin();
            Caps caps = caps(30 + random.nextInt(60));
            for (int i = 0; i < 40; i++) {
                String key = "k" + random.nextInt(25);
                int what = random.nextInt(10);
                if (what < 6) {
                    Reservation wanted = of(
                            key,
                            1 + random.nextInt(30),
                            "i" + random.nextInt(3),
                            random.nextBoolean() ? "v" + random.nextInt(2) : "",
                            random.nextBoolean() ? "c" + random.nextInt(3) : "",
                            NOON.plus(Duration.ofHours(random.nextInt(24 * 50))));
                    Optional<String> refusal = fast.check(wanted, caps, ALMATY).map(Refusal::cap);
                    assertThat(refusal).as("seed %d step %d", seed, i).isEqualTo(twin.check(wanted, caps));
                    if (refusal.isEmpty()) {
                        fast.reserve(wanted, ALMATY);
                        twin.reserve(wanted);
                    }
                } else if (what < 8) {
                    Money amount = fast.reserved(key)
                            .map(r -> new Money(random.nextLong(r.amount().minor() + 1), KZT))
                            .orElse(tenge(1));
                    fast.settle(key, amount);
                    twin.settle(key, amount);
                } else {
                    fast.release(key);
                    twin.release(key);
                }
            }
        }
    }

    private static final class Twin {
        private static final class Line {
            private final Reservation reservation;
            private long minor;
            private boolean open = true;

            private Line(Reservation reservation) {
                this.reservation = reservation;
                this.minor = reservation.amount().minor();
            }
        }

        private final List<Line> lines = new ArrayList<>();

        Optional<String> check(Reservation wanted, Caps caps) {
            long incident = 0;
            long day = 0;
            long month = 0;
            long vendor = 0;
            long year = 0;
            long compensation = 0;
            for (Line line : lines) {
                Reservation r = line.reservation;
                boolean sameMonth = local(r).getYear() == local(wanted).getYear()
                        && local(r).getMonth() == local(wanted).getMonth();
                boolean sameClient = !wanted.client().isEmpty() && r.client().equals(wanted.client());
                incident += r.incident().equals(wanted.incident()) ? line.minor : 0;
                day += local(r).toLocalDate().equals(local(wanted).toLocalDate()) ? line.minor : 0;
                month += sameMonth ? line.minor : 0;
                vendor +=
                        sameMonth && !wanted.vendor().isEmpty() && r.vendor().equals(wanted.vendor()) ? line.minor : 0;
                year += sameClient && local(r).getYear() == local(wanted).getYear() ? line.minor : 0;
                compensation += sameClient && r.incident().equals(wanted.incident()) ? line.minor : 0;
            }
            long more = wanted.amount().minor();
            if (incident + more > caps.perIncident().minor()) {
                return Optional.of("perIncident");
            }
            if (day + more > caps.perDay().minor()) {
                return Optional.of("perDay");
            }
            if (month + more > caps.perMonth().minor()) {
                return Optional.of("perMonth");
            }
            if (!wanted.vendor().isEmpty()
                    && vendor + more > caps.perVendorPerMonth().minor()) {
                return Optional.of("perVendorPerMonth");
            }
            if (!wanted.client().isEmpty()
                    && year + more > caps.perClientPerYear().minor()) {
                return Optional.of("perClientPerYear");
            }
            return !wanted.client().isEmpty()
                            && compensation + more
                                    > caps.compensationPerClient().minor()
                    ? Optional.of("compensationPerClient")
                    : Optional.empty();
        }

        private static java.time.ZonedDateTime local(Reservation r) {
            return r.at().atZone(ALMATY);
        }

        void reserve(Reservation wanted) {
            boolean known = lines.stream()
                    .anyMatch(line -> line.reservation.key().equals(wanted.key()) && (line.open || line.minor >= 0));
            if (!known) {
                lines.add(new Line(wanted));
            }
        }

        void settle(String key, Money amount) {
            lines.stream()
                    .filter(line -> line.open && line.reservation.key().equals(key))
                    .forEach(line -> {
                        line.minor = amount.minor();
                        line.open = false;
                    });
        }

        void release(String key) {
            lines.removeIf(line -> line.open && line.reservation.key().equals(key));
        }
    }

    private static Reservation spent(String key, int tenge, String incident, String kind, Instant at) {
        return new Reservation(key, tenge(tenge), incident, "", "", kind, at, at.plus(Duration.ofDays(7)));
    }

    private static Reservation of(String key, long tenge, String incident, String vendor, String client, Instant at) {
        return new Reservation(key, tenge(tenge), incident, vendor, client, at, at.plus(Duration.ofDays(7)));
    }

    private static Money tenge(long sum) {
        return Money.ofMajor(sum, KZT);
    }

    private static Caps caps(long incident) {
        return new Caps(tenge(50), tenge(incident), tenge(100), tenge(200), tenge(70), tenge(40), tenge(25));
    }
}
