package io.crmautopilot.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.contract.Diary;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.testing.InMemoryAuditLog;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Small logs whose figures were worked out by hand. */
class OutcomeCounterTest {

    private static final Currency KZT = Currency.getInstance("KZT");

    private static OutcomeCounter counted(Diary diary, OutcomeSettings settings) {
        OutcomeCounter counter = new OutcomeCounter(settings);
        diary.records().forEach(counter::accept);
        return counter;
    }

    /** Four people; a vendor for 20,000 who was paid 18,000; one silent, one discontent, one who wrote again. */
    private static Diary morning() {
        Diary diary = new Diary("salon").opened(0, "i1", "p-a", "p-b", "p-c");
        diary.did(1, "owner.notice", "owner", "notice/first", "p-owner");
        diary.did(60, diary.action("vendor.agree", "repair", "agree/p-v", "p-v", "20000", Fields.empty()))
                .reached(90, "repair", "booked")
                .did(95, "client.message", "write", "written/p-a", "p-a")
                .did(96, "client.message", "write", "written/p-b", "p-b")
                .did(97, "client.message", "write", "written/p-c", "p-c")
                .reached(98, "write", "told")
                .complained(300, "p-b")
                .complained(301, "p-d")
                .did(320, "client.message", "write", "written/p-d", "p-d")
                .write(
                        4000,
                        "budget.settled",
                        Fields.of(
                                "key", "i1/repair/agree/p-v", "amount", Diary.money("18000"), "why", "the final price"))
                .reached(4001, "repair", "fixed")
                .reached(9000, "look", "normal");
        for (String token : List.of("p-a", "p-b", "p-c", "p-d")) {
            diary.did(9001, "client.follow-up", "ask", "better/" + token, token);
        }
        diary.replied(9100, "p-a").replied(9101, "p-b").replied(9102, "p-d");
        Fields reopened = diary.action(
                "hand-over",
                "ask",
                "reopened/p-d",
                "p-d",
                null,
                Fields.of("answer", "NOT_BETTER", "reason", "the client says that it is no better"));
        return diary.did(9103, reopened).reached(9104, "ask", "followed-up").closed(9200, "handled");
    }

    @Test
    void a_mornings_figures_are_those_that_were_worked_out_by_hand() {
        OutcomeSettings settings =
                OutcomeSettings.none().withUsualLoss(Map.of("air-conditioning", Money.ofMajor(350_000, KZT)));

        Outcomes row = counted(morning(), settings)
                .outcomes(Days.all(), Grouping.BRANCH)
                .get(0);

        assertThat(row.scope()).isEqualTo(new Grouping.Scope("salon", "b1", ""));
        assertThat(row.incidents()).isEqualTo(1);
        assertThat(row.clients()).isEqualTo(4);
        // a is content; b wrote again, d is with a person; of c it is not known.
        assertThat(row.solvedAtFirstContact()).isEqualTo(new Share(1, 3, 1));
        // a and b; d is not content; of c it is not known.
        assertThat(row.journeys()).isEqualTo(new Share(2, 3, 1));
        assertThat(row.told()).isEqualTo(new Share(4, 4, 0));
        assertThat(row.causeRemoved()).isEqualTo(new Share(4, 4, 0));
        assertThat(row.content()).isEqualTo(new Share(2, 3, 1));
        assertThat(row.retained()).isEqualTo(new Share(0, 0, 4));
        assertThat(row.escalated()).isEqualTo(new Share(1, 1, 0));
        assertThat(row.reasons()).containsExactly(Map.entry("the client says that it is no better", 1L));
        assertThat(row.falseAlarms()).isEqualTo(new Share(0, 1, 0));
        assertThat(row.firstDecision().took()).containsExactly(Duration.ofSeconds(1));
        assertThat(row.vendorAgreed().took()).containsExactly(Duration.ofSeconds(90));
        assertThat(row.clientsTold().took()).containsExactly(Duration.ofSeconds(98));
        assertThat(row.closed().took()).containsExactly(Duration.ofSeconds(9200));
        assertThat(row.money())
                .containsExactly(new Outcomes.Spent(
                        Money.ofMajor(18_000, KZT),
                        Money.zero(KZT),
                        Money.ofMajor(60_000, KZT),
                        new Share(1, 1, 0),
                        Money.ofMajor(350_000, KZT),
                        Money.ofMajor(18_000, KZT)));
    }

