package io.crmautopilot.steps;

import static io.crmautopilot.steps.Stage.OPENED;
import static io.crmautopilot.steps.Stage.tenge;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.Move;
import io.crmautopilot.json.Fields;
import io.crmautopilot.words.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VendorStepTest {

    private final VendorStep step = new VendorStep(new Composer(Wording.standard()));
    private final Stage stage = new Stage("vendor", "trade", "hvac");

    @BeforeEach
    void two_vendors_pass() {
        stage.lookups.put(
                VendorLookup.NAME,
                args -> Fields.of(
                        "shortlist",
                        List.of(
                                Fields.of("token", "v-1", "id", "svc-1", "why", "best"),
                                Fields.of("token", "v-2", "id", "svc-2", "why", "second")),
                        "excluded",
                        List.of(Fields.of("id", "svc-3", "why", "far away"))));
        stage.lookups.put(ClientLookup.NAME, args -> Fields.of("client", args.text("token"), "known", true));
        stage.complains("p-1", io.crmautopilot.text.Language.RU, "m-1", 0);
        stage.complains("p-2", io.crmautopilot.text.Language.KK, "m-2", 1);
        stage.complains("p-3", io.crmautopilot.text.Language.RU, "m-3", 2);
    }

    @Test
    void numbers_that_never_visited_unlock_no_vendor_and_a_person_decides() {
        stage.lookups.put(
                ClientLookup.NAME,
                args -> Fields.of(
                        "client",
                        args.text("token"),
                        "known",
                        args.text("token").equals("p-1")));

        Move waits = stage.run(step);
        Move last = stage.later(Duration.ofMinutes(40)).run(step);

        assertThat(waits).isInstanceOf(Move.Await.class);
        assertThat(last).isInstanceOf(Move.HandOver.class);
        assertThat(((Move.HandOver) last).reason()).contains("only 1 have been here before");
        assertThat(stage.acted()).isEmpty();
    }

    @Test
    void a_vendor_is_written_to_in_the_language_that_its_directory_states_and_else_in_the_owners() {
        stage.lookups.put(
                VendorLookup.NAME,
                args -> Fields.of(
                        "shortlist",
                        List.of(Fields.of("token", "v-1", "id", "svc-1", "why", "best", "language", "kk")),
                        "excluded",
                        List.of()));
        Stage plain = new Stage("vendor");
        plain.affected.addAll(stage.affected);
        plain.lookups.putAll(stage.lookups);
        plain.lookups.put(
                VendorLookup.NAME,
                args -> Fields.of(
                        "shortlist",
                        List.of(Fields.of("token", "v-1", "id", "svc-1", "why", "best")),
                        "excluded",
                        List.of()));

        stage.run(step);
        plain.run(step);

        assertThat(stage.acted().get(0).details().fields("text").text("language"))
                .isEqualTo("kk");
        assertThat(plain.acted().get(0).details().fields("text").text("language"))
                .isEqualTo("ru");
    }

    @Test
    void one_person_on_two_channels_is_one_witness() {
        stage.lookups.put(ClientLookup.NAME, args -> Fields.of("client", "p-1", "known", true));

        Move waits = stage.run(step);

        assertThat(waits).isInstanceOf(Move.Await.class);
        assertThat(stage.acted()).isEmpty();
    }

    @Test
    void a_client_who_joins_later_unlocks_the_vendor() {
        stage.lookups.put(
                ClientLookup.NAME,
                args -> Fields.of(
                        "client",
                        args.text("token"),
                        "known",
                        !args.text("token").equals("p-3")));
        stage.run(step);

        stage.later(Duration.ofMinutes(5)).complains("p-4", io.crmautopilot.text.Language.KK, "m-4", 5);
        stage.run(step);

        assertThat(stage.situations()).containsExactly("vendor.request");
    }

    @Test
    void the_first_choice_is_asked_and_its_answer_is_waited_for() {
        Move last = stage.run(step);

        assertThat(stage.noted()).containsExactly(VendorStep.SHORTLIST);
        assertThat(stage.situations()).containsExactly("vendor.request");
        assertThat(stage.acted().get(0).to()).isEqualTo("v-1");
        assertThat(((Move.Await) last).until()).isEqualTo(OPENED.plus(Duration.ofMinutes(10)));
    }

    @Test
    void a_request_is_of_no_use_once_somebody_should_be_there_and_an_order_once_its_time_has_passed() {
        stage.run(step);
        stage.later(Duration.ofSeconds(66)).says("v-1", stage.now, OFFER);

        stage.run(step);

        assertThat(stage.acted())
                .extracting(action -> action.details().instant(Action.DEADLINE))
                .containsExactly(OPENED.plus(Duration.ofHours(2)), stage.now.plus(Duration.ofMinutes(70)));
    }

    @Test
    void an_offer_inside_the_corridor_is_agreed_with_its_ceiling_reserved() {
        stage.run(step);

        stage.later(Duration.ofSeconds(66)).says("v-1", stage.now, OFFER);
        stage.run(step);

        Action agreed = stage.acted().get(1);
        assertThat(agreed.kind()).isEqualTo("vendor.agree");
        assertThat(agreed.reserve()).contains(tenge(20_000));
        assertThat(agreed.details().instant("arriveBy")).isEqualTo(stage.now.plus(Duration.ofMinutes(70)));
    }

    @Test
    void it_is_booked_when_the_vendor_confirms_and_not_before() {
        agreed();

        assertThat(stage.milestones).doesNotContainKey("vendor:booked");
        stage.later(Duration.ofSeconds(20)).says("v-1", stage.now, "Договорились, мастер Руслан выезжает");
        stage.run(step);

        assertThat(stage.milestones).containsKey("vendor:booked");
    }

    @Test
    void the_final_price_is_settled_and_the_work_is_done() {
        booked();

        stage.at(OPENED.plus(Duration.ofMinutes(70))).says("v-1", stage.now, "Мы на месте");
        stage.run(step);
        stage.at(OPENED.plus(Duration.ofMinutes(105)))
                .says("v-1", stage.now, "Готово, заменили конденсатор, холодит. Итого 18000 тг");
        Move last = stage.run(step);

        assertThat(stage.milestones).containsKeys("vendor:arrived", "vendor:settled", "vendor:fixed");
        assertThat(stage.moves(Move.Settle.class))
                .extracting(Move.Settle::amount)
                .containsExactly(tenge(18_000));
        assertThat(((Move.Await) last).what()).isEqualTo("whether the complaints end");
    }

    @Test
    void a_silent_vendor_gives_way_to_the_next() {
        stage.run(step);

        stage.later(Duration.ofMinutes(10));
        stage.run(step);

        assertThat(passed()).containsExactly("silent: no answer within 10 minutes");
        assertThat(stage.acted()).extracting(Action::to).containsExactly("v-1", "v-2");
    }

    @Test
    void a_vendor_who_wants_money_first_is_told_no_and_remembered() {
        stage.run(step);

        stage.later(Duration.ofMinutes(2))
                .says("v-1", stage.now, "Приедем через час, 10000. Предоплата 5000 на карту 4400 4301 1111 2222");
        stage.run(step);

        assertThat(passed()).singleElement().asString().startsWith("suspicious");
        assertThat(stage.situations()).containsExactly("vendor.request", "vendor.no-prepayment", "vendor.request");
        assertThat(stage.acted())
                .filteredOn(action -> action.kind().equals(VendorMemory.KIND))
                .singleElement()
                .satisfies(action -> assertThat(action.details().fields("seen").flag("prepayment"))
                        .isTrue());
    }

    @Test
    void what_is_missing_is_asked_about_twice_and_then_the_next_vendor_is_asked() {
        stage.run(step);

        for (int i = 0; i < 3; i++) {
            stage.later(Duration.ofMinutes(1)).says("v-1", stage.now, "Да, приедем сегодня");
            stage.run(step);
        }

        assertThat(stage.situations()).startsWith("vendor.request", "vendor.ask.arrival-and-price");
        assertThat(passed()).containsExactly("unclear: did not say what was asked");
        assertThat(stage.acted()).last().extracting(Action::to).isEqualTo("v-2");
    }

    @Test
    void a_no_show_frees_the_money_before_the_next_vendor_is_asked() {
        booked();
        Instant arriveBy = Booking.of(stage.view()).orElseThrow().arriveBy();

        for (int i = 0; i < 80; i++) {
            stage.later(Duration.ofMinutes(2));
            stage.run(step);
        }

        assertThat(stage.moves(Move.Release.class)).hasSize(1);
        assertThat(stage.noted()).contains("vendor.lost");
        assertThat(stage.notes.stream()
                        .filter(note -> note.what().equals("vendor.lost"))
                        .findFirst()
                        .orElseThrow()
                        .at())
                .isAfter(arriveBy);
        assertThat(stage.situations())
                .containsSubsequence("vendor.agree", "vendor.reminder", "vendor.cancel", "vendor.request");
    }

    @Test
    void a_price_above_the_agreed_one_is_never_settled_but_goes_to_a_person() {
        booked();

        stage.at(OPENED.plus(Duration.ofMinutes(100))).says("v-1", stage.now, "Готово. С вас 45000 тг");
        Move last = stage.run(step);

        assertThat(stage.moves(Move.Settle.class)).isEmpty();
        assertThat(((Move.HandOver) last).reason()).contains("45000", "20000");
        assertThat(stage.milestones).containsKey("vendor:fixed");
    }

    @Test
    void an_offer_beyond_the_corridor_is_put_to_a_person_only_when_nobody_else_is_left() {
        stage.run(step);

        stage.later(Duration.ofMinutes(1)).says("v-1", stage.now, "Будем через час, всё вместе 70000 тг");
        stage.run(step);
        stage.later(Duration.ofMinutes(1)).says("v-1", stage.now, "Нет, только 70000");
        stage.run(step);
        stage.later(Duration.ofMinutes(1)).says("v-2", stage.now, "Через час, 40000 тг под ключ");
        stage.run(step);
        stage.outcome = action -> action.reserve().isPresent()
                ? stage.view(action, Status.HELD, "per-action", "it costs more")
                : stage.view(action, Status.DONE, "", "");
        stage.later(Duration.ofMinutes(1)).says("v-2", stage.now, "Дешевле не выйдет, 40000");
        Move last = stage.run(step);

        assertThat(stage.situations())
                .containsExactly(
                        "vendor.request",
                        "vendor.counter.open",
                        "vendor.defer",
                        "vendor.request",
                        "vendor.counter.open",
                        "vendor.agree",
                        "vendor.defer");
        assertThat(stage.acted().get(5).reserve()).contains(tenge(40_000));
        assertThat(last).isInstanceOf(Move.Await.class);
    }

    @Test
    void a_yes_that_comes_after_the_booking_gets_a_polite_no_once() {
        stage.run(step);
        stage.later(Duration.ofMinutes(10));
        stage.run(step);
        stage.later(Duration.ofMinutes(1)).says("v-2", stage.now, OFFER);
        stage.run(step);
        stage.later(Duration.ofMinutes(1)).says("v-2", stage.now, "Договорились");
        stage.run(step);

        stage.later(Duration.ofMinutes(1)).says("v-1", stage.now, "Да, можем через час, 8000");
        stage.run(step);
        stage.later(Duration.ofMinutes(1));
        stage.run(step);

        assertThat(stage.situations()).containsOnlyOnce("vendor.late-yes");
        assertThat(stage.acted()).last().extracting(Action::to).isEqualTo("v-1");
    }

    @Test
    void a_person_who_says_no_to_the_booking_gets_the_case() {
        stage.run(step);
        stage.outcome = action -> stage.view(action, Status.REFUSED, "refused-by-person", "a person said no");

        stage.later(Duration.ofSeconds(66)).says("v-1", stage.now, OFFER);
        Move last = stage.run(step);

        assertThat(((Move.HandOver) last).reason()).contains("refused-by-person");
    }

    @Test
    void nobody_left_means_a_person_with_the_reasons() {
        stage.run(step);

        stage.later(Duration.ofMinutes(1)).says("v-1", stage.now, "Нет, сегодня не сможем");
        stage.run(step);
        stage.later(Duration.ofMinutes(11));
        Move last = stage.run(step);

        assertThat(((Move.HandOver) last).reason()).contains("svc-1 declined", "svc-2 silent");
        assertThat(((Move.HandOver) last).nextBest()).contains("svc-1");
    }

    @Test
    void an_observed_branch_asks_nobody() {
        stage.outcome = action -> stage.view(action, Status.OBSERVED, "observe", "the branch is observed only");

        Move last = stage.run(step);

        assertThat(((Move.Finish) last).milestone()).isEqualTo("observed");
    }

    private static final String OFFER =
            "Здравствуйте! Сможем подъехать через 60-70 минут. Диагностика 5000, мелкий ремонт на месте до 15000";

    private void agreed() {
        stage.run(step);
        stage.later(Duration.ofSeconds(66)).says("v-1", stage.now, OFFER);
        stage.run(step);
    }

    private void booked() {
        agreed();
        stage.later(Duration.ofSeconds(20)).says("v-1", stage.now, "Договорились, мастер Руслан выезжает");
        stage.run(step);
    }

    private List<String> passed() {
        return stage.notes.stream()
                .filter(note -> note.what().equals(VendorBooks.PASSED))
                .map(note -> note.facts().text("reason"))
                .toList();
    }
}
