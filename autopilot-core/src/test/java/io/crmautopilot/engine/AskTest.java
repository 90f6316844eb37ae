package io.crmautopilot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.Contact;
import io.crmautopilot.simulation.Rig;
import io.crmautopilot.simulation.Salon;
import io.crmautopilot.simulation.SimKit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is asked about what, how often, and what becomes of what nobody answers. */
class AskTest {

    private static final List<Fields> BY_AMOUNT = List.of(
            Fields.of("upTo", 10_000, "ask", List.of("manager")),
            Fields.of("ask", List.of("owner", "manager"), "needs", 2));

    private final Rig rig = new Rig();

    private void assist(Object... changes) {
        rig.settings = Salon.settings(AutonomyLevel.ASSIST, Salon.corridor(changes));
    }

    @Test
    void what_several_steps_want_at_once_is_one_question_with_numbered_parts() {
        assist();

        rig.complain(1, 3);

        assertThat(asked()).hasSize(1);
        assertThat(asked().get(0).details().list("parts"))
                .extracting(part -> part.text("kind") + " " + part.number("people"))
                .containsExactly("vendor.request 1", "client.message 3");
    }

    @Test
    void a_yes_to_a_part_is_a_no_to_the_rest() {
        assist();
        rig.complain(1, 3);

        rig.say(Salon.OWNER, "yes " + rig.codeFor(Salon.OWNER) + " 2");
        rig.pass(Duration.ofMinutes(1));

        assertThat(rig.world.deeds("client.message")).hasSize(3);
        assertThat(rig.world.deeds("vendor.request")).isEmpty();
        assertThat(rig.actions("vendor.request").get(0).rule()).isEqualTo("refused-by-person");
    }

    @Test
    void a_part_that_the_question_does_not_have_decides_nothing() {
        assist();
        rig.complain(1, 3);

        rig.say(Salon.OWNER, "yes " + rig.codeFor(Salon.OWNER) + " 2 3");

        assertThat(rig.records(RecordKind.APPROVAL_DECIDED)).isEmpty();
        assertThat(rig.world.deeds("client.message")).isEmpty();
    }

    @Test
    void each_action_of_a_merged_question_is_bound_by_its_own_hash() {
        assist();
        rig.complain(1, 3);

        rig.say(Salon.OWNER, "yes " + rig.codeFor(Salon.OWNER));

        Fields hashes = rig.records(RecordKind.APPROVAL_ASKED).get(0).body().fields("hashes");
        assertThat(rig.records(RecordKind.ACTION_STARTED))
                .filteredOn(each -> each.body().has("approval"))
                .hasSize(4)
                .allSatisfy(each -> assertThat(
                                hashes.text(each.body().fields("action").text("key")))
                        .isEqualTo(each.body().text("hash")));
    }

    @Test
    void what_costs_money_is_asked_apart_from_what_informs_and_what_cannot_be_undone_alone() {
        assist();
        rig.plan = Salon.plan("vendor");
        rig.complain(1, 3);
        rig.say(Salon.OWNER, "yes " + rig.codeFor(Salon.OWNER));
        rig.pass(Duration.ofMinutes(5));

        assertThat(asked())
                .allSatisfy(ask -> assertThat(ask.details().list("actions").stream()
                                .map(each -> each.text("kind"))
                                .distinct()
                                .filter(kind -> kind.equals("compensation.grant") || kind.equals("client.message")))
                        .hasSizeLessThan(2));
    }

    @Test
    void more_of_a_kind_waits_for_the_open_question_and_is_then_asked_together() {
        assist();
        rig.plan = Salon.plan("vendor");
        rig.complain(1, 6);

        int whileOpen = asked().size();
        rig.say(Salon.OWNER, "yes " + rig.codeFor(Salon.OWNER));
        rig.pass(Duration.ofSeconds(1));

        assertThat(whileOpen).isEqualTo(1);
        assertThat(asked()).hasSize(2);
        assertThat(asked().get(1).details().list("actions")).hasSize(3);
    }

