package io.crmautopilot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.Action;
import io.crmautopilot.approval.Scope;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.guard.Ruling;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.plan.Plan;
import io.crmautopilot.plan.PlanStep;
import io.crmautopilot.simulation.Rig;
import io.crmautopilot.simulation.Salon;
import io.crmautopilot.simulation.Scripted;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {

    private final Rig rig = new Rig();

    @Test
    void observing_does_nothing_and_writes_down_what_it_would_do() {
        rig.settings = Salon.settings(AutonomyLevel.OBSERVE, Salon.corridor());

        rig.complain(1, 3).pass(Duration.ofHours(3));

        assertThat(rig.world.deeds()).isEmpty();
        assertThat(rig.records(RecordKind.ACTION_OBSERVED)).isNotEmpty();
    }

    @Test
    void a_stop_is_looked_at_before_the_guard() {
        rig.guard = proposal -> {
            throw new AssertionError("asked about a stopped action");
        };
        propose(List.of(action("a", null)));
        rig.engine().stop(Scope.action(Salon.TENANT, "inc-abay-m1/act/a"), "owner", "no");

        rig.complain(1, 3).pass(Duration.ofHours(1));

        assertThat(rig.actions("client.message").get(0).rule()).isEqualTo("stopped");
    }

    @Test
    void the_guard_is_looked_at_before_the_budget() {
        rig.guard = proposal -> new Ruling.Refuse("house-rule", "not today");

        act(List.of(action("a", 1_000_000L)));

        assertThat(rig.actions("client.message").get(0).rule()).isEqualTo("house-rule");
    }

    @Test
    void what_no_approval_can_lift_is_refused_before_anybody_is_asked() {
        rig.settings = Salon.settings(AutonomyLevel.ASSIST, Salon.corridor());
        propose(List.of(action("a", 61_000L)));

        rig.complain(1, 3);

        assertThat(rig.actions("client.message").get(0).rule()).isEqualTo("perIncident");
        assertThat(rig.world.deeds("approval.ask")).isEmpty();
        Fields cap = rig.records(RecordKind.ACTION_REFUSED).get(0).body().fields("cap");
        assertThat(cap.text("name")).isEqualTo("perIncident");
        assertThat(Money.of(cap.fields("limit"))).isEqualTo(tenge(60_000));
        assertThat(Money.of(cap.fields("asked"))).isEqualTo(tenge(61_000));
    }

    @Test
    void the_budget_holds_for_what_a_person_approved_too() {
        rig.settings = Salon.settings(AutonomyLevel.ASSIST, Salon.corridor("perIncident", 2_000));
        propose(List.of(action("a", 1_500L), action("b", 1_500L)));
        rig.complain(1, 3);

        rig.say(Salon.OWNER, "yes " + rig.codeFor(Salon.OWNER));

        assertThat(rig.actions("client.message"))
                .extracting(ActionView::rule)
                .containsExactlyInAnyOrder("assist", "perIncident");
        assertThat(rig.world.deeds("client.message")).hasSize(1);
    }

    @Test
    void a_guard_that_fails_lets_nothing_through() {
        rig.guard = proposal -> {
            throw new IllegalStateException("broken");
        };

        act(List.of(action("a", null)));

        assertThat(rig.actions("client.message").get(0).rule()).isEqualTo("guard-failed");
        assertThat(rig.world.deeds()).isEmpty();
    }

    @Test
    void nothing_irreversible_runs_without_a_person_whatever_the_guard_says() {
        rig.guard = proposal -> new Ruling.Allow("anything-goes", "a careless host");
        rig.plan = new Plan("close", "1", "", List.of(new PlanStep("close", "close", List.of(), Fields.empty())));

        rig.complain(1, 3).pass(Duration.ofMinutes(1));

        assertThat(rig.actions("salon.close").get(0).status()).isEqualTo(Status.HELD);
        assertThat(rig.world.deeds("salon.close")).isEmpty();
    }

    @Test
    void the_same_key_twice_in_one_move_is_done_once() {
        propose(List.of(action("a", null), action("a", null), action("b", null)));

        rig.complain(1, 3);

        assertThat(rig.world.deeds("client.message")).extracting(Action::to).containsExactly("p-a", "p-b");
    }

    @Test
    void an_action_under_the_key_of_another_incident_is_refused() {
        act(List.of(new Action(
                "inc-other/act/a", "client.message", Salon.BRANCH, "inc-abay-m1", "act", "p-1", null, Fields.empty())));

        assertThat(rig.actions("client.message").get(0).rule()).isEqualTo("misaddressed");
    }

    @Test
    void an_action_for_another_branch_is_refused() {
        act(List.of(new Action(
                "inc-abay-m1/act/a",
                "client.message",
                new BranchRef(Salon.TENANT, "other"),
                "inc-abay-m1",
                "act",
                "p-1",
                null,
                Fields.empty())));

        assertThat(rig.actions("client.message").get(0).rule()).isEqualTo("misaddressed");
    }

    @Test
    void a_price_beyond_every_number_is_refused_and_stops_nothing() {
        rig.guard = proposal -> new Ruling.Allow("anything-goes", "a careless host");
        Action huge = new Action(
                "inc-abay-m1/act/a",
                "client.message",
                Salon.BRANCH,
                "inc-abay-m1",
                "act",
                "p-1",
                new Money(Long.MAX_VALUE, Currency.getInstance("KZT")),
                Fields.empty());

        act(List.of(action("b", null), huge));

        assertThat(rig.actions("client.message")).extracting(ActionView::rule).contains("perIncident");
        assertThat(rig.incident().outcome()).isEqualTo("handled");
    }

    @Test
    void a_price_in_another_currency_is_refused_whatever_the_guard_says() {
        rig.guard = proposal -> new Ruling.Allow("anything-goes", "a careless host");
        Action dollars = new Action(
                "inc-abay-m1/act/a",
                "client.message",
                Salon.BRANCH,
                "inc-abay-m1",
                "act",
                "p-1",
                Money.ofMajor(10, Currency.getInstance("USD")),
                Fields.empty());

        act(List.of(dollars));

        assertThat(rig.actions("client.message").get(0).rule()).isEqualTo("currency");
    }

    @Test
    void an_unknown_kind_is_refused() {
        act(List.of(new Action(
                "inc-abay-m1/act/a", "teleport", Salon.BRANCH, "inc-abay-m1", "act", "", null, Fields.empty())));

        assertThat(rig.actions("teleport").get(0).rule()).isEqualTo("unknown-effect");
    }

    @Test
    void tightening_the_corridor_holds_at_once() {
        rig.complain(1, 2);
        rig.settings = Salon.settings(AutonomyLevel.CORRIDOR, Salon.corridor("allowed", Fields.empty()));

        rig.complain(3, 3).pass(Duration.ofHours(3));

        assertThat(rig.world.deeds()).isEmpty();
    }

    @Test
    void loosening_the_corridor_holds_for_new_incidents_only() {
        rig.settings = Salon.settings(AutonomyLevel.VETO_WINDOW, Salon.corridor());
        rig.complain(1, 3).pass(Duration.ofMinutes(1));

        rig.settings = Salon.settings(AutonomyLevel.CORRIDOR, Salon.corridor());
        rig.complain(4, 4).pass(Duration.ofMinutes(1));

        assertThat(rig.actions("client.message"))
                .hasSize(4)
                .extracting(ActionView::status)
                .containsOnly(Status.HELD);
    }

    @Test
    void a_stop_that_another_process_wrote_into_the_log_holds_here() {
        rig.complain(1, 2);
        Engine other = rig.start(1);
        other.stop(Scope.branch(Salon.BRANCH), "owner", "no");

        rig.complain(3, 3).pass(Duration.ofMinutes(5));

        assertThat(rig.world.deeds()).isEmpty();
    }

    private static Money tenge(long sum) {
        return Money.ofMajor(sum, Currency.getInstance("KZT"));
    }

    private void act(List<Action> actions) {
        propose(actions);
        rig.complain(1, 3).pass(Duration.ofHours(1));
    }

    private void propose(List<Action> actions) {
        rig.kit.with(Scripted.acting("act", actions));
        rig.plan = new Plan("act", "1", "", List.of(new PlanStep("act", "act", List.of(), Fields.empty())));
    }

    private static Action action(String name, @org.jspecify.annotations.Nullable Long tenge) {
        Money cost = tenge == null ? null : Money.ofMajor(tenge, Currency.getInstance("KZT"));
        return new Action(
                "inc-abay-m1/act/" + name,
                "client.message",
                Salon.BRANCH,
                "inc-abay-m1",
                "act",
                "p-" + name,
                cost,
                Fields.empty());
    }
}
