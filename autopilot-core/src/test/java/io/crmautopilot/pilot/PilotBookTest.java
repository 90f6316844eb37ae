package io.crmautopilot.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.contract.Diary;
import io.crmautopilot.incident.Deed;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.outcome.Measured;
import io.crmautopilot.outcome.Unknown;
import io.crmautopilot.person.BranchRef;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PilotBookTest {

    private static final Currency KZT = Currency.getInstance("KZT");

    private final Diary diary = new Diary("salon");

    private List<PilotCase> cases() {
        PilotBook book = new PilotBook();
        diary.records().forEach(book::accept);
        return book.cases();
    }

    /** An incident of the other branch that was acted on: booked after ten minutes, told after eleven, for 18,000. */
    private void acted(String id) {
        diary.level("CORRIDOR").at("b2").opened(0, id, "p-a");
        diary.did(10, diary.action("vendor.agree", "repair", "v", "p-v", "20000", Fields.empty()))
                .reached(600, "repair", "booked")
                .reached(660, "write", "told")
                .write(
                        3_000,
                        "budget.settled",
                        Fields.of("key", id + "/repair/v", "amount", Diary.money("18000"), "why", "the price"))
                .reached(9_000, "look", "normal")
                .closed(9_000, "handled");
    }

    private void observed() {
        diary.level("OBSERVE").at("b1").opened(0, "o1", "p-c");
        Fields notice = diary.action("owner.notice", "owner", "n", "p-owner", null, Fields.empty());
        diary.write(0, "action.observed", Fields.of("action", notice, "rule", "observe", "why", "observed only"))
                .closed(5_000, "handled");
    }

    private void people(String deed, long second, String cost) {
        diary.write(
                40_000,
                "people.did",
                Fields.of(
                        "deed",
                        deed,
                        "doneAt",
                        Diary.TEN.plusSeconds(second),
                        "cost",
                        cost.isEmpty() ? null : Diary.money(cost),
                        "by",
                        "s-1"));
    }

    private PilotLine line(Deed.Kind what) {
        return cases().get(0).lines().stream()
                .filter(each -> each.what() == what)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_it_would_have_done_stands_beside_what_people_did() {
        acted("a1");
        acted("a2");
        acted("a3");
        observed();
        people("OWNER_KNEW", 2_400, "");
        people("VENDOR_AGREED", 800, "25000");
        people("SOLVED", 4_000, "");

        PilotCase pilot = cases().get(0);

        assertThat(line(Deed.Kind.OWNER_KNEW))
                .isEqualTo(new PilotLine(
                        Deed.Kind.OWNER_KNEW,
                        Measured.known(Duration.ZERO),
                        false,
                        Measured.known(Duration.ofMinutes(40)),
                        Comparison.BETTER));
        // 600 against 800 seconds: within five minutes, so the same.
        assertThat(line(Deed.Kind.VENDOR_AGREED).comparison()).isEqualTo(Comparison.SAME);
        assertThat(line(Deed.Kind.VENDOR_AGREED).estimated()).isTrue();
        // People told nobody, it would have after eleven minutes.
        assertThat(line(Deed.Kind.CLIENTS_TOLD).comparison()).isEqualTo(Comparison.ONLY_AUTOPILOT);
        assertThat(line(Deed.Kind.SOLVED).comparison()).isEqualTo(Comparison.WORSE);
        assertThat(pilot.autopilotCost()).isEqualTo(Measured.known(Money.ofMajor(18_000, KZT)));
        assertThat(pilot.peopleCost()).isEqualTo(Measured.known(Money.ofMajor(25_000, KZT)));
        assertThat(pilot.cost()).isEqualTo(Comparison.BETTER);
    }

    @Test
    void fewer_than_three_incidents_estimate_nothing() {
        acted("a1");
        acted("a2");
        observed();
        people("VENDOR_AGREED", 800, "25000");

        assertThat(line(Deed.Kind.VENDOR_AGREED).comparison()).isEqualTo(Comparison.UNKNOWN);
        assertThat(cases().get(0).cost()).isEqualTo(Comparison.UNKNOWN);
    }

    @Test
    void where_people_wrote_nothing_down_nobody_can_tell() {
        observed();

        PilotSummary summary = PilotSummary.of(cases(), Optional.empty());

        assertThat(line(Deed.Kind.OWNER_KNEW).people()).isEqualTo(Measured.unknown(Unknown.NOT_SAID));
        assertThat(summary.written()).isZero();
        assertThat(summary.lines().get(Deed.Kind.OWNER_KNEW)).isEqualTo(Map.of(Comparison.UNKNOWN, 1L));
    }

    @Test
    void people_who_were_before_it_count_as_sooner() {
        observed();
        people("OWNER_KNEW", -1_800, "");

        PilotSummary summary = PilotSummary.of(cases(), Optional.empty());

        assertThat(line(Deed.Kind.OWNER_KNEW).comparison()).isEqualTo(Comparison.WORSE);
        assertThat(summary.gained().get(Deed.Kind.OWNER_KNEW)).isEqualTo(Duration.ofMinutes(-30));
    }

    @Test
    void what_is_said_later_corrects_what_was_said_before() {
        observed();
        people("OWNER_KNEW", 100, "");
        people("OWNER_KNEW", 900, "");

        assertThat(line(Deed.Kind.OWNER_KNEW).people()).isEqualTo(Measured.known(Duration.ofMinutes(15)));
    }

    @Test
    void a_back_test_knows_when_it_would_have_noticed_and_nothing_after() {
        Instant noticed = Instant.parse("2025-10-07T04:41:52Z");

        PilotCase pilot = PilotBook.ofBacktest(
                new BranchRef("salon", "b1"),
                "i1",
                "air-conditioning",
                ZoneOffset.UTC,
                noticed,
                List.of(
                        new Deed(Deed.Kind.OWNER_KNEW, noticed.plusSeconds(3_600), null),
                        new Deed(Deed.Kind.VENDOR_AGREED, noticed.plusSeconds(7_200), null)));

        assertThat(pilot.lines())
                .extracting(PilotLine::comparison)
                .containsExactly(Comparison.BETTER, Comparison.UNKNOWN, Comparison.UNKNOWN, Comparison.UNKNOWN);
    }
}
