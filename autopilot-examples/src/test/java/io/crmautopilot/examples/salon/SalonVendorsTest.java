package io.crmautopilot.examples.salon;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.engine.ActionView;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.testing.InMemoryAuditLog;
import io.crmautopilot.testing.InMemoryPersonVault;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The salon's day through the whole engine with vendors that haggle, raise, overcharge, do not come or want money first. */
class SalonVendorsTest {

    private static final Currency KZT = Currency.getInstance("KZT");

    private final InMemoryPersonVault vault = new InMemoryPersonVault();

    private SalonDay played(String vendors, boolean yes) {
        SalonCase salon = SalonCase.load().with(vendors);
        Options options = new Options(false, false, yes, Optional.empty(), Optional.empty(), Optional.of(vendors));
        SalonDay day = new SalonDay(salon, SalonCase.DAY, options, new InMemoryAuditLog(), vault);
        day.learn();
        day.play();
        return day;
    }

    private static List<Fields> noted(SalonDay day, String what) {
        return day.timeline().records().stream()
                .filter(record -> record.kind().equals("step.noted"))
                .map(AuditRecord::body)
                .filter(body -> body.text("what").equals(what))
                .map(body -> body.fields("facts"))
                .toList();
    }

    private static List<ActionView> agreed(SalonDay day) {
        String tenant = SalonCase.load().tenant();
        String incident = day.autopilot().incidents(tenant).get(0).id();
        return day.autopilot().actions(tenant, incident).stream()
                .filter(action -> action.action().kind().equals("vendor.agree"))
                .filter(action -> action.status() == ActionView.Status.DONE)
                .toList();
    }

    private static List<Money> settled(SalonDay day) {
        return day.timeline().records().stream()
                .filter(record -> record.kind().equals("budget.settled"))
                .filter(record -> record.body().text("key").contains("/vendor/"))
                .map(record -> Money.of(record.body().fields("amount")))
                .toList();
    }

    private static List<String> texts(SalonDay day, String situation) {
        return day.sent().stream()
                .map(sent -> sent.letter().text())
                .filter(text -> text.contains(situation))
                .toList();
    }

    private static Money tenge(long sum) {
        return Money.ofMajor(sum, KZT);
    }

    private static List<String> outcomes(SalonDay day) {
        return day.timeline().records().stream()
                .filter(record -> record.kind().equals("incident.closed"))
                .map(record -> record.body().text("outcome"))
                .toList();
    }

    @Test
    void a_dear_vendor_waits_while_another_takes_its_own_lower_bound() {
        SalonDay day = played("dear", false);

        assertThat(noted(day, "vendor.booked")).singleElement().satisfies(booked -> {
            assertThat(booked.text("id")).isEqualTo("svc-a1077");
            assertThat(Money.of(booked.fields("ceiling"))).isEqualTo(tenge(24_000));
        });
        assertThat(settled(day)).containsExactly(tenge(24_000));
        assertThat(texts(day, "Решает руководитель")).hasSize(1);
        assertThat(texts(day, "уже договорились с другим мастером")).hasSize(1);
        assertThat(texts(day, "25 000")).as("the ceiling is told to nobody").isEmpty();
    }

    @Test
    void a_rise_inside_the_corridor_is_a_second_proposal_and_both_are_settled() {
        SalonDay day = played("raises", false);

        assertThat(agreed(day))
                .extracting(action -> action.action().reserve().orElseThrow())
                .containsExactly(tenge(15_000), tenge(7_000));
        assertThat(settled(day)).containsExactly(tenge(15_000), tenge(7_000));
        assertThat(outcomes(day)).containsExactly("handled");
    }

