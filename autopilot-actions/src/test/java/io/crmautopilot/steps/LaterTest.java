package io.crmautopilot.steps;

import static io.crmautopilot.steps.PeopleStepsTest.card;
import static io.crmautopilot.steps.PeopleStepsTest.stage;
import static io.crmautopilot.steps.Stage.OPENED;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.Move;
import io.crmautopilot.text.Language;
import io.crmautopilot.words.Gravity;
import io.crmautopilot.words.Wording;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What clients write after they were told. */
class LaterTest {

    private final Composer composer = new Composer(Wording.standard());

    @Test
    void who_asks_for_a_person_gets_one_and_is_told_so() {
        Stage stage = stage("clients").complains("p-1", Language.RU, "m-1", 0);
        stage.run(new ClientsStep(composer, Gravity.standard()));

        stage.later(Duration.ofMinutes(3)).says("p-1", stage.now, "Оператор");
        stage.run(new ClientsStep(composer, Gravity.standard()));

        assertThat(stage.acted())
                .extracting(Action::kind)
                .containsExactly("client.message", "hand-over", "client.message");
        assertThat(stage.situations()).last().isEqualTo("client.to-a-person");
        assertThat(stage.acted().get(1).details().list("dialogues").get(0).texts("messages"))
                .containsExactly("m-1", "r-0");
    }

    @Test
    void who_asks_not_to_be_written_to_is_looked_up_so_that_it_is_kept() {
        Stage stage = stage("clients").complains("p-1", Language.RU, "m-1", 0);
        stage.run(new ClientsStep(composer, Gravity.standard()));

        stage.later(Duration.ofMinutes(3)).says("p-1", stage.now, "стоп");
        stage.run(new ClientsStep(composer, Gravity.standard()));

        assertThat(stage.moves(Move.Ask.class))
                .last()
                .extracting(Move.Ask::name)
                .isEqualTo("opt-out/r-0");
        assertThat(stage.acted()).hasSize(1);
    }

    @Test
    void a_second_complaint_is_answered_once_with_other_words_and_a_third_has_a_person() {
        Stage stage = stage("clients").complains("p-1", Language.RU, "m-1", 0);
        ClientsStep step = new ClientsStep(composer, Gravity.standard());
        stage.run(step);

        stage.later(Duration.ofMinutes(10)).complainsAgain("p-1", "всё ещё жарко");
        Move burst = stage.run(step);
        stage.later(Duration.ofMinutes(1)).run(step);
        stage.later(Duration.ofMinutes(10)).complainsAgain("p-1", "жарко");
        stage.later(Duration.ofMinutes(2)).run(step);

        assertThat(((Move.Await) burst).until()).isEqualTo(OPENED.plus(Duration.ofMinutes(11)));
        assertThat(stage.situations())
                .containsExactly("client.apology.working-on-it", "client.again", "client.to-a-person");
        assertThat(stage.acted().get(2)).satisfies(action -> {
            assertThat(action.kind()).isEqualTo("hand-over");
            assertThat(action.details().text("reason")).contains("third time");
            assertThat(action.details().list("dialogues").get(0).list("turns")).hasSize(5);
        });
    }

    @Test
    void an_upset_second_complaint_has_a_person_and_no_record_says_how_it_sounded() {
        Stage stage = stage("clients").complains("p-1", Language.RU, "m-1", 0);
        ClientsStep step = new ClientsStep(composer, Gravity.standard());
        stage.run(step);
        stage.lookups.put(ClientLookup.NAME, args -> card("p-1", args.flag("strict")));

        stage.later(Duration.ofMinutes(10)).complainsAgain("p-1", "СКОЛЬКО МОЖНО!!!");
        stage.later(Duration.ofMinutes(2)).run(step);

        assertThat(stage.acted()).extracting(Action::kind).containsExactly("client.message", "hand-over");
        assertThat(stage.facts.toString()).doesNotContainIgnoringCase("strong");
    }

    @Test
    void the_second_half_of_a_complaint_is_answered_with_the_first() {
        Stage stage = stage("clients").complains("p-1", Language.RU, "m-1", 0);
        ClientsStep step = new ClientsStep(composer, Gravity.standard());
        stage.run(step);

        stage.later(Duration.ofSeconds(20)).complainsAgain("p-1", "и жарко ужасно");
        stage.later(Duration.ofMinutes(5)).run(step);

        assertThat(stage.acted()).hasSize(1);
    }

    @Test
    void an_answer_that_wants_something_has_a_person_and_a_nod_needs_nothing() {
        Stage stage = stage("clients").complains("p-1", Language.RU, "m-1", 0).complains("p-2", Language.KK, "m-2", 0);
        ClientsStep step = new ClientsStep(composer, Gravity.standard());
        stage.run(step);

        stage.later(Duration.ofMinutes(5))
                .says("p-1", stage.now, "давайте завтра в три")
                .says("p-2", stage.now, "жарайды, рақмет");
        stage.run(step);

        assertThat(stage.acted())
                .filteredOn(action -> action.kind().equals("hand-over"))
                .singleElement()
                .satisfies(action -> {
                    assertThat(action.to()).isEqualTo("p-1");
                    assertThat(action.details().text("nextBest")).contains("another time");
                });
    }

    @Test
    void a_dialogue_that_was_given_back_is_answered_again() {
        Stage stage = stage("clients").complains("p-1", Language.RU, "m-1", 0);
        ClientsStep step = new ClientsStep(composer, Gravity.standard());
        stage.run(step);
        stage.later(Duration.ofMinutes(3)).says("p-1", stage.now, "Оператор").run(step);

        stage.later(Duration.ofMinutes(5))
                .complainsAgain("p-1", "жарко")
                .later(Duration.ofMinutes(2))
                .run(step);
        int whileWithPerson = stage.acted().size();
        stage.givenBack("p-1");
        stage.later(Duration.ofMinutes(5))
                .complainsAgain("p-1", "жарко")
                .later(Duration.ofMinutes(2))
                .run(step);

        assertThat(whileWithPerson).isEqualTo(3);
        assertThat(stage.situations()).last().isEqualTo("client.again");
    }
}
