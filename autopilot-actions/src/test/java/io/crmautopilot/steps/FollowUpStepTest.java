package io.crmautopilot.steps;

import static io.crmautopilot.steps.PeopleStepsTest.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.Move;
import io.crmautopilot.json.Fields;
import io.crmautopilot.text.Language;
import io.crmautopilot.words.Gravity;
import io.crmautopilot.words.Wording;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Asking whether it is better, and what the answers, visits and complaints since make of each journey. */
class FollowUpStepTest {

    private final Composer composer = new Composer(Wording.standard());

    /** The affected were told before, by the step of the clients. */
    private void tell(Stage stage) {
        Stage told = stage("clients");
        told.affected.addAll(stage.affected);
        told.run(new ClientsStep(composer, Gravity.standard()));
        stage.actions.putAll(told.actions);
    }

    @Test
    void a_visit_since_completes_a_silent_clients_journey() {
        Stage stage =
                stage("follow-up").complains("p-1", Language.RU, "m-1", 0).complains("p-2", Language.RU, "m-2", 0);
        tell(stage);
        stage.lookups.put(VisitLookup.NAME, args -> Fields.of("came", List.of("p-2")));
        FollowUpStep step = new FollowUpStep(composer, Gravity.standard());

        stage.later(Duration.ofMinutes(10)).run(step);
        Move last = stage.later(Duration.ofHours(2)).run(step);

        Move.Finish finish = (Move.Finish) last;
        assertThat(finish.result().number("visited")).isEqualTo(1);
        assertThat(finish.result().number("silent")).isEqualTo(1);
        assertThat(finish.result().list("journeys"))
                .extracting(journey -> journey.text("client") + " " + journey.text("journey"))
                .containsExactly("p-1 OPEN", "p-2 CAME_BACK");
    }

    @Test
    void another_complaint_opens_a_journey_again_and_the_client_is_told_who_goes_on() {
        Stage stage = stage("follow-up").complains("p-1", Language.RU, "m-1", 0);
        tell(stage);
        FollowUpStep step = new FollowUpStep(composer, Gravity.standard());

        stage.later(Duration.ofMinutes(10)).run(step);
        stage.later(Duration.ofMinutes(5)).complainsAgain("p-1", "у вас в зале душно");
        stage.run(step);

        assertThat(stage.acted())
                .extracting(Action::kind)
                .containsExactly("client.message", "client.follow-up", "hand-over", "client.message");
        assertThat(stage.situations()).last().isEqualTo("client.to-a-person");
    }

    @Test
    void a_yes_completes_a_journey_a_no_opens_it_again_and_silence_is_counted() {
        Stage stage = stage("follow-up")
                .complains("p-1", Language.RU, "m-1", 0)
                .complains("p-2", Language.KK, "m-2", 1)
                .complains("p-3", Language.RU, "m-3", 2);
        tell(stage);
        FollowUpStep step = new FollowUpStep(composer, Gravity.standard());

        stage.later(Duration.ofMinutes(10)).run(step);
        stage.later(Duration.ofMinutes(5))
                .says("p-1", stage.now, "да, спасибо")
                .says("p-2", stage.now, "жоқ, әлі ыстық");
        stage.run(step);
        Move last = stage.later(Duration.ofHours(2)).run(step);

        Move.Finish finish = (Move.Finish) last;
        assertThat(finish.result().number("asked")).isEqualTo(3);
        assertThat(finish.result().number("content")).isEqualTo(1);
        assertThat(finish.result().number("notBetter")).isEqualTo(1);
        assertThat(finish.result().number("silent")).isEqualTo(1);
        assertThat(stage.acted())
                .filteredOn(action -> action.kind().equals("hand-over"))
                .extracting(Action::to)
                .containsExactly("p-2");
        assertThat(stage.situations()).last().isEqualTo("client.to-a-person");
    }

    @Test
    void the_next_visit_counts_for_as_long_as_the_playbook_says() {
        Stage stage = stage("follow-up", "visit", "P7D")
                .complains("p-1", Language.RU, "m-1", 0)
                .complains("p-2", Language.RU, "m-2", 0);
        tell(stage);
        stage.lookups.put(
                VisitLookup.NAME,
                args -> Fields.of(
                        "came", stage.now.isAfter(Stage.OPENED.plus(Duration.ofDays(3))) ? List.of("p-2") : List.of()));
        FollowUpStep step = new FollowUpStep(composer, Gravity.standard());

        stage.later(Duration.ofMinutes(10)).run(step);
        Move waits = stage.later(Duration.ofHours(3)).run(step);
        Move last = stage.later(Duration.ofDays(7)).run(step);

        assertThat(waits).isInstanceOf(Move.Await.class);
        assertThat(((Move.Finish) last).result().list("journeys"))
                .extracting(journey -> journey.text("client") + " " + journey.text("journey"))
                .containsExactly("p-1 OPEN", "p-2 CAME_BACK");
    }

    @Test
    void a_yes_that_speaks_of_a_hurt_child_has_a_person_and_no_machines_word() {
        Stage stage = stage("follow-up").complains("p-1", Language.RU, "m-1", 0);
        tell(stage);
        FollowUpStep step = new FollowUpStep(composer, Gravity.standard());

        stage.later(Duration.ofMinutes(10)).run(step);
        stage.later(Duration.ofMinutes(5)).says("p-1", stage.now, "да, лучше, но у ребенка ожог");
        stage.run(step);

        assertThat(stage.acted())
                .extracting(Action::kind)
                .containsExactly("client.message", "client.follow-up", "hand-over")
                .doesNotContain("client.to-a-person");
        assertThat(stage.acted().get(2).details().text("reason"))
                .isEqualTo("what the client answers is for a person alone");
    }
}
