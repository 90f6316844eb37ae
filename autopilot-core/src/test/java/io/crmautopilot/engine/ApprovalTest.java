package io.crmautopilot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.json.Fields;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.Contact;
import io.crmautopilot.simulation.Rig;
import io.crmautopilot.simulation.Salon;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApprovalTest {

    private final Rig rig = new Rig();

    @BeforeEach
    void assist() {
        rig.settings = Salon.settings(AutonomyLevel.ASSIST, Salon.corridor());
        rig.plan = Salon.plan("vendor");
    }

    @Test
    void yes_with_the_code_lets_exactly_the_asked_actions_run_once() {
        rig.complain(1, 3);

        Receipt receipt = rig.say(Salon.OWNER, "yes " + rig.codeFor(Salon.OWNER));
        rig.pass(Duration.ofMinutes(1));

        assertThat(receipt.status()).isEqualTo(Receipt.Status.APPROVER);
        assertThat(rig.world.deeds("client.message")).hasSize(3);
        assertThat(rig.world.deeds("approval.ask")).hasSize(1);
    }

    @Test
    void the_start_of_an_approved_action_carries_the_hash_that_was_approved() {
        rig.complain(1, 3);

        rig.say(Salon.OWNER, "yes " + rig.codeFor(Salon.OWNER));

        assertThat(rig.records(RecordKind.ACTION_STARTED))
                .filteredOn(each -> each.body().has("approval"))
                .hasSize(3)
                .allSatisfy(each -> assertThat(
                                Action.of(each.body().fields("action")).hash())
                        .isEqualTo(each.body().text("hash")));
    }

    @Test
    void a_plain_yes_decides_nothing() {
        rig.complain(1, 3);

        rig.say(Salon.OWNER, "yes");
        rig.say(Salon.OWNER, "ok");
        rig.pass(Duration.ofMinutes(1));

        assertThat(rig.world.deeds("client.message")).isEmpty();
        assertThat(rig.records(RecordKind.REPLY_RECEIVED)).hasSize(2);
    }

    @Test
    void a_forged_code_and_another_persons_code_decide_nothing() {
        rig.complain(1, 3);
        String code = rig.codeFor(Salon.OWNER);

        rig.say(Salon.OWNER, "yes GUESS");
        rig.say(Salon.MANAGER, "yes " + code);
        rig.say(new Contact("whatsapp", "+7 700 000 99 99"), "yes " + code);
        rig.pass(Duration.ofMinutes(1));

        assertThat(rig.world.deeds("client.message")).isEmpty();
        assertThat(rig.records(RecordKind.APPROVAL_DECIDED)).isEmpty();
    }

    @Test
    void who_keeps_guessing_codes_is_not_heard_any_more_but_for_a_no_and_a_stop() {
        rig.complain(1, 3);
        for (int i = 0; i < Approvals.GUESSES; i++) {
            rig.say(Salon.OWNER, "yes GUESS" + i);
        }

        rig.say(Salon.OWNER, "yes " + rig.codeFor(Salon.OWNER));
        int afterYes = rig.records(RecordKind.APPROVAL_DECIDED).size();
        rig.say(Salon.OWNER, "no " + rig.codeFor(Salon.OWNER));
        rig.pass(Duration.ofMinutes(1));

        assertThat(afterYes).isZero();
        assertThat(rig.records(RecordKind.APPROVAL_MISSED)).hasSize(Approvals.GUESSES + 1);
        assertThat(rig.actions("client.message"))
                .allMatch(action -> action.rule().equals("refused-by-person"));
    }

    @Test
    void guesses_are_remembered_over_a_restart_and_forgotten_after_an_hour() {
        rig.complain(1, 3);
        for (int i = 0; i < Approvals.GUESSES; i++) {
            rig.say(Salon.OWNER, "yes GUESS" + i);
        }
        rig.restart(0);
        rig.say(Salon.OWNER, "yes " + rig.codeFor(Salon.OWNER));
        int atOnce = rig.records(RecordKind.APPROVAL_DECIDED).size();
        rig.pass(Duration.ofHours(2));
        rig.complain(4, 6);

        rig.say(Salon.OWNER, "yes " + rig.codeFor(Salon.OWNER));

        assertThat(atOnce).isZero();
        assertThat(rig.records(RecordKind.APPROVAL_DECIDED)).hasSize(1);
    }

    @Test
    void one_person_who_guesses_does_not_silence_another() {
        rig.complain(1, 3);
        Contact stranger = new Contact("whatsapp", "+7 700 000 99 99");
        for (int i = 0; i < 10; i++) {
            rig.say(stranger, "yes GUESS" + i);
            rig.say(Salon.MANAGER, "yes GUESS" + i);
        }

        rig.say(Salon.OWNER, "yes " + rig.codeFor(Salon.OWNER));
        rig.pass(Duration.ofSeconds(1));

        assertThat(rig.world.deeds("client.message")).hasSize(3);
    }

    @Test
    void a_yes_that_an_approver_forwards_is_somebody_elses_word_and_a_forwarded_stop_stops() {
        rig.complain(1, 3);
        Message own = Salon.said(Salon.OWNER, "f1", rig.clock.instant(), "yes " + rig.codeFor(Salon.OWNER));
        Message stop = Salon.said(Salon.OWNER, "f2", rig.clock.instant(), "stop");

        rig.hear(forwarded(own));
        int afterYes = rig.records(RecordKind.APPROVAL_DECIDED).size();
        rig.hear(forwarded(stop));

        assertThat(afterYes).isZero();
        assertThat(rig.records(RecordKind.STOP_SET)).hasSize(1);
    }

    private static Message forwarded(Message message) {
        return new Message(
                message.id(),
                message.branch(),
                message.sentAt(),
                message.channel(),
                message.author(),
                message.person(),
                message.text(),
                message.direction(),
                message.broadcast(),
                true);
    }

    @Test
    void a_code_is_good_for_one_decision() {
        rig.complain(1, 3);
        String code = rig.codeFor(Salon.OWNER);
        rig.say(Salon.OWNER, "no " + code);

        rig.say(Salon.OWNER, "yes " + code);
        rig.pass(Duration.ofMinutes(1));

        assertThat(rig.actions("client.message")).allMatch(action -> action.status() == Status.REFUSED);
        assertThat(rig.actions("client.message"))
                .allMatch(action -> action.rule().equals("refused-by-person"));
    }

    @Test
    void silence_means_no_and_then_the_next_person_is_asked() {
        rig.complain(1, 3).pass(Duration.ofMinutes(11));
        String late = rig.codeFor(Salon.OWNER);

        rig.say(Salon.OWNER, "yes " + late);
        int afterLate = rig.world.deeds("client.message").size();
        rig.say(Salon.MANAGER, "yes " + rig.codeFor(Salon.MANAGER));

        assertThat(afterLate).isZero();
        assertThat(rig.world.deeds("client.message")).hasSize(3);
    }

    @Test
    void a_house_in_which_nobody_answers_ends_without_an_act() {
        rig.complain(1, 3).pass(Duration.ofHours(5));

        assertThat(rig.actions("client.message")).allMatch(action -> action.status() == Status.REFUSED);
        assertThat(rig.actions("client.message"))
                .allMatch(action -> action.rule().equals("no-answer"));
        assertThat(rig.incident().status()).isEqualTo(IncidentView.Status.CLOSED);
    }

    /** Seed 469: the engine asked the next approver about an action that the gate refused by then, for ever. */
    @Test
    void what_the_corridor_forbids_while_nobody_answers_comes_to_rest_refused() {
        rig.complain(1, 3);
        rig.settings = Salon.settings(
                AutonomyLevel.ASSIST,
                Salon.corridor("allowed", Fields.of("*", List.of("owner.notice", "approval.ask", "hand-over"))));

        rig.pass(Duration.ofHours(1));

        assertThat(rig.actions("client.message")).hasSize(3).allMatch(action -> action.status() == Status.REFUSED);
    }

    @Test
    void a_ceiling_that_frees_while_a_person_is_asked_does_not_turn_silence_into_leave() {
        rig.settings = Salon.settings(
                AutonomyLevel.CORRIDOR, Salon.corridor("actionsPerHour", 1, "approvalPatience", "PT70M"));

        rig.complain(1, 3).pass(Duration.ofMinutes(75));

        assertThat(rig.world.deeds("approval.ask")).hasSize(2);
        assertThat(rig.world.deeds("client.message")).isEmpty();
    }

    @Test
    void in_assist_a_silent_owner_ends_at_a_persons_task() {
        rig.plan = Salon.plan("clients");

        rig.complain(1, 3).pass(Duration.ofHours(5));

        assertThat(rig.world.deeds("vendor.request")).isEmpty();
        assertThat(rig.world.deeds("hand-over")).hasSize(1);
        assertThat(rig.incident().outcome()).isEqualTo("handed-over");
    }

    @Test
    void no_beats_a_yes_as_long_as_nothing_has_started() {
        rig.settings = Salon.settings(AutonomyLevel.ASSIST, Salon.corridor("quietHours", "09:20-12:00"));
        rig.complain(1, 3);
        rig.settings = Salon.settings(AutonomyLevel.ASSIST, Salon.corridor());
        rig.pass(Duration.ofMinutes(1));
        assertThat(rig.actions("client.message")).allMatch(action -> action.status() == Status.HELD);
        rig.settings = Salon.settings(AutonomyLevel.ASSIST, Salon.corridor("quietHours", "09:00-12:00"));
        String code = rig.codeFor(Salon.OWNER);
        rig.say(Salon.OWNER, "yes " + code);
        assertThat(rig.actions("client.message")).allMatch(action -> action.status() == Status.WAITING);

        rig.say(Salon.OWNER, "no " + code);
        rig.pass(Duration.ofHours(10));

        assertThat(rig.world.deeds("client.message")).isEmpty();
    }

    @Test
    void an_expired_question_does_not_come_back_when_the_clock_is_put_back() {
        rig.complain(1, 3);
        String code = rig.codeFor(Salon.OWNER);
        rig.clock.putWrongBy(Duration.ofHours(-2));

        rig.clock.pass(Duration.ofMinutes(30));
        rig.say(Salon.OWNER, "yes " + code);
        rig.pass(Duration.ofMinutes(1));

        assertThat(rig.world.deeds("client.message")).isEmpty();
    }

    @Test
    void a_veto_window_is_not_over_because_the_clock_was_put_forward() {
        rig.settings = Salon.settings(AutonomyLevel.VETO_WINDOW, Salon.corridor());
        rig.complain(1, 3);

        rig.clock.putWrongBy(Duration.ofHours(2));
        rig.engine().tick();
        int tooEarly = rig.world.deeds("client.message").size();
        rig.pass(Duration.ofMinutes(6));

        assertThat(tooEarly).isZero();
        assertThat(rig.world.deeds("client.message")).hasSize(3);
    }

    @Test
    void after_a_restart_a_veto_window_runs_whole_again() {
        rig.settings = Salon.settings(AutonomyLevel.VETO_WINDOW, Salon.corridor());
        rig.complain(1, 3).pass(Duration.ofMinutes(1));

        rig.clock.pass(Duration.ofMinutes(30));
        rig.restart(0);
        rig.engine().tick();
        int atOnce = rig.world.deeds("client.message").size();
        rig.pass(Duration.ofMinutes(5));

        assertThat(atOnce).isZero();
        assertThat(rig.world.deeds("client.message")).hasSize(3);
    }

    @Test
    void what_was_decided_survives_a_restart() {
        rig.complain(1, 3);
        String code = rig.codeFor(Salon.OWNER);
        rig.world.treat(action -> io.crmautopilot.simulation.SimWorld.Manner.BUSY);
        rig.say(Salon.OWNER, "yes " + code);

        rig.world.treat(action -> io.crmautopilot.simulation.SimWorld.Manner.FINE);
        rig.restart(0).pass(Duration.ofMinutes(10));

        assertThat(rig.world.deeds("client.message")).hasSize(3);
    }

    @Test
    void an_approvers_word_that_is_delivered_twice_counts_once() {
        rig.complain(1, 3);
        Message yes = Salon.said(Salon.OWNER, "y1", rig.clock.instant(), "yes " + rig.codeFor(Salon.OWNER));
        rig.hear(yes);

        Receipt second = rig.hear(yes);

        assertThat(second.status()).isEqualTo(Receipt.Status.DUPLICATE);
        assertThat(rig.records(RecordKind.APPROVAL_DECIDED)).hasSize(1);
    }

    @Test
    void a_question_that_a_crash_kept_from_its_approver_is_asked_again_with_the_same_end() {
        rig.faults = (point, kind) -> {
            boolean asked = rig.disk.durableSince(Salon.TENANT, 0).stream()
                    .anyMatch(each -> each.kind().equals(RecordKind.APPROVAL_ASKED));
            if (asked) {
                throw new io.crmautopilot.simulation.Crash("before the question went out");
            }
        };
        Instant asked = rig.clock.instant();
        try {
            rig.complain(1, 3);
        } catch (io.crmautopilot.simulation.Crash e) {
            asked = rig.clock.instant();
        }
        rig.faults = (point, kind) -> {};
        rig.clock.pass(Duration.ofMinutes(4));

        rig.restart(0).pass(Duration.ofSeconds(1));

        Action ask = rig.world.deeds("approval.ask").get(0);
        assertThat(ask.details().instant("expiresAt")).isEqualTo(asked.plus(Duration.ofMinutes(10)));
    }
}
