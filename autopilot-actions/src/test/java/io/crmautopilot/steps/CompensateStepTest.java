package io.crmautopilot.steps;

import static io.crmautopilot.steps.PeopleStepsTest.CATALOGUE;
import static io.crmautopilot.steps.PeopleStepsTest.card;
import static io.crmautopilot.steps.PeopleStepsTest.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.json.Fields;
import io.crmautopilot.text.Language;
import io.crmautopilot.words.Wording;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Making good. */
class CompensateStepTest {

    private final Composer composer = new Composer(Wording.standard());

    @Test
    void what_was_given_this_year_over_all_incidents_counts_under_the_ceiling_and_an_unknown_year_is_a_full_one() {
        for (boolean known : List.of(true, false)) {
            Stage stage = stage("compensate").complains("p-1", Language.RU, "m-1", 0);
            stage.extras = CATALOGUE;
            stage.lookups.put(
                    GivenLookup.NAME,
                    args -> known ? Fields.of("thisYear", Stage.tenge(9_000).toFields()) : Fields.empty());

            stage.run(new CompensateStep(composer));

            assertThat(stage.acted()).extracting(Action::kind).containsExactly("hand-over");
            assertThat(stage.notes.get(0).facts().list("awards").get(0).text("rule"))
                    .isEqualTo("YEARLY_CEILING");
        }
    }

    @Test
    void the_third_grant_of_a_year_is_for_a_person_to_allow() {
        for (int times : new int[] {0, 1, 2, 5}) {
            Stage stage = stage("compensate").complains("p-1", Language.RU, "m-1", 0);
            stage.extras = CATALOGUE;
            stage.lookups.put(
                    GivenLookup.NAME,
                    args -> Fields.of("thisYear", Stage.tenge(3_000).toFields(), "times", times));

            stage.run(new CompensateStep(composer));

            Action grant = stage.acted().get(0);
            assertThat(grant.kind()).isEqualTo("compensation.grant");
            assertThat(grant.details().has(Action.NEEDS_PERSON)).as("%d", times).isEqualTo(times >= 2);
        }
    }

    @Test
    void who_was_given_something_for_this_incident_under_another_step_is_not_given_it_again() {
        Stage first = stage("compensate").complains("p-1", Language.RU, "m-1", 0);
        first.extras = CATALOGUE;
        first.run(new CompensateStep(composer));
        Stage second = stage("compensate").complains("p-1", Language.RU, "m-1", 0);
        second.step = new io.crmautopilot.plan.PlanStep("again", "compensate", List.of(), Fields.empty());
        second.extras = CATALOGUE;
        second.actions.putAll(first.actions);

        second.run(new CompensateStep(composer));

        assertThat(second.actions).hasSameSizeAs(first.actions);
        assertThat(second.notes.get(0).facts().list("awards").get(0).text("rule"))
                .isEqualTo("ONCE_PER_INCIDENT");
    }

    @Test
    void a_refusal_that_needs_judgement_is_named_to_a_person_once() {
        Stage stage = stage("compensate").complains("p-1", Language.RU, "m-1", 0);
        stage.extras = CATALOGUE;
        stage.lookups.put(ClientLookup.NAME, args -> card("p-1", false).with("present", false));

        stage.run(new CompensateStep(composer));
        stage.later(Duration.ofMinutes(31)).run(new CompensateStep(composer));

        assertThat(stage.acted()).singleElement().satisfies(action -> {
            assertThat(action.kind()).isEqualTo("hand-over");
            assertThat(action.to()).isEmpty();
            assertThat(action.details().text("reason")).contains("no visit in the book");
        });
    }

    @Test
    void compensation_is_given_once_and_told_after_it_was_given() {
        Stage stage =
                stage("compensate").complains("p-1", Language.RU, "m-1", 0).complains("p-2", Language.KK, "m-2", 1);
        stage.extras = CATALOGUE;
        CompensateStep step = new CompensateStep(composer);

        stage.run(step);
        stage.later(Duration.ofMinutes(30)).complains("p-3", Language.RU, "m-3", 30);
        stage.run(step);

        assertThat(stage.acted())
                .extracting(action -> action.kind() + " " + action.to())
                .containsExactly(
                        "compensation.grant p-1",
                        "compensation.grant p-2",
                        "client.message p-1",
                        "client.message p-2",
                        "compensation.grant p-3",
                        "client.message p-3");
        assertThat(stage.milestones).containsKey("compensate:given");
    }

    @Test
    void a_grant_that_was_refused_is_not_told() {
        Stage stage = stage("compensate").complains("p-1", Language.RU, "m-1", 0);
        stage.extras = CATALOGUE;
        stage.outcome = action -> stage.view(action, Status.REFUSED, "perClientPerYear", "used up");

        stage.run(new CompensateStep(composer));

        assertThat(stage.acted()).extracting(Action::kind).containsExactly("compensation.grant");
    }
}
