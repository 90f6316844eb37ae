package io.crmautopilot.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.incident.Cause;
import io.crmautopilot.incident.Diagnosis;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.plan.ActionPlanner;
import io.crmautopilot.plan.Plan;
import io.crmautopilot.plan.PlanStep;
import io.crmautopilot.signal.Signal;
import io.crmautopilot.signal.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaybooksTest {

    private static final BranchRef BRANCH = new BranchRef("aruana-salons", "dostyk");

    private final Playbooks playbooks = Playbooks.standard();

    @Test
    void heat_in_one_branch_brings_a_technician_and_everybody_is_told() {
        Plan plan = plan("air-conditioning", 0.92, true, "climate.heat");

        assertThat(plan.scenario()).isEqualTo("air-conditioning");
        assertThat(plan.steps())
                .extracting(PlanStep::kind)
                .containsExactly("owner-notice", "vendor", "clients", "compensate", "watch", "cards", "follow-up");
        assertThat(step(plan, "vendor").settings().text("trade")).isEqualTo("hvac");
        assertThat(step(plan, "compensate").when()).containsExactly("vendor:booked", "clients:told");
        assertThat(plan.why())
                .isEqualTo(
                        "the verdict is COMMON_CAUSE_LIKELY; the likeliest cause is air-conditioning with probability"
                                + " 0.92, at least 0.5; the diagnosis is sure");
        assertThat(plan.version()).matches("1\\.[0-9a-f]{8}");
    }

    @Test
    void a_rush_only_tells_people() {
        Plan plan = playbooks
                .planFor(incident(Verdict.GENERAL_SURGE, "air-conditioning", 0.99, true, Set.of(), "climate.heat"))
                .orElseThrow();

        assertThat(plan.steps()).extracting(PlanStep::kind).containsExactly("owner-notice", "tell-people");
    }

    @Test
    void seven_complaints_about_one_specialist_call_no_repairman_and_no_text_goes_out() {
        Plan plan = plan("specialist", 0.8, true, "staff.quality");

        assertThat(plan.steps()).extracting(PlanStep::kind).containsExactly("owner-notice", "hand-over");
        assertThat(step(plan, "person").settings().text("nextBest")).startsWith("hear the specialist first");
    }

    @Test
    void where_people_were_harmed_a_person_speaks_whatever_the_cause() {
        Plan plan = plan("air-conditioning", 0.95, true, "safety.harm");

        assertThat(plan.scenario()).isEqualTo("harm");
        assertThat(plan.steps()).extracting(PlanStep::kind).containsExactly("owner-notice", "hand-over");
    }

    @ParameterizedTest
    @CsvSource({"0.49, true", "0.92, false"})
    void a_cause_that_is_not_sure_enough_calls_nobody(double probability, boolean sure) {
        Plan plan = plan("air-conditioning", probability, sure, "climate.heat");

        assertThat(plan.scenario()).isEqualTo("unsure");
        assertThat(plan.steps())
                .extracting(PlanStep::kind)
                .doesNotContain("vendor", "compensate")
                .contains("hand-over");
    }

    @Test
    void a_branch_without_an_air_conditioner_needs_no_technician_for_it() {
        ActionPlanner.Case without =
                incident(Verdict.COMMON_CAUSE_LIKELY, "air-conditioning", 0.9, true, Set.of("router"), "climate.heat");
        ActionPlanner.Case with = incident(
                Verdict.COMMON_CAUSE_LIKELY, "air-conditioning", 0.9, true, Set.of("air-conditioner"), "climate.heat");

        assertThat(playbooks.planFor(without).orElseThrow().scenario()).isEqualTo("unsure");
        assertThat(playbooks.planFor(with).orElseThrow().scenario()).isEqualTo("air-conditioning");
    }

    @Test
    void nobody_acts_on_what_may_be_chance() {
        assertThat(playbooks.planFor(
                        incident(Verdict.COINCIDENCE_NOT_EXCLUDED, "power", 0.9, true, Set.of(), "power.out")))
                .isEmpty();
    }

    @Test
    void the_owner_is_told_before_anybody_else_is_and_every_plan_can_be_stored() {
        for (Playbook playbook : playbooks.list()) {
            Plan plan = new Plan(playbook.scenario(), playbook.version(), "test", playbook.steps());

            assertThat(plan.steps().get(0).kind()).as(playbook.scenario()).isEqualTo("owner-notice");
            assertThat(plan.steps().subList(1, plan.steps().size()))
                    .as(playbook.scenario())
                    .noneMatch(step -> step.when().isEmpty());
            assertThat(Plan.of(plan.toFields())).isEqualTo(plan);
        }
    }

    @Test
    void nothing_is_given_before_clients_are_told_and_nothing_at_all_where_a_person_decides() {
        for (Playbook playbook : playbooks.list()) {
            boolean person =
                    playbook.steps().stream().anyMatch(step -> step.kind().equals("hand-over"));
            playbook.steps().stream()
                    .filter(step -> step.kind().equals("compensate"))
                    .forEach(step -> {
                        assertThat(step.when()).as(playbook.scenario()).contains("clients:told");
                        assertThat(person).as(playbook.scenario()).isFalse();
                    });
        }
    }

    @Test
    void a_description_names_conditions_steps_and_settings() {
        String text = playbooks.list().stream()
                .filter(playbook -> playbook.scenario().equals("leak"))
                .findFirst()
                .orElseThrow()
                .describe();

        assertThat(text)
                .contains("likeliest cause is leak; probability at least 0.5; the diagnosis is sure")
                .contains("- vendor: vendor, after owner is told\n      trade: plumbing\n")
                .contains("after vendor is fixed or vendor is handed-over");
    }

    @Test
    void a_host_s_own_playbook_comes_first_and_replaces_that_of_the_same_name() {
        Playbooks own = Playbooks.parse("""
            {"version": "2", "playbooks": [
              {"scenario": "leak", "about": "ours", "causes": ["leak"], "steps": [{"id": "owner", "kind": "owner-notice"},
                {"id": "valve", "kind": "close-valve", "when": ["owner:told"]}]}]}\
            """, StepKinds.standard().with("close-valve", Set.of("closed")));

        Playbooks both = playbooks.after(own);

        assertThat(both.list()).hasSize(playbooks.list().size());
        assertThat(both.planFor(incident(Verdict.COMMON_CAUSE_LIKELY, "leak", 0.9, true, Set.of(), "water.leak"))
                        .orElseThrow()
                        .steps())
                .extracting(PlanStep::kind)
                .containsExactly("owner-notice", "close-valve");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '^',
            value = {
                "'id': 'a', 'kind': 'dance' => playbook x: step a is of the unknown kind dance, there are [cards,"
                        + " clients,",
                "'id': 'a', 'kind': 'watch', 'when': ['b:told'] => playbook x: condition of step a names no other step"
                        + " of the plan: b:told",
                "'id': 'a', 'kind': 'watch', 'when': ['told'] => playbook x: condition of step a is not step:milestone",
                "'id': 'a', 'kind': 'watch', 'whem': [] => playbook x, step a: key is unknown: whem",
                "'id': 'a', 'kind': 'watch'}, {'id': 'a', 'kind': 'watch' => playbook x: step comes twice: a",
                "'id': 'a', 'kind': 'watch'}, {'id': 'b', 'kind': 'clients', 'when': ['a:told'] => playbook x: step b"
                        + " waits for a:told, but watch reaches only [handed-over, normal]",
                "'id': 'a', 'kind': 'watch', 'when': ['b:told']}, {'id': 'b', 'kind': 'clients', 'when': ['a:normal']"
                        + " => playbook x: step a can never begin: its conditions go in a circle",
                "'kind': 'watch' => playbook x: key is absent: id",
            })
    void what_is_wrong_in_a_step_is_named_with_its_playbook(String step, String problem) {
        assertThatThrownBy(() -> parse("'scenario': 'x', 'about': 'a', 'steps': [{" + step + "}]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("playbooks refused:")
                .hasMessageContaining(problem);
    }

    @Test
    void what_is_wrong_in_a_playbook_is_named() {
        String steps = "'about': 'a', 'steps': [{'id': 'a', 'kind': 'watch'}]";

        assertThatThrownBy(() -> parse("'scenario': 'X', " + steps)).hasMessageContaining("scenario is not lower case");
        assertThatThrownBy(() -> parse("'scenario': 'x', 'atLeast': '1.5', " + steps))
                .hasMessageContaining("playbook x: atLeast is not between 0 and 1: 1.5");
        assertThatThrownBy(() -> parse("'scenario': 'x', 'verdicts': ['SURE'], " + steps))
                .hasMessageContaining("playbook x: verdict is unknown: SURE");
        assertThatThrownBy(() -> parse("'scenario': 'x', 'verdicts': ['INSUFFICIENT_DATA'], " + steps))
                .hasMessageContaining("playbook x: verdict opens no incident: INSUFFICIENT_DATA");
        assertThatThrownBy(() -> parse("'scenario': 'x', 'with': {'b': {}}, " + steps))
                .hasMessageContaining("playbook x: \"with\" speaks of a step that is not there: b");
        assertThatThrownBy(() -> parse("'scenario': 'x', 'course': 'y', 'about': 'a'"))
                .hasMessageContaining("playbook x: course is unknown: y, there are []");
        assertThatThrownBy(() -> parse("'scenario': 'x', " + steps + "}, {'scenario': 'x', 'causes': ['y'], " + steps))
                .hasMessageContaining("playbook x: comes twice")
                .hasMessageContaining("playbook x: is never reached, x stands before it and fits whenever it does");
    }

    private static Playbooks parse(String playbook) {
        return Playbooks.parse(
                ("{'version': '1', 'playbooks': [{" + playbook + "}]}").replace('\'', '"'), StepKinds.standard());
    }

    private Plan plan(String cause, double probability, boolean sure, String topic) {
        return playbooks
                .planFor(incident(Verdict.COMMON_CAUSE_LIKELY, cause, probability, sure, Set.of(), topic))
                .orElseThrow();
    }

    private static PlanStep step(Plan plan, String id) {
        return plan.steps().stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static ActionPlanner.Case incident(
            Verdict verdict, String cause, double probability, boolean sure, Set<String> equipment, String topic) {
        Instant at = Instant.parse("2025-10-07T05:07:14Z");
        Signal signal = new Signal(
                "sig-1",
                at,
                BRANCH,
                List.of(topic),
                Duration.ofMinutes(40),
                List.of("p1", "p2", "p3"),
                3,
                0.1,
                90,
                0.97,
                null,
                verdict,
                List.of("m1", "m2", "m3"),
                1,
                false);
        Cause likeliest =
                new Cause(cause, null, null, Cause.Scope.BRANCH, probability, List.of(), List.of(), List.of());
        return new ActionPlanner.Case(
                "inc-1", BRANCH, signal, new Diagnosis(List.of(likeliest), sure, List.of()), equipment);
    }
}
