package io.crmautopilot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.json.Fields;
import io.crmautopilot.plan.Plan;
import io.crmautopilot.plan.PlanStep;
import io.crmautopilot.simulation.Rig;
import io.crmautopilot.simulation.Salon;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A dialogue that a person has is the person's until it is given back, whatever happens to the process. */
class DialogueTest {

    private final Rig rig = new Rig();

    DialogueTest() {
        rig.kit.with(new Talkative());
        rig.plan = new Plan("heat", "1", "talk", List.of(new PlanStep("talk", "talkative", List.of(), Fields.empty())));
    }

    /** Hands the first client's dialogue over, then writes a numbered text to each client every ten minutes. */
    private static final class Talkative implements Procedure {
        @Override
        public String kind() {
            return "talkative";
        }

        @Override
        public Move next(StepView view) {
            String first = view.incident().affected().get(0).token();
            String caseKey = view.key("case");
            if (view.action(caseKey).isEmpty()) {
                return new Move.Act(
                        List.of(
                                act(view, caseKey, "hand-over", first, false),
                                act(view, view.key("last"), "client.message", first, true)),
                        "a person has to answer");
            }
            long turn = Duration.between(view.since(), view.now()).toMinutes() / 10;
            List<Action> texts = view.incident().affected().stream()
                    .map(person -> act(
                            view,
                            view.key("text", person.token(), Long.toString(turn)),
                            "client.message",
                            person.token(),
                            false))
                    .filter(action -> view.action(action.key()).isEmpty())
                    .toList();
            return texts.isEmpty()
                    ? new Move.Await(view.since().plus(Duration.ofMinutes(10 * (turn + 1))), "the next turn")
                    : new Move.Act(texts, "it is their turn");
        }

        private static Action act(StepView view, String key, String kind, String to, boolean lastWord) {
            return new Action(
                    key,
                    kind,
                    view.incident().branch(),
                    view.incident().id(),
                    view.step().id(),
                    to,
                    null,
                    lastWord ? Fields.of("lastWord", true) : Fields.empty());
        }
    }

    private List<ActionView> to(String client) {
        String token = rig.vault.tokenOf(Salon.TENANT, client);
        return rig.actions("client.message").stream()
                .filter(view -> view.action().to().equals(token))
                .toList();
    }

    @Test
    void nothing_is_written_into_a_handed_over_dialogue_but_the_word_that_says_so() {
        rig.complain(1, 3).pass(Duration.ofMinutes(25));

        assertThat(to("c1").get(0).status()).isEqualTo(Status.DONE);
        assertThat(to("c1").stream().skip(1))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text.rule()).isEqualTo("with-person"));
        assertThat(to("c2"))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text.status()).isEqualTo(Status.DONE));
        assertThat(rig.engine().handedOver(Salon.TENANT))
                .singleElement()
                .satisfies(held ->
                        assertThat(held.incident()).isEqualTo(rig.incident().id()));
    }

    @Test
    void a_restart_gives_nothing_back() {
        rig.complain(1, 3).restart(0).pass(Duration.ofMinutes(25));

        assertThat(rig.engine().handedOver(Salon.TENANT)).hasSize(1);
        assertThat(to("c1").stream().filter(text -> text.status() == Status.DONE))
                .hasSize(1);
    }

    @Test
    void what_is_given_back_is_recorded_stays_so_after_a_restart_and_nothing_refused_meanwhile_is_sent() {
        rig.complain(1, 3).pass(Duration.ofMinutes(15));
        int refused = to("c1").size();

        boolean given = rig.engine().giveBack(Salon.BRANCH, "c1", "operator-7", "answered");
        rig.restart(0).pass(Duration.ofMinutes(10));

        assertThat(given).isTrue();
        assertThat(rig.records(RecordKind.DIALOGUE_GIVEN_BACK))
                .singleElement()
                .satisfies(entry -> assertThat(entry.body().text("by")).isEqualTo("operator-7"));
        assertThat(rig.engine().handedOver(Salon.TENANT)).isEmpty();
        assertThat(to("c1").subList(1, refused))
                .allSatisfy(text -> assertThat(text.status()).isEqualTo(Status.REFUSED));
        assertThat(to("c1").get(to("c1").size() - 1).status()).isEqualTo(Status.DONE);
    }

    @Test
    void a_dialogue_that_nobody_has_is_not_given_back() {
        rig.complain(1, 3);

        assertThat(rig.engine().giveBack(Salon.BRANCH, "c2", "operator-7", "by mistake"))
                .isFalse();
        assertThat(rig.records(RecordKind.DIALOGUE_GIVEN_BACK)).isEmpty();
    }
}