    @Test
    void the_chain_follows_the_sum_and_above_it_two_people_must_agree() {
        assist("approvals", BY_AMOUNT);
        toTheAgreement(15_000);
        int before = rig.world.deeds("vendor.agree").size();

        rig.say(Salon.OWNER, "yes " + rig.codeFor(Salon.OWNER));
        rig.pass(Duration.ofSeconds(1));
        int afterOne = rig.world.deeds("vendor.agree").size();
        rig.say(Salon.MANAGER, "yes " + rig.codeFor(Salon.MANAGER));
        rig.pass(Duration.ofSeconds(1));

        assertThat(before).isZero();
        assertThat(afterOne).isZero();
        assertThat(rig.world.deeds("vendor.agree")).hasSize(1);
        assertThat(started("vendor.agree").texts("approvals")).hasSize(2);
    }

    @Test
    void below_the_sum_the_manager_alone_is_asked() {
        assist("approvals", BY_AMOUNT);
        toTheAgreement(9_000);

        rig.say(Salon.MANAGER, "yes " + rig.codeFor(Salon.MANAGER));
        rig.pass(Duration.ofSeconds(1));

        assertThat(rig.world.deeds("vendor.agree")).hasSize(1);
        assertThat(asked()).noneMatch(ask -> ask.to().equals(token(Salon.OWNER)));
    }

    @Test
    void of_two_people_who_must_agree_one_no_is_enough() {
        assist("approvals", BY_AMOUNT);
        toTheAgreement(15_000);

        rig.say(Salon.OWNER, "yes " + rig.codeFor(Salon.OWNER));
        rig.say(Salon.MANAGER, "no " + rig.codeFor(Salon.MANAGER));
        rig.pass(Duration.ofMinutes(1));

        assertThat(rig.world.deeds("vendor.agree")).isEmpty();
        assertThat(rig.actions("vendor.agree").get(0).rule()).isEqualTo("refused-by-person");
    }

    @Test
    void of_two_people_who_must_agree_the_silence_of_one_means_no_when_nobody_is_left() {
        assist("approvals", BY_AMOUNT);
        toTheAgreement(15_000);

        rig.say(Salon.OWNER, "yes " + rig.codeFor(Salon.OWNER));
        rig.pass(Duration.ofMinutes(30));

        assertThat(rig.world.deeds("vendor.agree")).isEmpty();
        assertThat(rig.actions("vendor.agree").get(0).rule()).isEqualTo("no-answer");
    }

    @Test
    void one_person_who_says_yes_twice_is_one_person() {
        assist("approvals", BY_AMOUNT);
        toTheAgreement(15_000);
        String code = rig.codeFor(Salon.OWNER);

        rig.say(Salon.OWNER, "yes " + code);
        rig.say(Salon.OWNER, "yes " + code);
        rig.say(Salon.OWNER, "yes " + rig.codeFor(Salon.MANAGER));
        rig.pass(Duration.ofSeconds(1));

        assertThat(rig.world.deeds("vendor.agree")).isEmpty();
    }

    @Test
    void two_yeses_that_are_needed_when_an_incident_begins_are_needed_in_it_whatever_loosens() {
        assist("approvals", BY_AMOUNT);
        rig.complain(1, 3);
        assist();
        rig.say(Salon.MANAGER, "yes " + rig.codeFor(Salon.MANAGER));
        rig.vendorSays("whatsapp:vendor-1", "price 15000");
        rig.pass(Duration.ofSeconds(1));

        rig.say(Salon.OWNER, "yes " + rig.codeFor(Salon.OWNER));
        rig.pass(Duration.ofSeconds(1));

        assertThat(rig.world.deeds("vendor.agree")).isEmpty();
    }

    @Test
    void who_has_been_asked_enough_in_this_hour_is_passed_over() {
        assist("asksPerPersonPerHour", 1);
        rig.complain(1, 3);
        rig.say(Salon.OWNER, "yes " + rig.codeFor(Salon.OWNER));

        rig.vendorSays("whatsapp:vendor-1", "price 15000");
        rig.pass(Duration.ofSeconds(1));

        assertThat(asked()).hasSize(2);
        assertThat(asked().get(1).to()).isEqualTo(token(Salon.MANAGER));
    }

