package io.crmautopilot.steps;

import static io.crmautopilot.steps.Stage.OPENED;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.Move;
import io.crmautopilot.json.Fields;
import io.crmautopilot.text.Language;
import io.crmautopilot.words.Gravity;
import io.crmautopilot.words.Wording;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeopleStepsTest {

    private final Composer composer = new Composer(Wording.standard());

    static Stage stage(String kind, Object... settings) {
        Stage stage = new Stage(kind, settings);
        stage.lookups.put(ClientLookup.NAME, args -> card(args.text("token"), false));
        stage.lookups.put(BookLookup.NAME, args -> Fields.of("visits", List.of()));
        stage.lookups.put(VisitLookup.NAME, args -> Fields.of("came", List.of()));
        stage.lookups.put(
                GivenLookup.NAME, args -> Fields.of("thisYear", Stage.tenge(0).toFields()));
        return stage;
    }

    static Fields card(String token, boolean forPerson) {
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

        stage.run(new ClientsStep(composer, Gravity.standard()));
        stage.later(Duration.ofMinutes(5)).run(new ClientsStep(composer, Gravity.standard()));

        assertThat(stage.acted())
                .extracting(action -> action.details().fields("text").text("language"))
                .containsExactly("ru", "kk");
        assertThat(stage.noted()).containsExactly("clients.told");
    }

    @Test
    void one_person_on_two_channels_is_one_person() {
        Stage stage = stage("clients").complains("p-1", Language.RU, "m-1", 0).complains("p-9", Language.RU, "m-2", 1);
        stage.lookups.put(ClientLookup.NAME, args -> card("p-1", false));

        stage.run(new ClientsStep(composer, Gravity.standard()));

        assertThat(stage.acted()).hasSize(1);
        assertThat(stage.acted().get(0).to()).isEqualTo("p-9");
    }

    @Test
    void who_complains_later_is_written_to_then() {
        Stage stage = stage("clients").complains("p-1", Language.RU, "m-1", 0);
        ClientsStep step = new ClientsStep(composer, Gravity.standard());

        stage.run(step);
        stage.later(Duration.ofMinutes(20)).complains("p-2", Language.KK, "m-2", 20);
        stage.run(step);

        assertThat(stage.acted()).extracting(Action::to).containsExactly("p-1", "p-2");
    }

    @Test
    void the_first_text_of_a_thread_says_that_an_assistant_writes_and_the_next_does_not() {
        Stage stage = stage("clients").complains("p-1", Language.RU, "m-1", 0);
        stage.run(new ClientsStep(composer, Gravity.standard()));
        Stage next = stage("follow-up").complains("p-1", Language.RU, "m-1", 0);
        next.actions.putAll(stage.actions);

        next.run(new FollowUpStep(composer, Gravity.standard()));

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

        stage.run(new ClientsStep(composer, Gravity.standard()));

        assertThat(stage.acted().get(0).details().fields("text").flag("first")).isFalse();
    }

    @Test
    void what_is_for_a_person_alone_goes_to_a_person_with_its_history() {
        Stage stage = stage("clients").complains("p-1", Language.RU, "m-1", 0);
        stage.lookups.put(ClientLookup.NAME, args -> card("p-1", true));

        stage.run(new ClientsStep(composer, Gravity.standard()));

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

        stage.run(new ClientsStep(composer, Gravity.standard()));
        stage.later(Duration.ofMinutes(20)).run(new ClientsStep(composer, Gravity.standard()));

        assertThat(stage.acted()).extracting(Action::kind).containsExactly("client.message", "hand-over");
    }

    @Test
    void who_comes_before_it_can_be_mended_is_warned_and_who_was_there_is_told_when_things_have_settled() {
        Stage stage = stage("clients").complains("p-1", Language.RU, "m-1", 0);
        stage.lookups.put(
                BookLookup.NAME,
                args -> Fields.of(
                        "visits", List.of(visit("p-7", -20, 40), visit("p-8", 60, 100), visit("p-9", 300, 345))));

        stage.run(new ClientsStep(composer, Gravity.standard()));
        List<String> first = stage.situations();
        stage.later(Duration.ofMinutes(31)).run(new ClientsStep(composer, Gravity.standard()));

        assertThat(first).containsExactly("client.apology.working-on-it", "client.warning.later-today");
        assertThat(stage.situations()).last().isEqualTo("client.silent-present");
        assertThat(stage.acted()).extracting(Action::to).containsExactly("p-1", "p-8", "p-7");
    }

    @Test
    void the_first_word_and_a_warning_say_until_when_they_are_true_and_what_names_a_time_does_not() {
        Stage stage = stage("clients").complains("p-1", Language.RU, "m-1", 0);
        stage.lookups.put(BookLookup.NAME, args -> Fields.of("visits", List.of(visit("p-8", 60, 100))));
        Stage booked = stage("clients").complains("p-1", Language.RU, "m-1", 0).booked(Duration.ofMinutes(40));

        stage.run(new ClientsStep(composer, Gravity.standard()));
        booked.run(new ClientsStep(composer, Gravity.standard()));

        Action word = stage.acted().get(0);
        Action warning = stage.acted().get(1);
        assertThat(word.details().instant(Action.DEADLINE))
                .isEqualTo(stage.view().now().plus(Duration.ofHours(2)));
        assertThat(warning.kind()).isEqualTo("client.warning");
        assertThat(warning.details().instant(Action.DEADLINE)).isEqualTo(OPENED.plus(Duration.ofMinutes(60)));
        assertThat(booked.acted().get(0).details().has(Action.DEADLINE)).isFalse();
    }

    @Test
    void who_complained_and_was_not_written_to_in_time_is_answered_by_a_person_and_a_late_warning_is_left_out() {
        Stage stage = stage("clients").complains("p-1", Language.RU, "m-1", 0);
        stage.lookups.put(BookLookup.NAME, args -> Fields.of("visits", List.of(visit("p-8", 60, 100))));
        stage.outcome = action -> action.details().has(Action.DEADLINE)
                ? stage.view(action, Status.REFUSED, "too-late", "it is of no use any more")
                : stage.view(action, Status.DONE, "", "");

        stage.run(new ClientsStep(composer, Gravity.standard()));
        stage.later(Duration.ofMinutes(20)).run(new ClientsStep(composer, Gravity.standard()));

        assertThat(stage.acted())
                .extracting(Action::kind)
                .containsExactlyInAnyOrder("client.message", "hand-over", "client.warning");
        assertThat(stage.noted()).contains("clients.told");
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
                "channels",
                List.of("whatsapp"),
                "optIns",
                List.of("whatsapp"));
    }

    @Test
    void staff_who_complain_are_neither_written_to_nor_compensated() {
        for (String kind : List.of("clients", "compensate")) {
            Stage stage = stage(kind).complains("p-1", Language.RU, "m-1", 0);
            stage.extras = CATALOGUE;
            stage.lookups.put(ClientLookup.NAME, args -> card("p-1", false).with("staff", true));

            stage.run(
                    kind.equals("clients")
                            ? new ClientsStep(composer, Gravity.standard())
                            : new CompensateStep(composer));

            assertThat(stage.acted()).isEmpty();
        }
    }

    @Test
    void who_complains_and_asked_for_silence_before_is_left_to_a_person() {
        Stage stage = stage("clients").complains("p-1", Language.RU, "m-1", 0);
        stage.lookups.put(ClientLookup.NAME, args -> card("p-1", false).with("optedOut", true));

        stage.run(new ClientsStep(composer, Gravity.standard()));

        assertThat(stage.acted()).extracting(Action::kind).containsExactly("hand-over");
    }

    @Test
    void those_who_come_and_cannot_be_written_to_are_one_case_for_a_person_who_calls_them() {
        Stage stage = stage("clients").complains("p-1", Language.RU, "m-1", 0);
        stage.lookups.put(
                BookLookup.NAME,
                args -> Fields.of(
                        "visits",
                        List.of(
                                visit("p-7", 60, 100).with("optIns", List.of()),
                                visit("p-8", 70, 100).with("language", "other"),
                                visit("p-9", 80, 100).with("optedOut", true))));

        stage.run(new ClientsStep(composer, Gravity.standard()));
        stage.later(Duration.ofMinutes(5)).run(new ClientsStep(composer, Gravity.standard()));

        assertThat(stage.acted()).extracting(Action::kind).containsExactly("client.message", "hand-over");
        assertThat(stage.acted().get(1).details().list("dialogues"))
                .extracting(one -> one.text("token"))
                .containsExactlyInAnyOrder("p-7", "p-8");
    }

    @Test
    void no_more_clients_are_proposed_than_the_corridor_allows_and_who_complained_is_named_to_a_person() {
        Stage stage = stage("clients");
        for (int i = 1; i <= 42; i++) {
            stage.complains("p-" + i, Language.RU, "m-" + i, 0);
        }

        stage.run(new ClientsStep(composer, Gravity.standard()));
        stage.later(Duration.ofMinutes(5)).complains("p-43", Language.RU, "m-43", 5);
        stage.run(new ClientsStep(composer, Gravity.standard()));

        assertThat(stage.acted())
                .filteredOn(action -> action.kind().equals("client.message"))
                .hasSize(40);
        assertThat(stage.acted())
                .filteredOn(action -> action.kind().equals("hand-over"))
                .extracting(Action::to)
                .containsExactly("p-41", "p-42", "p-43");
    }

    @Test
    void while_nobody_has_agreed_to_come_the_word_waits_for_fifteen_minutes_and_the_time_follows() {
        Stage stage = stage("clients", "patience", "PT15M").complains("p-1", Language.RU, "m-1", 0);
        ClientsStep step = new ClientsStep(composer, Gravity.standard());

        Move wait = stage.run(step);
        stage.later(Duration.ofMinutes(15)).run(step);
        stage.later(Duration.ofMinutes(10)).booked(Duration.ofHours(1)).run(step);
        stage.later(Duration.ofMinutes(1)).run(step);

        assertThat(((Move.Await) wait).until()).isEqualTo(OPENED.plus(Duration.ofMinutes(15)));
        assertThat(stage.situations()).containsExactly("client.apology.working-on-it", "client.update.arrival");
    }

    @Test
    void a_booking_ends_the_wait_and_needs_no_second_word() {
        Stage stage = stage("clients", "patience", "PT15M").complains("p-1", Language.RU, "m-1", 0);
        ClientsStep step = new ClientsStep(composer, Gravity.standard());

        stage.run(step);
        stage.later(Duration.ofMinutes(3)).booked(Duration.ofHours(1)).run(step);
        stage.later(Duration.ofMinutes(20)).run(step);

        assertThat(stage.situations()).containsExactly("client.apology.vendor-coming");
    }

    @Test
    void what_is_for_a_person_does_not_wait_for_a_booking() {
        Stage stage = stage("clients", "patience", "PT15M").complains("p-1", Language.RU, "m-1", 0);
        stage.lookups.put(ClientLookup.NAME, args -> card("p-1", true));

        stage.run(new ClientsStep(composer, Gravity.standard()));

        assertThat(stage.acted()).extracting(Action::kind).containsExactly("hand-over");
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

    static final Fields CATALOGUE =
            Fields.of("catalogue", List.of(Fields.of("id", "bonus-1500", "kind", "bonus", "amount", 1500)));
}
