package io.crmautopilot.steps;

import static io.crmautopilot.steps.Stage.OPENED;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.Move;
import io.crmautopilot.json.Fields;
import io.crmautopilot.text.Language;
import io.crmautopilot.words.Wording;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeopleStepsTest {

    private final Composer composer = new Composer(Wording.standard());

    private static Stage stage(String kind, Object... settings) {
        Stage stage = new Stage(kind, settings);
        stage.lookups.put(ClientLookup.NAME, args -> card(args.text("token"), false));
        stage.lookups.put(BookLookup.NAME, args -> Fields.of("visits", List.of()));
        return stage;
    }

    private static Fields card(String token, boolean forPerson) {
        return Fields.of(
                "client",
                token,
                "known",
                true,
                "present",
                true,
                "visitMinutes",
                45,
                "consent",
                true,
                "language",
                "ru",
                "forPerson",
                forPerson);
    }

    @Test
    void each_client_is_written_to_once_in_the_language_of_their_message() {
        Stage stage = stage("clients").complains("p-1", Language.RU, "m-1", 0).complains("p-2", Language.KK, "m-2", 1);

        stage.run(new ClientsStep(composer));
        stage.later(Duration.ofMinutes(5)).run(new ClientsStep(composer));

        assertThat(stage.acted())
                .extracting(action -> action.details().fields("text").text("language"))
                .containsExactly("ru", "kk");
        assertThat(stage.noted()).containsExactly("clients.told");
    }

    @Test
    void one_person_on_two_channels_is_one_person() {
        Stage stage = stage("clients").complains("p-1", Language.RU, "m-1", 0).complains("p-9", Language.RU, "m-2", 1);
        stage.lookups.put(ClientLookup.NAME, args -> card("p-1", false));

        stage.run(new ClientsStep(composer));

        assertThat(stage.acted()).hasSize(1);
        assertThat(stage.acted().get(0).to()).isEqualTo("p-9");
    }

    @Test
    void who_complains_later_is_written_to_then() {
        Stage stage = stage("clients").complains("p-1", Language.RU, "m-1", 0);
        ClientsStep step = new ClientsStep(composer);

        stage.run(step);
        stage.later(Duration.ofMinutes(20)).complains("p-2", Language.KK, "m-2", 20);
        stage.run(step);

        assertThat(stage.acted()).extracting(Action::to).containsExactly("p-1", "p-2");
    }

    @Test
    void the_first_text_of_a_thread_says_that_an_assistant_writes_and_the_next_does_not() {
        Stage stage = stage("clients").complains("p-1", Language.RU, "m-1", 0);
        stage.run(new ClientsStep(composer));
        Stage next = stage("follow-up").complains("p-1", Language.RU, "m-1", 0);
        next.actions.putAll(stage.actions);

        next.run(new FollowUpStep(composer));

        assertThat(stage.acted().get(0).details().fields("text").flag("first")).isTrue();
        assertThat(next.acted())
                .last()
                .extracting(a -> a.details().fields("text").flag("first"))
                .isEqualTo(false);
    }

    @Test
    void a_tenant_may_switch_the_disclosure_off() {
        Stage stage = stage("clients").complains("p-1", Language.RU, "m-1", 0);
        stage.extras = Fields.of("disclosure", false);

        stage.run(new ClientsStep(composer));

        assertThat(stage.acted().get(0).details().fields("text").flag("first")).isFalse();
    }

    @Test
    void what_is_for_a_person_alone_goes_to_a_person_with_its_history() {
        Stage stage = stage("clients").complains("p-1", Language.RU, "m-1", 0);
        stage.lookups.put(ClientLookup.NAME, args -> card("p-1", true));

        stage.run(new ClientsStep(composer));

        assertThat(stage.acted()).singleElement().satisfies(action -> {
            assertThat(action.kind()).isEqualTo("hand-over");
            assertThat(action.details().list("dialogues").get(0).texts("messages"))
                    .containsExactly("m-1");
        });
    }

    @Test
    void a_text_that_could_not_be_sent_becomes_a_persons_case_once() {
        Stage stage = stage("clients").complains("p-1", Language.RU, "m-1", 0);
        stage.outcome = action -> action.kind().equals("client.message")
                ? stage.view(action, Status.REFUSED, "failed", "no opt-in")
                : stage.view(action, Status.DONE, "", "");

        stage.run(new ClientsStep(composer));
        stage.later(Duration.ofMinutes(20)).run(new ClientsStep(composer));

        assertThat(stage.acted()).extracting(Action::kind).containsExactly("client.message", "hand-over");
    }

    @Test
    void who_comes_before_it_can_be_mended_is_warned_and_who_was_there_is_told_when_things_have_settled() {
        Stage stage = stage("clients").complains("p-1", Language.RU, "m-1", 0);
        stage.lookups.put(
                BookLookup.NAME,
                args -> Fields.of(
                        "visits", List.of(visit("p-7", -20, 40), visit("p-8", 60, 100), visit("p-9", 300, 345))));

        stage.run(new ClientsStep(composer));
        List<String> first = stage.situations();
        stage.later(Duration.ofMinutes(31)).run(new ClientsStep(composer));

        assertThat(first).containsExactly("client.apology.working-on-it", "client.warning.later-today");
        assertThat(stage.situations()).last().isEqualTo("client.silent-present");
        assertThat(stage.acted()).extracting(Action::to).containsExactly("p-1", "p-8", "p-7");
    }

    private static Fields visit(String token, int from, int to) {
        return Fields.of(
                "token",
                token,
                "startsAt",
                OPENED.plus(Duration.ofMinutes(from)),
                "endsAt",
                OPENED.plus(Duration.ofMinutes(to)),
                "language",
                "kk",
                "channel",
                "whatsapp");
    }

    @Test
    void who_asks_for_a_person_gets_one_and_is_told_so() {
        Stage stage = stage("clients").complains("p-1", Language.RU, "m-1", 0);
        stage.run(new ClientsStep(composer));

        stage.later(Duration.ofMinutes(3)).says("p-1", stage.now, "Оператор");
        stage.run(new ClientsStep(composer));

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
        stage.run(new ClientsStep(composer));

        stage.later(Duration.ofMinutes(3)).says("p-1", stage.now, "стоп");
        stage.run(new ClientsStep(composer));

        assertThat(stage.moves(Move.Ask.class))
                .last()
                .extracting(Move.Ask::name)
                .isEqualTo("opt-out/r-0");
        assertThat(stage.acted()).hasSize(1);
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

    @Test
    void two_quiet_windows_after_the_repair_are_normal_again() {
        Stage stage = stage("watch").complains("p-1", Language.RU, "m-1", 0).reached("find-vendor:fixed");

        Move first = stage.run(new WatchStep());
        Move last = stage.later(Duration.ofMinutes(80)).run(new WatchStep());

        assertThat(((Move.Await) first).until()).isEqualTo(OPENED.plus(Duration.ofMinutes(80)));
        assertThat(((Move.Finish) last).milestone()).isEqualTo("normal");
    }

    @Test
    void a_new_complaint_makes_the_watch_longer_and_three_after_the_repair_call_a_person() {
        Stage stage = stage("watch").complains("p-1", Language.RU, "m-1", 0).reached("find-vendor:fixed");

        Move longer = stage.later(Duration.ofMinutes(70))
                .complains("p-2", Language.RU, "m-2", 60)
                .run(new WatchStep());
        Move person = stage.complains("p-3", Language.RU, "m-3", 65)
                .complains("p-4", Language.RU, "m-4", 70)
                .run(new WatchStep());

        assertThat(((Move.Await) longer).until()).isEqualTo(OPENED.plus(Duration.ofMinutes(140)));
        assertThat(((Move.HandOver) person).reason()).contains("3 more people");
    }

    @Test
    void a_yes_completes_a_journey_a_no_opens_it_again_and_silence_is_counted() {
        Stage stage = stage("follow-up")
                .complains("p-1", Language.RU, "m-1", 0)
                .complains("p-2", Language.KK, "m-2", 1)
                .complains("p-3", Language.RU, "m-3", 2);
        Stage told = stage("clients");
        told.affected.addAll(stage.affected);
        told.run(new ClientsStep(composer));
        stage.actions.putAll(told.actions);
        FollowUpStep step = new FollowUpStep(composer);

        stage.run(step);
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
        assertThat(stage.acted()).last().satisfies(action -> {
            assertThat(action.kind()).isEqualTo("hand-over");
            assertThat(action.to()).isEqualTo("p-2");
        });
    }

    private static final Fields CATALOGUE =
            Fields.of("catalogue", List.of(Fields.of("id", "bonus-1500", "kind", "bonus", "amount", 1500)));
}