    @Test
    void the_follow_ups_own_reading_of_the_answers_counts_where_it_is_recorded() {
        Diary diary = new Diary("salon").opened(0, "i1", "p-a", "p-b", "p-c", "p-d");
        for (String token : List.of("p-a", "p-b", "p-c", "p-d")) {
            diary.did(95, "client.message", "write", "written/" + token, token)
                    .did(900, "client.follow-up", "ask", "better/" + token, token);
        }
        List<Fields> journeys = List.of(
                Fields.of("client", "p-a", "journey", "CAME_BACK"),
                Fields.of("client", "p-b", "journey", "COMPLAINED_AGAIN"),
                Fields.of("client", "p-c", "journey", "UNCLEAR"),
                Fields.of("client", "p-d", "journey", "OPEN"));
        diary.replied(950, "p-b")
                .write(
                        1_000,
                        "step.ended",
                        Fields.of("step", "ask", "milestone", "followed-up", "result", Fields.of("journeys", journeys)))
                .closed(1_100, "handled");

        IncidentOutcome incident =
                counted(diary, OutcomeSettings.none()).incidents().get(0);

        assertThat(incident.clients())
                .extracting(ClientJourney::content)
                .containsExactly(
                        Measured.known(true),
                        Measured.known(false),
                        Measured.unknown(Unknown.UNCLEAR),
                        Measured.unknown(Unknown.SILENT));
    }

    @Test
    void what_nobody_can_know_is_unknown_and_not_zero() {
        Diary diary = new Diary("salon").opened(0, "i1", "p-a");

        IncidentOutcome open =
                counted(diary, OutcomeSettings.none()).incidents().get(0);

        assertThat(open.firstDecision()).isEqualTo(Measured.unknown(Unknown.PENDING));
        assertThat(open.vendorAgreed()).isEqualTo(Measured.unknown(Unknown.PENDING));
        assertThat(open.closed()).isEqualTo(Measured.unknown(Unknown.PENDING));
        assertThat(open.falseAlarm()).isEqualTo(Measured.unknown(Unknown.NOT_SAID));
        assertThat(open.money().usualLoss()).isEqualTo(Measured.unknown(Unknown.NOT_SAID));
        assertThat(open.clients().get(0).content()).isEqualTo(Measured.unknown(Unknown.PENDING));
        assertThat(open.clients().get(0).returned()).isEqualTo(Measured.unknown(Unknown.PENDING));
        assertThat(open.clients().get(0).solvedAtFirstContact()).isEqualTo(Measured.unknown(Unknown.PENDING));
    }

    @Test
    void an_incident_that_ended_without_a_vendor_counts_as_slower_than_all() {
        Diary diary = new Diary("salon");
        diary.opened(0, "i1", "p-a").reached(60, "repair", "booked").closed(100, "handled");
        diary.opened(1000, "i2", "p-a")
                .write(
                        1100,
                        "step.handed-over",
                        Fields.of("step", "repair", "reason", "12 of 14 vendors are busy", "nextBest", "call one"))
                .closed(1200, "handed-over");
        diary.opened(2000, "i3", "p-a")
                .write(
                        2100,
                        "step.handed-over",
                        Fields.of("step", "repair", "reason", "3 of 9 vendors are busy", "nextBest", "call one"))
                .closed(2200, "unattended");

        Outcomes row = counted(diary, OutcomeSettings.none())
                .outcomes(Days.all(), Grouping.TENANT)
                .get(0);

        assertThat(row.vendorAgreed()).isEqualTo(new Spans(List.of(Duration.ofSeconds(60)), 2, 0));
        assertThat(row.vendorAgreed().median()).isEmpty();
        assertThat(row.escalated()).isEqualTo(new Share(2, 3, 0));
        assertThat(row.reasons()).containsExactly(Map.entry("# of # vendors are busy", 2L));
    }

