package io.crmautopilot.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crmautopilot.contract.Diary;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.json.Fields;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrustBookTest {

    private static final long DAY = 86_400;

    private final Diary diary = new Diary("salon").level("ASSIST");
    private int incidents;

    private TrustBook book() {
        TrustBook book = new TrustBook(TrustSettings.defaults());
        diary.records().forEach(book::accept);
        return book;
    }

    private Standing of(String kind) {
        return book().standings().stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /** Opens an incident and asks about two texts and an agreement at once. */
    private long asked() {
        incidents++;
        long at = incidents * DAY;
        diary.opened(at, "i" + incidents, "p-a", "p-b");
        held(at, diary.action("client.message", "write", "a", "p-a", null, Fields.empty()));
        held(at, diary.action("client.message", "write", "b", "p-b", null, Fields.empty()));
        held(at, diary.action("vendor.agree", "repair", "v", "p-v", "20000", Fields.empty()));
        String prefix = "i" + incidents + "/";
        diary.write(
                at + 1,
                "approval.asked",
                Fields.of(
                        "approval",
                        prefix + "q",
                        "actions",
                        List.of(prefix + "write/a", prefix + "write/b", prefix + "repair/v")));
        return at;
    }

    private void held(long at, Fields action) {
        diary.write(at, "action.held", Fields.of("action", action, "rule", "assist", "why", "a person confirms"));
    }

    private void decided(long at, boolean yes, List<String> only) {
        diary.write(
                at + 60,
                "approval.decided",
                Fields.of(
                        "approval",
                        "i" + incidents + "/q",
                        "approved",
                        yes,
                        "by",
                        "p-owner",
                        "only",
                        only.isEmpty() ? null : only));
    }

    private void approvedIncident() {
        long at = asked();
        decided(at, true, List.of());
        diary.did(at + 61, "client.message", "write", "a", "p-a").closed(at + 600, "handled");
    }

    @Test
    void many_actions_of_one_incident_are_one_trial() {
        approvedIncident();

        assertThat(of("client.message").good()).isEqualTo(1);
        assertThat(of("client.message").bad()).isZero();
        assertThat(of("vendor.agree").good()).isEqualTo(1);
    }

    @Test
    void sixteen_incidents_without_an_objection_advise_a_veto_window_and_fifteen_do_not() {
        for (int i = 0; i < 15; i++) {
            approvedIncident();
        }
        Standing fifteen = of("client.message");
        approvedIncident();
        Standing sixteen = of("client.message");

        assertThat(fifteen.advice()).isEqualTo(Advice.STAY);
        assertThat(fifteen.missing()).isEqualTo(1);
        assertThat(sixteen.advice()).isEqualTo(Advice.RAISE);
        assertThat(sixteen.higher()).hasValue(AutonomyLevel.VETO_WINDOW);
        assertThat(sixteen.interval().low()).isCloseTo(0.806, within(0.001));
    }

    @Test
    void a_no_speaks_against_every_kind_that_was_asked_about_and_a_part_against_the_rest() {
        decided(asked(), false, List.of());
        diary.closed(2 * DAY - 1, "handled");
        decided(asked(), true, List.of("i2/write/a", "i2/write/b"));
        diary.closed(3 * DAY - 1, "handled");

        assertThat(of("client.message").objections()).containsExactly(Map.entry(Objection.REFUSED, 1L));
        assertThat(of("client.message").good()).isEqualTo(1);
        assertThat(of("vendor.agree").objections())
                .containsExactly(Map.entry(Objection.REFUSED, 1L), Map.entry(Objection.CHANGED, 1L));
    }

    @Test
    void silence_is_evidence_of_nothing() {
        long at = asked();
        diary.write(at + 600, "approval.expired", Fields.of("approval", "i1/q", "approver", 0))
                .closed(at + 700, "handed-over");

        Standing standing = of("client.message");

        assertThat(standing.silent()).isEqualTo(1);
        assertThat(standing.good() + standing.bad()).isZero();
        assertThat(standing.interval()).isEqualTo(new Interval(0, 1));
    }

    @Test
    void a_stop_speaks_against_what_was_still_to_come() {
        diary.level("CORRIDOR").opened(0, "i1", "p-a");
        diary.did(1, "client.message", "write", "a", "p-a")
                .started(2, diary.action("vendor.agree", "repair", "v", "p-v", "20000", Fields.empty()))
                .write(3, "stop.set", Fields.of("scope", "INCIDENT", "name", "i1", "by", "p-owner"))
                .closed(4, "stopped");

        assertThat(of("vendor.agree").objections()).containsExactly(Map.entry(Objection.VETOED, 1L));
        assertThat(of("client.message").good()).isEqualTo(1);
    }

    @Test
    void money_that_came_back_and_doubt_speak_against_it() {
        diary.level("CORRIDOR").opened(0, "i1", "p-a");
        diary.did(2, diary.action("vendor.agree", "repair", "v", "p-v", "20000", Fields.empty()))
                .write(9, "budget.released", Fields.of("key", "i1/repair/v", "why", "nobody came"))
                .started(10, diary.action("compensation.grant", "give", "g", "p-a", "2000", Fields.empty()))
                .write(11, "action.in-doubt", Fields.of("key", "i1/give/g", "why", "no answer", "attempt", 1))
                .closed(20, "handed-over");

        assertThat(of("vendor.agree").objections()).containsExactly(Map.entry(Objection.REVERSED, 1L));
        assertThat(of("compensation.grant").objections()).containsExactly(Map.entry(Objection.IN_DOUBT, 1L));
    }

    @Test
    void a_false_alarm_speaks_against_all_of_it_until_it_is_judged_otherwise() {
        approvedIncident();
        diary.write(2 * DAY, "incident.judged", Fields.of("falseAlarm", true, "by", "owner", "why", "a joke"));
        Standing before = of("client.message");
        diary.write(2 * DAY + 1, "incident.judged", Fields.of("falseAlarm", false, "by", "owner", "why", "it was hot"));

        assertThat(before.objections()).containsExactly(Map.entry(Objection.FALSE_ALARM, 1L));
        assertThat(of("client.message").good()).isEqualTo(1);
    }

    @Test
    void trust_is_earned_anew_after_a_level_fell() {
        diary.level("VETO_WINDOW");
        for (int i = 0; i < 3; i++) {
            approvedIncident();
        }
        diary.write(
                10 * DAY,
                "",
                "b1",
                "level.lowered",
                Fields.of("level", "ASSIST", "from", "VETO_WINDOW", "why", "3 noes"));

        Standing standing = of("client.message");

        assertThat(standing.good()).isZero();
        assertThat(standing.level()).isEqualTo(AutonomyLevel.ASSIST);
        assertThat(book().history("salon"))
                .extracting(change -> change.what() + " " + change.level().orElseThrow())
                .containsExactly("LOWERED ASSIST");
    }

    @Test
    void a_kind_that_fell_alone_begins_anew_alone() {
        diary.level("VETO_WINDOW");
        approvedIncident();
        diary.write(
                10 * DAY,
                "",
                "b1",
                "level.lowered",
                Fields.of("level", "ASSIST", "from", "VETO_WINDOW", "kind", "vendor.agree", "why", "2 objections"));

        assertThat(of("vendor.agree").level()).isEqualTo(AutonomyLevel.ASSIST);
        assertThat(of("vendor.agree").good()).isZero();
        assertThat(of("client.message").level()).isEqualTo(AutonomyLevel.VETO_WINDOW);
        assertThat(of("client.message").good()).isEqualTo(1);
    }

    @Test
    void what_people_undid_after_the_end_speaks_against_it() {
        approvedIncident();
        Fields undone =
                Fields.of("key", "i1/write/a", "kind", "client.message", "loss", Diary.money("500"), "by", "owner");
        diary.write(2 * DAY, "action.reversed", undone);

        assertThat(of("client.message").objections()).containsExactly(Map.entry(Objection.LOST, 1L));
        assertThat(of("vendor.agree").good()).isEqualTo(1);
    }

    @Test
    void evidence_that_is_certainly_too_low_advises_to_lower() {
        diary.level("CORRIDOR");
        for (int i = 0; i < 4; i++) {
            approvedIncident();
        }
        for (int i = 0; i < 4; i++) {
            decided(asked(), false, List.of());
            diary.closed((incidents + 1) * DAY - 1, "handled");
        }

        Standing standing = of("client.message");

        // 4 of 8: between 21.5 and 78.5 %, and the corridor needs 90.
        assertThat(standing.interval().high()).isCloseTo(0.785, within(0.001));
        assertThat(standing.advice()).isEqualTo(Advice.LOWER);
    }

    @Test
    void what_was_only_observed_advises_to_ask_after_five_incidents() {
        diary.level("OBSERVE");
        for (int i = 1; i <= 5; i++) {
            diary.opened(i * DAY, "i" + i, "p-a");
            Fields message = diary.action("client.message", "write", "a", "p-a", null, Fields.empty());
            diary.write(
                            i * DAY,
                            "action.observed",
                            Fields.of("action", message, "rule", "observe", "why", "observed only"))
                    .closed(i * DAY + 10, "handled");
        }

        assertThat(of("client.message").observed()).isEqualTo(5);
        assertThat(of("client.message").advice()).isEqualTo(Advice.RAISE);
        assertThat(of("client.message").higher()).hasValue(AutonomyLevel.ASSIST);
    }

    @Test
    void what_cannot_be_undone_never_leaves_asking() {
        for (int i = 0; i < 40; i++) {
            incidents++;
            diary.opened(incidents * DAY, "i" + incidents, "p-a");
            Fields close = diary.action("salon.close", "close", "c", "", null, Fields.empty());
            diary.write(
                            incidents * DAY,
                            "action.held",
                            Fields.of("action", close, "rule", "irreversible", "why", "a person decides"))
                    .did(incidents * DAY + 5, close)
                    .closed(incidents * DAY + 10, "handled");
        }

        assertThat(of("salon.close").good()).isEqualTo(40);
        assertThat(of("salon.close").advice()).isEqualTo(Advice.STAY);
        assertThat(of("salon.close").higher()).isEmpty();
    }

    @Test
    void trials_are_forgotten_after_half_a_year() {
        approvedIncident();
        diary.write(200 * DAY, "", "b1", "signal.seen", Fields.empty());

        assertThat(of("client.message").good()).isZero();
    }

    @Test
    void branches_are_apart() {
        approvedIncident();
        diary.at("b2");
        decided(asked(), false, List.of());
        diary.closed(3 * DAY, "handled");

        assertThat(book().standings())
                .extracting(each -> each.location() + " " + each.kind() + " " + each.good() + "/" + each.bad())
                .containsExactly(
                        "b1 client.message 1/0", "b1 vendor.agree 1/0", "b2 client.message 0/1", "b2 vendor.agree 0/1");
    }

    @Test
    void the_interval_is_wilsons() {
        assertThat(Interval.of(9, 10).low()).isCloseTo(0.5958, within(0.0001));
        assertThat(Interval.of(9, 10).high()).isCloseTo(0.9821, within(0.0001));
        assertThat(Interval.of(0, 10))
                .isEqualTo(new Interval(0, Interval.of(0, 10).high()));
        assertThat(Interval.of(35, 35).low()).isGreaterThan(0.9);
        assertThat(Interval.of(34, 34).low()).isLessThan(0.9);
        assertThatThrownBy(() -> Interval.of(2, 1)).hasMessageContaining("2 of 1");
    }
}