    @Test
    void a_process_that_ends_after_every_message_deals_the_same() {
        SalonDay whole = played("raises", false);
        SalonCase salon = SalonCase.load().with("raises");
        SalonDay broken =
                new SalonDay(salon, SalonCase.DAY, Options.NONE, new InMemoryAuditLog(), new InMemoryPersonVault());
        broken.learn();

        broken.play(() -> {
            // Before that, what people wrote is in memory alone.
            if (!broken.autopilot().incidents(salon.tenant()).isEmpty()) {
                broken.restart();
            }
        });

        assertThat(settled(broken)).isEqualTo(settled(whole));
        assertThat(noted(broken, "vendor.booked")).hasSameSizeAs(noted(whole, "vendor.booked"));
        assertThat(outcomes(broken)).isEqualTo(outcomes(whole));
    }

    @Test
    void a_price_above_the_agreed_one_needs_the_owner_and_silence_is_a_dispute() {
        SalonDay day = played("overcharges", false);

        assertThat(settled(day)).isEmpty();
        assertThat(noted(day, "vendor.price-disputed")).hasSize(1);
        assertThat(day.desk().cases()).isNotEmpty();
        assertThat(outcomes(day)).containsExactly("handed-over");
    }

    @Test
    void a_price_above_the_agreed_one_is_paid_when_the_owner_says_yes_and_remembered() {
        SalonDay day = played("overcharges", true);

        assertThat(settled(day)).containsExactly(tenge(20_000), tenge(9_000));
        assertThat(remembered(day)).singleElement().satisfies(seen -> {
            assertThat(seen.flag("priceKept")).isFalse();
            assertThat(seen.flag("onTime")).isTrue();
            assertThat(seen.flag("solved")).isTrue();
            assertThat(seen.number("stars")).isEqualTo(5);
        });
    }

    @Test
    void who_does_not_come_is_reminded_cancelled_and_replaced_within_the_same_money() {
        SalonDay day = played("no-show", false);

        assertThat(noted(day, "vendor.lost")).singleElement().satisfies(lost -> {
            assertThat(lost.text("id")).isEqualTo("svc-f81c2");
            assertThat(lost.text("reason")).isEqualTo("no-show");
        });
        assertThat(texts(day, "Всё в силе?")).hasSizeGreaterThanOrEqualTo(2);
        List<String> money = day.timeline().records().stream()
                .map(AuditRecord::kind)
                .filter(kind -> kind.equals("budget.released") || kind.equals("budget.settled"))
                .toList();
        assertThat(money).startsWith("budget.released");
        assertThat(settled(day)).containsExactly(tenge(16_000));
        assertThat(remembered(day)).extracting(seen -> seen.flag("onTime")).containsExactly(false, true);
    }

    @Test
    void who_wants_money_first_is_told_no_and_the_next_incident_does_not_ask_it() {
        SalonDay first = played("fraud", false);

        SalonDay next = played("fraud", false);

        assertThat(texts(first, "Заранее, на карту и по ссылкам мы не платим")).hasSize(1);
        assertThat(noted(first, "vendor.booked").get(0).text("id")).isEqualTo("svc-a1077");
        assertThat(noted(next, "vendor.shortlist").get(0).list("excluded")).anySatisfy(out -> {
            assertThat(out.text("id")).isEqualTo("svc-f81c2");
            assertThat(out.text("why")).contains("prepayment before");
        });
        assertThat(noted(next, "vendor.shortlist")
                        .get(0)
                        .list("shortlist")
                        .get(0)
                        .text("why"))
                .contains("experience 8.3 (1 jobs: 1 on time, 1 at the price, 1 solved, the owner gives 5.0 of 5)");
    }

    private static List<Fields> remembered(SalonDay day) {
        String tenant = SalonCase.load().tenant();
        String incident = day.autopilot().incidents(tenant).get(0).id();
        return day.autopilot().actions(tenant, incident).stream()
                .filter(action -> action.action().kind().equals("vendor.experience"))
                .filter(action -> action.status() == ActionView.Status.DONE)
                .map(action -> action.action().details().fields("seen"))
                .toList();
    }
}