    @Test
    void the_hand_over_of_a_step_and_the_action_that_brings_it_are_one_matter() {
        Diary diary = new Diary("salon")
                .opened(0, "i1", "p-a")
                .write(5, "step.handed-over", Fields.of("step", "repair", "reason", "none left", "nextBest", "call"));
        diary.did(6, diary.action("hand-over", "repair", "hand-over", "", null, Fields.of("reason", "none left")))
                .closed(9, "handed-over");

        IncidentOutcome incident =
                counted(diary, OutcomeSettings.none()).incidents().get(0);

        assertThat(incident.escalations()).hasSize(1);
    }

    @Test
    void questions_answers_and_silence_are_told_apart() {
        Diary diary = new Diary("salon").level("ASSIST").opened(0, "i1", "p-a");
        diary.write(10, "approval.asked", Fields.of("approval", "q1", "approver", 0))
                .write(70, "approval.decided", Fields.of("approval", "q1", "approved", true, "by", "p-owner"))
                .write(80, "approval.asked", Fields.of("approval", "q2", "approver", 0))
                .write(680, "approval.expired", Fields.of("approval", "q2", "approver", 0))
                .write(680, "approval.asked", Fields.of("approval", "q2", "approver", 1))
                .write(700, "approval.decided", Fields.of("approval", "q2", "approved", false, "by", "p-boss"))
                .write(710, "approval.asked", Fields.of("approval", "q3", "approver", 0))
                .write(1310, "approval.expired", Fields.of("approval", "q3", "approver", 0))
                .write(1400, "approval.asked", Fields.of("approval", "q4", "approver", 0));

        Outcomes row = counted(diary, OutcomeSettings.none())
                .outcomes(Days.all(), Grouping.TENANT)
                .get(0);

        assertThat(List.of(row.questions(), row.approved(), row.refused(), row.silent()))
                .containsExactly(4L, 1L, 1L, 1L);
        // The second was asked first at 80 and answered by the next in the chain at 700.
        assertThat(row.approval()).isEqualTo(new Spans(List.of(Duration.ofSeconds(60), Duration.ofSeconds(620)), 1, 1));
        assertThat(row.overridden()).isEqualTo(new Share(1, 1, 0));
    }

    @Test
    void a_stop_counts_for_each_open_incident_that_it_covers_and_for_no_other() {
        Diary diary = new Diary("salon");
        diary.at("b1").opened(0, "i1", "p-a").closed(5, "handled");
        diary.opened(10, "i2", "p-a").at("b2").opened(11, "i3", "p-b");
        Fields stop = Fields.of("scope", "BRANCH", "name", "b1", "by", "p-owner", "notStopped", List.of("x", "y"));
        diary.write(20, "", "b1", "stop.set", stop);

        List<IncidentOutcome> incidents = counted(diary, OutcomeSettings.none()).incidents();

        assertThat(incidents.stream().map(each -> each.say().vetoes())).containsExactly(0L, 1L, 0L);
        assertThat(incidents.get(1).say().tooLate()).isEqualTo(2);
    }

    @Test
    void money_that_is_promised_is_not_spent_until_its_hold_ends() {
        Diary diary = new Diary("salon").opened(0, "i1", "p-a");
        diary.did(60, diary.action("vendor.agree", "repair", "agree", "p-v", "20000", Fields.empty()));

        IncidentMoney early =
                counted(diary, OutcomeSettings.none()).incidents().get(0).money();
        diary.write(60 + 7 * 86_400, "level.restored", Fields.of("by", "owner", "why", "a later day"));
        IncidentMoney late =
                counted(diary, OutcomeSettings.none()).incidents().get(0).money();

        assertThat(early.spent()).isEqualTo(Measured.known(Money.zero(KZT)));
        assertThat(early.promised()).isEqualTo(Measured.known(Money.ofMajor(20_000, KZT)));
        assertThat(late.spent()).isEqualTo(Measured.known(Money.ofMajor(20_000, KZT)));
        assertThat(late.promised()).isEqualTo(Measured.known(Money.zero(KZT)));
    }

