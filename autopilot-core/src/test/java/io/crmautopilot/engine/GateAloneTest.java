package io.crmautopilot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.EffectSpec;
import io.crmautopilot.approval.Scope;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.guard.PolicyGuard;
import io.crmautopilot.guard.Ruling;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.simulation.Rig;
import io.crmautopilot.simulation.Salon;
import io.crmautopilot.simulation.SimKit;
import io.crmautopilot.simulation.SimWorld.Manner;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The gate asked out of turn about what a log tells: the engine asks it when something is due, and the gate must not rely on that.
 */
class GateAloneTest {

    private static final Map<String, EffectSpec> SPECS =
            SimKit.SPECS.stream().collect(Collectors.toMap(EffectSpec::kind, Function.identity()));

    private final Rig rig = new Rig();
    private final Deadlines deadlines = new Deadlines(rig.clock::ticks);
    private PolicyGuard guard = PolicyGuard.corridor();

    private TenantState state() {
        TenantState state = new TenantState(Salon.TENANT);
        rig.records().forEach(state::apply);
        return state;
    }

    private IncidentState incident(TenantState state) {
        return state.required(rig.incident().id());
    }

    private Gate gate() {
        return new Gate(SPECS, guard, new StopLatch(), deadlines);
    }

    private Gate.Answer admit(Action action) {
        TenantState state = state();
        return gate().admit(state, incident(state), action, rig.settings, rig.clock.instant());
    }

    private Gate.Answer again(Action action, int most) {
        TenantState state = state();
        return gate().again(state, incident(state), action, most, rig.clock.instant());
    }

    private Action first(String kind) {
        return rig.actions(kind).get(0).action();
    }

    private static String told(Gate.Answer answer) {
        Draft draft = answer.draft().orElseThrow();
        return draft.kind() + " " + draft.body().text("rule");
    }

    @Test
    void what_has_started_or_ended_is_not_admitted_again() {
        rig.complain(1, 3).pass(Duration.ofMinutes(1));

        Gate.Answer answer = admit(first("client.message"));

        assertThat(answer).isEqualTo(Gate.Answer.NOTHING);
        assertThat(answer.starts()).isFalse();
    }

    @Test
    void nothing_starts_in_an_incident_that_is_over() {
        rig.settings = Salon.settings(AutonomyLevel.VETO_WINDOW, Salon.corridor());
        rig.complain(1, 3).pass(Duration.ofMinutes(1));
        Action waiting = first("client.message");
        Scope incident = Scope.incident(Salon.TENANT, rig.incident().id());
        rig.engine().stop(incident, "owner", "no");
        rig.engine().lift(incident, "owner", "too late");

        Gate.Answer answer = admit(waiting);

        assertThat(told(answer)).isEqualTo("action.refused closed");
        assertThat(answer.starts()).isFalse();
    }

    @Test
    void a_veto_window_keeps_its_action_whoever_asks_before_its_end() {
        rig.settings = Salon.settings(AutonomyLevel.VETO_WINDOW, Salon.corridor());
        rig.complain(1, 3).pass(Duration.ofMinutes(1));
        Action announced = first("client.message");
        deadlines.begin(Gate.windowOf(announced), Duration.ofMinutes(5));

        Gate.Answer early = admit(announced);
        rig.clock.pass(Duration.ofMinutes(5));
        Gate.Answer after = admit(announced);

        assertThat(told(early)).isEqualTo("action.held veto-window");
        assertThat(told(after)).isEqualTo("action.started veto-window");
    }

    @Test
    void a_question_that_nobody_answered_yet_is_no_yes() {
        rig.settings = Salon.settings(AutonomyLevel.ASSIST, Salon.corridor());
        rig.complain(1, 3).pass(Duration.ofMinutes(1));

        Gate.Answer answer = admit(first("client.message"));

        assertThat(told(answer)).isEqualTo("action.held assist");
        assertThat(answer.asks()).isTrue();
    }

    @Test
    void a_yes_to_one_sum_is_no_yes_to_another() {
        rig.settings = Salon.settings(AutonomyLevel.ASSIST, Salon.corridor());
        rig.complain(1, 3).pass(Duration.ofMinutes(1));
        rig.say(Salon.OWNER, "yes " + rig.codeFor(Salon.OWNER));
        rig.vendorSays("whatsapp:vendor-1", "price 12000");
        rig.say(Salon.OWNER, "no " + rig.codeFor(Salon.OWNER));
        Action seen = first("vendor.request");
        Action dearer = new Action(
                seen.key(),
                seen.kind(),
                seen.branch(),
                seen.incident(),
                seen.step(),
                seen.to(),
                Money.ofMajor(1, Currency.getInstance("KZT")),
                seen.details());

        TenantState state = state();
        boolean same =
                Circumstances.approved(incident(state), incident(state).actions.get(seen.key()), seen);
        boolean other =
                Circumstances.approved(incident(state), incident(state).actions.get(seen.key()), dearer);

        assertThat(same).isTrue();
        assertThat(other).isFalse();
    }

