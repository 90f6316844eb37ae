package io.crmautopilot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.Effect;
import io.crmautopilot.action.EffectSpec;
import io.crmautopilot.action.EffectSpec.Audience;
import io.crmautopilot.action.EffectSpec.OnDoubt;
import io.crmautopilot.action.EffectSpec.Reversibility;
import io.crmautopilot.action.EffectSpec.Settlement;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.approval.Scope;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.json.Fields;
import io.crmautopilot.plan.Plan;
import io.crmautopilot.plan.PlanStep;
import io.crmautopilot.simulation.Rig;
import io.crmautopilot.simulation.Salon;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The gate at its edges: every scope of a stop, the ladder, restrictions as leases, and what is never done alone. */
class ScopeTest {

    private final Rig rig = new Rig();
    private final List<Action> closed = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void a_stop_of_each_scope_keeps_what_it_covers_from_starting_also_after_a_restart(Scope.Kind kind) {
        rig.settings = Salon.settings(AutonomyLevel.VETO_WINDOW, Salon.corridor());
        rig.complain(1, 3).pass(Duration.ofMinutes(1));
        String key = rig.actions("client.message").get(0).action().key();
        Scope scope = scope(kind, key);

        StopReceipt receipt = rig.engine().stop(scope, "owner", "no");
        rig.restart(0).pass(Duration.ofMinutes(20));

        assertThat(receipt.durable()).isTrue();
        assertThat(receipt.notStopped()).isEmpty();
        assertThat(rig.world.wasCalled(key)).isFalse();
        assertThat(rig.world.deeds("client.message")).hasSize(kind == Scope.Kind.ACTION ? 2 : 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"INCIDENT", "BRANCH", "TENANT", "ALL", "ACTION"})
    void a_stop_of_each_scope_names_the_money_that_it_came_too_late_for(Scope.Kind kind) {
        rig.complain(1, 3).pass(Duration.ofMinutes(1));
        rig.vendorSays("whatsapp:vendor-1", "price 15000");
        String key = rig.actions("vendor.agree").get(0).action().key();

        StopReceipt receipt = rig.engine().stop(scope(kind, key), "owner", "no");

        assertThat(receipt.notStopped()).containsExactly(key);
        assertThat(receipt.message()).contains(key);
    }

    @Test
    void a_stop_of_another_tenant_stops_nothing_here() {
        rig.complain(1, 2);
        rig.engine().stop(Scope.tenant("another"), "owner", "no");

        rig.complain(3, 3).pass(Duration.ofMinutes(1));

        assertThat(rig.world.deeds("client.message")).hasSize(3);
    }

    @Test
    void what_commits_money_before_anybody_was_told_is_held_for_a_person() {
        rig.plan = one("grant");
        rig.kit.with(new Single("grant", "compensation.grant", Fields.empty()));

        rig.complain(1, 3).pass(Duration.ofSeconds(1));

        assertThat(rig.actions("compensation.grant").get(0).rule()).isEqualTo("owner-not-told");
        assertThat(rig.world.deeds("approval.ask")).hasSize(1);
        assertThat(rig.world.deeds("compensation.grant")).isEmpty();
    }

    @Test
    void what_closes_a_branch_waits_for_a_person_in_the_widest_corridor() {
        rig.plan = one("shut");
        rig.kit.with(new Single("shut", "salon.close", Fields.empty()));

        rig.complain(1, 3).pass(Duration.ofHours(3));

        assertThat(rig.world.deeds("salon.close")).isEmpty();
        assertThat(rig.actions("salon.close").get(0).rule()).isEqualTo("no-answer");
    }

    @Test
    void a_restriction_without_an_end_is_refused_and_one_with_an_end_tells_it_to_the_world() {
        Instant end = Salon.MORNING.plus(Duration.ofHours(3));
        rig.settings = Salon.settings(AutonomyLevel.CORRIDOR, Salon.corridor("allowed", allowed()));
        rig.plan = new Plan("heat", "1", "it is hot", List.of(step("never"), step("long"), step("past"), step("fine")));
        rig.kit.with(new Restriction());
        rig.kit.with(new Single("never", "bookings.pause", Fields.empty()));
        rig.kit.with(new Single("long", "bookings.pause", Fields.of("endsAt", end.plus(Duration.ofDays(3)))));
        rig.kit.with(new Single("past", "bookings.pause", Fields.of("endsAt", Salon.MORNING)));
        rig.kit.with(new Single("fine", "bookings.pause", Fields.of("endsAt", end)));

        rig.complain(1, 3).pass(Duration.ofSeconds(1));

        assertThat(rig.actions("bookings.pause"))
                .extracting(ActionView::rule)
                .containsExactly(
                        "restriction-without-end",
                        "restriction-without-end",
                        "restriction-without-end",
                        "within-corridor");
        assertThat(closed)
                .singleElement()
                .satisfies(
                        action -> assertThat(action.details().instant("endsAt")).isEqualTo(end));
    }

    private Scope scope(Scope.Kind kind, String key) {
        return switch (kind) {
            case ACTION -> Scope.action(Salon.TENANT, key);
            case INCIDENT -> Scope.incident(Salon.TENANT, rig.incident().id());
            case BRANCH -> Scope.branch(Salon.BRANCH);
            case TENANT -> Scope.tenant(Salon.TENANT);
            case ALL -> Scope.all();
        };
    }

    private static Fields allowed() {
        return Fields.of("*", List.of("owner.notice", "approval.ask", "hand-over", "bookings.pause"));
    }

    private static Plan one(String step) {
        return new Plan("heat", "1", "it is hot", List.of(step(step)));
    }

    private static PlanStep step(String id) {
        return new PlanStep(id, id, List.of(), Fields.empty());
    }

    /** Proposes one action and waits for what becomes of it. */
    private record Single(String kind, String action, Fields details) implements Procedure {

        @Override
        public Move next(StepView view) {
            String key = view.key("do");
            if (view.action(key).isEmpty()) {
                return new Move.Act(
                        new Action(
                                key,
                                action,
                                view.incident().branch(),
                                view.incident().id(),
                                view.step().id(),
                                "",
                                null,
                                details),
                        "the test wants it");
            }
            return view.action(key).get().status().isFinal()
                    ? new Move.Finish("done", Fields.empty(), "it ended")
                    : new Move.Await(view.now().plus(Duration.ofMinutes(5)), "its end");
        }
    }

    private final class Restriction implements Effect {

        @Override
        public EffectSpec spec() {
            return new EffectSpec(
                    "bookings.pause",
                    Audience.CLIENT,
                    Reversibility.REVERSIBLE,
                    true,
                    false,
                    OnDoubt.RETRY_SAME_KEY,
                    Settlement.WHEN_DONE,
                    Duration.ofSeconds(5),
                    true);
        }

        @Override
        public Outcome perform(Action action, Instant now) {
            closed.add(action);
            return new Outcome.Done(Fields.empty());
        }
    }
}