    @Test
    void what_was_only_observed_achieved_nothing() {
        Diary diary = new Diary("salon").level("OBSERVE").opened(0, "i1", "p-a");
        Fields notice = diary.action("owner.notice", "owner", "notice", "p-owner", null, Fields.empty());
        diary.write(0, "action.observed", Fields.of("action", notice, "rule", "observe", "why", "observed only"))
                .closed(100, "handled");

        Outcomes row = counted(diary, OutcomeSettings.none())
                .outcomes(Days.all(), Grouping.BRANCH)
                .get(0);

        assertThat(List.of(row.incidents(), row.observed(), row.clients())).containsExactly(1L, 1L, 0L);
        assertThat(row.escalated().percent()).isEmpty();
        assertThat(row.firstDecision().took()).isEmpty();
    }

    @Test
    void a_person_judges_whether_anything_was_wrong_and_may_change_their_mind() {
        Diary diary = new Diary("salon")
                .opened(0, "i1", "p-a")
                .closed(10, "handled")
                .write(20, "incident.judged", Fields.of("falseAlarm", false, "by", "owner", "why", "it was hot"));
        Measured<Boolean> before =
                counted(diary, OutcomeSettings.none()).incidents().get(0).falseAlarm();

        diary.write(30, "incident.judged", Fields.of("falseAlarm", true, "by", "owner", "why", "it was a joke"));

        assertThat(before).isEqualTo(Measured.known(false));
        assertThat(counted(diary, OutcomeSettings.none()).incidents().get(0).falseAlarm())
                .isEqualTo(Measured.known(true));
    }

    @Test
    void an_incident_belongs_to_the_day_of_its_branchs_own_calendar() {
        // 23:30 on 31 March in Almaty is still March there, and 18:30 UTC.
        Diary diary = new Diary("salon").on(java.time.Instant.parse("2026-03-31T18:30:00Z"));
        diary.opened(0, "i1", "p-a").opened(3600, "i2", "p-a");
        OutcomeCounter counter = counted(diary, OutcomeSettings.none());

        List<Outcomes> march = counter.outcomes(Days.of(YearMonth.of(2026, 3)), Grouping.TENANT);
        List<Outcomes> april = counter.outcomes(Days.of(YearMonth.of(2026, 4)), Grouping.TENANT);

        assertThat(march.get(0).incidents()).isEqualTo(1);
        assertThat(april.get(0).incidents()).isEqualTo(1);
        assertThatThrownBy(() -> new Days(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 1)))
                .hasMessageContaining("before it begins");
    }

    @Test
    void groups_are_apart() {
        Diary diary = new Diary("salon");
        diary.at("b2").opened(0, "i1", "p-a").at("b1").opened(10, "i2", "p-a");
        OutcomeCounter counter = counted(diary, OutcomeSettings.none());

        assertThat(counter.outcomes(Days.all(), Grouping.BRANCH))
                .extracting(row -> row.scope().location())
                .containsExactly("b1", "b2");
        assertThat(counter.outcomes(Days.all(), Grouping.SCENARIO))
                .extracting(row -> row.scope().scenario() + " " + row.incidents())
                .containsExactly("air-conditioning 2");
    }

    @Test
    void a_record_that_lacks_what_its_kind_promises_is_named() {
        Diary diary = new Diary("salon").opened(0, "i1", "p-a").write(5, "budget.settled", Fields.of("key", "x"));

        assertThatThrownBy(() -> counted(diary, OutcomeSettings.none()))
                .hasMessageContaining("record 3 of salon (budget.settled)")
                .hasMessageContaining("key is absent");
    }

    @Test
    void a_log_is_read_page_by_page() {
        Diary diary = morning();
        for (int i = 0; i < 2_500; i++) {
            diary.write(10_000 + i, "signal.seen", Fields.of("signal", Fields.of("n", i)));
        }
        InMemoryAuditLog log = new InMemoryAuditLog();
        log.append(diary.records()).awaitDurable();

        OutcomeCounter counter = OutcomeCounter.of(log, "salon", OutcomeSettings.none());

        assertThat(counter.incidents()).hasSize(1);
        assertThat(counter.now()).isEqualTo(Diary.TEN.plusSeconds(12_499));
    }
}