    @Test
    void what_nobody_has_room_for_waits_for_the_next_hour_and_is_asked_then() {
        assist("asksPerPersonPerHour", 1, "approvals", List.of(Fields.of("ask", List.of("owner"))));
        rig.complain(1, 3);
        rig.say(Salon.OWNER, "yes " + rig.codeFor(Salon.OWNER));
        rig.pass(Duration.ofMinutes(2));
        rig.vendorSays("whatsapp:vendor-1", "price 15000");

        rig.pass(Duration.ofMinutes(50));
        int early = asked().size();
        rig.pass(Duration.ofMinutes(12));

        assertThat(early).isEqualTo(1);
        assertThat(asked().get(1).details().list("actions").get(0).text("kind")).isEqualTo("vendor.agree");
    }

    @Test
    void the_last_third_of_an_hours_questions_is_kept_for_money() {
        assist(
                "asksPerPersonPerHour",
                3,
                "approvals",
                List.of(Fields.of("ask", List.of("owner"))),
                "approvalPatience",
                "PT1M");
        rig.plan = Salon.plan("vendor");
        rig.complain(1, 12);

        long texts = asked().stream()
                .filter(ask -> ask.details().list("actions").get(0).text("kind").equals("client.message"))
                .count();

        assertThat(texts).isEqualTo(2);
    }

    @Test
    void a_deadline_presses_unless_it_is_that_of_a_message_to_a_client() {
        Batch request = batchOf("vendor.request");
        Batch word = batchOf("client.message");

        assertThat(request.isUrgent()).isTrue();
        assertThat(request.waitsFor(Set.of("vendor.request"))).isFalse();
        assertThat(word.isUrgent()).isFalse();
        assertThat(word.waitsFor(Set.of("client.message"))).isTrue();
        assertThat(word.deadline()).isEqualTo(request.deadline());
    }

    private Batch batchOf(String kind) {
        Fields stale = Fields.of(Action.DEADLINE, rig.clock.instant().plusSeconds(60));
        Action action =
                new Action("inc-abay-m1/step/" + kind, kind, Salon.BRANCH, "inc-abay-m1", "step", "p-9", null, stale);
        return Batch.of(
                List.of(action),
                rig.settings,
                Optional.empty(),
                one -> SimKit.SPECS.stream()
                        .filter(spec -> spec.kind().equals(one.kind()))
                        .findFirst());
    }

    @Test
    void what_nobody_answers_becomes_one_task_for_a_person_that_names_it() {
        assist();
        rig.plan = Salon.plan("vendor");

        rig.complain(1, 3).pass(Duration.ofHours(5));

        assertThat(rig.world.deeds("client.message")).isEmpty();
        assertThat(rig.world.deeds("hand-over")).hasSize(1);
        assertThat(rig.world.deeds("hand-over").get(0).details().texts("unanswered"))
                .hasSize(3);
        assertThat(rig.incident().outcome()).isEqualTo("handed-over");
    }

    @Test
    void what_cannot_be_asked_in_time_becomes_a_persons_task() {
        assist("asksPerPersonPerHour", 1, "approvals", List.of(Fields.of("ask", List.of("owner"))));
        rig.plan = Salon.plan("vendor");
        rig.complain(1, 3);
        rig.restart(0);
        rig.complain(4, 5).pass(Duration.ofHours(6));

        assertThat(rig.actions("client.message")).allMatch(action -> action.status() == Status.REFUSED);
        List<String> brought = rig.world.deeds("hand-over").stream()
                .flatMap(each -> each.details().texts("unanswered").stream())
                .toList();
        assertThat(brought)
                .containsAll(rig.actions("client.message").stream()
                        .map(view -> view.action().key())
                        .toList());
    }

    private void toTheAgreement(int price) {
        rig.complain(1, 3);
        for (Contact who : List.of(Salon.MANAGER)) {
            rig.say(who, "yes " + rig.codeFor(who));
        }
        rig.pass(Duration.ofSeconds(1));
        rig.vendorSays("whatsapp:vendor-1", "price " + price);
        rig.pass(Duration.ofSeconds(1));
    }

    private Fields started(String kind) {
        return rig.records(RecordKind.ACTION_STARTED).stream()
                .filter(each -> each.body().fields("action").text("kind").equals(kind))
                .findFirst()
                .orElseThrow()
                .body();
    }

    private List<Action> asked() {
        return rig.world.deeds("approval.ask");
    }

    private String token(Contact who) {
        return rig.vault.tokenOf(Salon.TENANT, who.key());
    }
}