    @Test
    void what_its_step_wants_a_person_to_answer_for_says_so_and_a_guard_that_asks_anyway_gives_its_own_reason() {
        rig.complain(1, 3).pass(Duration.ofMinutes(1));
        Action known = first("client.message");
        Action delicate = new Action(
                rig.incident().id() + "/clients/delicate",
                known.kind(),
                known.branch(),
                known.incident(),
                known.step(),
                known.to(),
                null,
                Fields.of(Action.NEEDS_PERSON, "it speaks of an injury"));
        guard = proposal -> new Ruling.Allow("anything-goes", "a careless host");
        Gate.Answer careless = admit(delicate);
        guard = proposal -> new Ruling.Hold("house-rule", "the host asks");

        Gate.Answer careful = admit(delicate);

        assertThat(told(careless)).isEqualTo("action.held needs-person");
        assertThat(careless.draft().orElseThrow().body().text("why")).isEqualTo("it speaks of an injury");
        assertThat(told(careful)).isEqualTo("action.held house-rule");
    }

    @Test
    void what_is_in_doubt_is_repeated_as_often_as_it_may_be_and_then_a_person_finds_out() {
        rig.world.treat(action -> action.kind().equals("owner.notice") ? Manner.LOST_CALL : Manner.FINE);
        rig.complain(1, 3);
        Action notice = first("owner.notice");

        int tried = rig.records(RecordKind.ACTION_STARTED).size();

        Gate.Answer again = again(notice, tried + 1);
        Gate.Answer enough = again(notice, tried);

        assertThat(told(again)).isEqualTo("action.started in-doubt");
        assertThat(again.draft().orElseThrow().body().number("attempt")).isEqualTo(tried + 1);
        assertThat(again.starts()).isTrue();
        assertThat(told(enough)).isEqualTo("action.in-doubt in-doubt");
        assertThat(enough.draft().orElseThrow().body().text("why")).contains("it was tried " + tried + " times");
        assertThat(enough.starts()).isFalse();
    }

    @Test
    void what_was_never_started_or_has_ended_is_not_repeated() {
        rig.settings = Salon.settings(AutonomyLevel.VETO_WINDOW, Salon.corridor());
        rig.complain(1, 3).pass(Duration.ofMinutes(1));

        Gate.Answer held = again(first("client.message"), 3);
        Gate.Answer done = again(first("owner.notice"), 3);

        assertThat(held).isEqualTo(Gate.Answer.NOTHING);
        assertThat(done).isEqualTo(Gate.Answer.NOTHING);
    }

    @Test
    void an_approver_counts_as_told_while_the_notice_is_on_its_way_or_in_doubt_and_not_when_it_never_came() {
        rig.world.treat(action -> action.kind().equals("owner.notice") ? Manner.LOST_CALL : Manner.FINE);
        rig.complain(1, 3);
        Gate.Answer onItsWay = admit(grant());
        rig.pass(Duration.ofHours(1));
        Status inTheEnd = rig.actions("owner.notice").get(0).status();
        Gate.Answer inDoubt = admit(grant());

        Rig other = new Rig();
        other.world.treat(action -> action.kind().equals("owner.notice") ? Manner.NEVER : Manner.FINE);
        other.complain(1, 3);
        TenantState state = new TenantState(Salon.TENANT);
        other.records().forEach(state::apply);
        Gate.Answer never =
                gate().admit(state, state.required("inc-abay-m1"), grant(), other.settings, other.clock.instant());

        assertThat(told(onItsWay)).isEqualTo("action.started within-corridor");
        assertThat(inTheEnd).isEqualTo(Status.IN_DOUBT);
        assertThat(told(inDoubt)).isEqualTo("action.started within-corridor");
        assertThat(told(never)).isEqualTo("action.held owner-not-told");
    }

    @Test
    void what_is_past_its_deadline_does_not_start_whoever_allowed_it() {
        rig.complain(1, 3).pass(Duration.ofMinutes(1));
        Instant end = rig.clock.instant().plusSeconds(60);
        Action order = new Action(
                "inc-abay-m1/vendor/order",
                "vendor.request",
                Salon.BRANCH,
                "inc-abay-m1",
                "vendor",
                "p-9",
                null,
                Fields.of(Action.DEADLINE, end));

        Gate.Answer inTime = admit(order);
        rig.clock.pass(Duration.ofSeconds(60));
        Gate.Answer late = admit(order);

        assertThat(told(inTime)).isEqualTo("action.started within-corridor");
        assertThat(told(late)).isEqualTo("action.refused too-late");
        assertThat(late.starts()).isFalse();
    }

    private static Action grant() {
        return new Action(
                "inc-abay-m1/compensate/grant/p-9",
                "compensation.grant",
                Salon.BRANCH,
                "inc-abay-m1",
                "compensate",
                "p-9",
                Money.ofMajor(1_000, Currency.getInstance("KZT")),
                Fields.empty());
    }
}
