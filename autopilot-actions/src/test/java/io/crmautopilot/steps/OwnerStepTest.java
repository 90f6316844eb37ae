package io.crmautopilot.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.Action;
import io.crmautopilot.chat.OwnerChat;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Noted;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.json.Fields;
import io.crmautopilot.signal.Verdict;
import io.crmautopilot.testing.InMemoryPersonVault;
import io.crmautopilot.text.Language;
import io.crmautopilot.words.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnerStepTest {

    private final InMemoryPersonVault vault = new InMemoryPersonVault();
    private final String owner = vault.tokenOf("aruana", "whatsapp:77000090001");
    private final OwnerStep step = new OwnerStep(new Composer(Wording.standard()), vault, new OwnerChat());
    private final Stage stage = people(3);

    private static Stage people(int count) {
        Stage stage = new Stage("owner-notice");
        for (int i = 1; i <= count; i++) {
            stage.complains("p-c" + i, Language.RU, "m-" + i, i);
        }
        return stage;
    }

    @Test
    void the_owner_is_told_at_once_and_other_steps_may_rely_on_it() {
        stage.run(step);

        assertThat(stage.situations()).containsExactly("owner.notice");
        assertThat(stage.acted().get(0).to()).isEqualTo(owner);
        assertThat(stage.milestones).containsKey("owner-notice:told");
    }

    @Test
    void the_notice_names_cause_rival_ceiling_and_checkpoint_and_no_person() {
        stage.run(step);

        assertThat(stage.acted().get(0).details().fields("text").fields("slots").keys())
                .contains("cause", "probability", "rival", "ceiling", "checkpoint", "people", "span");
        assertThat(stage.acted().get(0).toFields().canonical()).doesNotContain("Сауле", "77000090001");
    }

    @Test
    void one_more_complaint_is_no_news_and_half_as_many_again_are() {
        stage.run(step);
        stage.later(Duration.ofMinutes(5)).complains("p-c4", Language.RU, "m-4", 5);
        stage.run(step);
        List<String> before = List.copyOf(stage.situations());

        stage.complains("p-c5", Language.RU, "m-5", 5).complains("p-c6", Language.KK, "m-6", 6);
        stage.run(step);

        assertThat(before).containsExactly("owner.notice");
        assertThat(stage.situations()).containsExactly("owner.notice", "owner.growth");
    }

    @Test
    void a_booking_is_told_once_with_what_it_may_cost() {
        stage.run(step);
        Booking booking = new Booking(
                "v-1",
                stage.now.plus(Duration.ofHours(1)),
                Stage.tenge(20_000),
                Optional.of(Stage.tenge(5_000)),
                stage.now);
        stage.notes.add(new Noted("vendor", Booking.BOOKED, "booked", booking.toFields(), "", stage.now));

        stage.run(step);
        stage.later(Duration.ofMinutes(5)).run(step);

        assertThat(stage.situations()).containsExactly("owner.notice", "owner.vendor.booked");
        assertThat(stage.acted().get(1).details().text("vendor")).isEqualTo("v-1");
    }

    @Test
    void nobody_coming_is_told_with_what_is_done_about_it() {
        stage.run(step);
        stage.notes.add(new Noted(
                "vendor",
                Booking.LOST,
                "",
                Fields.of("vendor", "v-1", "id", "svc-1", "reason", "no-show", "arriveBy", stage.now, "reserved", "k"),
                "",
                stage.now));

        stage.later(Duration.ofMinutes(30)).run(step);

        assertThat(stage.situations()).containsExactly("owner.notice", "owner.vendor.late");
        assertThat(stage.acted().get(1).details().text("vendor")).isEqualTo("v-1");
    }

    @Test
    void the_end_is_told_once_the_clients_have_answered_or_a_quarter_of_an_hour_later() {
        stage.run(step);
        stage.later(Duration.ofHours(3)).reached("watch:normal");

        Move waits = stage.run(step);
        Move ends = stage.later(Duration.ofMinutes(15)).run(step);

        assertThat(((Move.Await) waits).until()).isEqualTo(stage.now);
        assertThat(stage.situations()).containsExactly("owner.notice", "owner.solved");
        assertThat(ends).isInstanceOf(Move.Finish.class);
    }

    @Test
    void who_cannot_be_reached_is_not_told_and_the_desk_is_when_nobody_is_left() {
        stage.outcome = action -> stage.view(action, Status.REFUSED, "failed", "no such number");

        Move last = stage.run(step);

        assertThat(((Move.HandOver) last).reason()).contains("no approver");
        assertThat(stage.milestones).doesNotContainKey("owner-notice:told");
    }

    @Test
    void a_word_without_a_code_is_answered_with_a_question_once() {
        stage.run(step);
        Instant said = stage.later(Duration.ofMinutes(1)).now;

        stage.says(owner, said, "ок");
        stage.run(step);
        stage.later(Duration.ofMinutes(1)).run(step);

        assertThat(stage.situations()).containsExactly("owner.notice", "owner.plain-ok-question");
    }

    @Test
    void a_branch_in_assist_is_told_that_nothing_is_begun_without_asking() {
        stage.level = AutonomyLevel.ASSIST;

        stage.run(step);

        assertThat(stage.situations()).containsExactly("owner.notice.assist");
    }

    @Test
    void a_surge_is_told_as_one_and_the_step_ends_when_it_is_quiet() {
        stage.verdict = Verdict.GENERAL_SURGE;

        stage.run(step);
        Move last = stage.later(Duration.ofHours(5)).run(step);

        assertThat(stage.situations()).containsExactly("owner.notice.surge");
        assertThat(stage.milestones).containsKey("owner-notice:told");
        assertThat(last).isInstanceOf(Move.Finish.class);
    }

    @Test
    void a_playbook_may_place_a_notice_of_its_own() {
        Stage own = new Stage("owner-notice", "situation", "owner.growth").complains("p-c1", Language.RU, "m-1", 0);

        Move last = own.run(step);

        assertThat(own.acted()).extracting(Action::kind).containsExactly("owner.notice");
        assertThat(((Move.Finish) last).milestone()).isEqualTo("told");
    }

    @Test
    void a_question_is_answered_from_the_record_and_what_the_record_does_not_know_has_a_person() {
        stage.run(step);
        stage.booked(Duration.ofHours(1)).run(step);
        int before = stage.acted().size();
        for (String text : List.of(
                "а почему так дорого?",
                "неге сонша қымбат",
                "why is it so expensive?",
                "что случилось?",
                "не болды?",
                "what is going on",
                "а в другом филиале тоже жарко?",
                "спасибо, вижу",
                "5")) {
            stage.says(owner, stage.later(Duration.ofMinutes(1)).now, text);
        }

        stage.run(step);
        stage.later(Duration.ofMinutes(1)).run(step);

        List<Action> answers = stage.acted().subList(before, stage.acted().size());
        assertThat(answers)
                .extracting(action -> action.details().has("text")
                        ? action.details().fields("text").text("situation")
                        : action.kind())
                .containsExactly(
                        "owner.answer.price",
                        "owner.answer.price",
                        "owner.answer.price",
                        "owner.answer.state",
                        "owner.answer.state",
                        "owner.answer.state",
                        "hand-over",
                        "owner.answer.person");
        assertThat(answers.get(0).details().fields("text").fields("slots").keys())
                .contains("amount", "limit");
        assertThat(answers.get(6).details().list("dialogues").get(0).text("token"))
                .isEqualTo(owner);
    }

    @Test
    void a_code_that_decides_nothing_is_answered_with_what_became_of_its_question() {
        stage.run(step);
        asked("ap-1", "K7M2PX");
        asked("ap-2", "4821");
        stage.notes.add(new Noted(
                "", "approval.decided", "", Fields.of("approval", "ap-2", "approved", true, "by", "x"), "", stage.now));
        stage.later(Duration.ofHours(2));

        stage.says(owner, stage.now, "да K7M2PX")
                .says(owner, stage.now, "да 4821")
                .says(owner, stage.now, "да 9999");
        stage.run(step);

        assertThat(stage.situations())
                .containsExactly("owner.notice", "owner.approval.expired", "owner.code-used", "owner.code-unknown");
    }

    private void asked(String approval, String code) {
        vault.file("aruana", owner).keep("code:" + approval, code);
        Action ask = new Action(
                "inc-1/ask/" + approval,
                ApprovalAsk.KIND,
                Stage.BRANCH,
                "inc-1",
                "vendor",
                owner,
                null,
                Fields.of(
                        "approvalId",
                        approval,
                        "expiresAt",
                        stage.now.plus(Duration.ofMinutes(30)),
                        "actions",
                        List.of(Fields.of("kind", "vendor.agree", "to", "v-1", "details", Fields.empty()))));
        stage.actions.put(ask.key(), stage.view(ask, Status.DONE, "", ""));
    }
}
