package io.crmautopilot.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.approval.Scope;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.simulation.Rig;
import io.crmautopilot.simulation.Salon;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Autonomy is earned: a level falls by itself, for a kind of action or for the branch, and rises by a person's word only. */
class LevelTest {

    private static final Optional<Money> LOSS = Optional.of(Money.ofMajor(5_000, Currency.getInstance("KZT")));

    private final Rig rig = new Rig();

    @Test
    void two_reversals_of_a_kind_lower_that_kind_alone() {
        List<String> texts = texts();

        rig.engine().reversed(Salon.BRANCH, id(), texts.get(0), Optional.empty(), "owner", "was not affected");
        rig.engine().reversed(Salon.BRANCH, id(), texts.get(1), Optional.empty(), "owner", "was not affected");
        rig.complain(4, 4).pass(Duration.ofMinutes(1));

        assertThat(lowered()).containsExactly("client.message CORRIDOR VETO_WINDOW");
        assertThat(rig.actions("client.message").get(3).status()).isEqualTo(ActionView.Status.HELD);
        assertThat(rig.world.deeds("vendor.request")).isNotEmpty();
    }

    @Test
    void a_fall_names_each_objection_by_its_record() {
        List<String> texts = texts();
        rig.engine().reversed(Salon.BRANCH, id(), texts.get(0), Optional.empty(), "owner", "no");
        rig.engine().reversed(Salon.BRANCH, id(), texts.get(1), LOSS, "owner", "no");

        List<Fields> because =
                rig.records(RecordKind.LEVEL_LOWERED).get(0).body().list("because");

        assertThat(because).extracting(each -> each.text("reason")).containsExactly("reversal", "loss");
        assertThat(because)
                .extracting(
                        each -> rig.records().get((int) each.number("seq") - 1).kind())
                .containsOnly(RecordKind.ACTION_REVERSED);
    }

    @Test
    void objections_to_different_kinds_lower_the_branch() {
        List<String> texts = texts();
        rig.engine().reversed(Salon.BRANCH, id(), texts.get(0), LOSS, "owner", "no");

        rig.engine().stop(Scope.branch(Salon.BRANCH), "owner", "no");

        assertThat(lowered()).containsExactly(" CORRIDOR VETO_WINDOW");
    }

    @Test
    void a_veto_of_two_actions_of_a_kind_lowers_the_kind() {
        rig.settings = Salon.settings(AutonomyLevel.VETO_WINDOW, Salon.corridor());
        rig.complain(1, 3).pass(Duration.ofMinutes(1));
        List<String> texts = texts();

        rig.engine().stop(Scope.action(Salon.TENANT, texts.get(0)), "owner", "not them");
        rig.engine().stop(Scope.action(Salon.TENANT, texts.get(1)), "owner", "not them");

        assertThat(lowered()).containsExactly("client.message VETO_WINDOW ASSIST");
    }

    @Test
    void a_false_alarm_that_a_person_finds_afterwards_is_an_objection_to_the_branch() {
        texts();
        rig.engine().judge(Salon.BRANCH, id(), true, "owner", "a draught");

        rig.engine().stop(Scope.branch(Salon.BRANCH), "owner", "no");

        assertThat(lowered()).containsExactly(" CORRIDOR VETO_WINDOW");
    }

    @Test
    void money_of_which_nobody_says_what_became_of_it_is_a_loss() {
        rig.complain(1, 3).pass(Duration.ofMinutes(1));
        rig.vendorSays("whatsapp:vendor-1", "price 15000");
        rig.pass(Duration.ofDays(8));

        assertThat(rig.records(RecordKind.BUDGET_SETTLED))
                .filteredOn(each -> each.body().text("rule", "").equals("hold-ended"))
                .allSatisfy(each -> assertThat(each.location()).isEqualTo(Salon.BRANCH.location()));
    }

    @Test
    void what_fell_survives_a_restart_and_rises_only_by_a_named_person() {
        List<String> texts = texts();
        texts.subList(0, 2)
                .forEach(key -> rig.engine().reversed(Salon.BRANCH, id(), key, Optional.empty(), "owner", "no"));
        rig.restart(0).complain(4, 6).pass(Duration.ofSeconds(1));
        ActionView.Status afterRestart = lastText();

        assertThatThrownBy(() -> rig.engine().restoreLevel(Salon.BRANCH, "client.message", " ", "it behaves"))
                .hasMessageContaining("by a person");
        rig.engine().restoreLevel(Salon.BRANCH, "client.message", "owner", "it behaves");
        rig.complain(7, 7).pass(Duration.ofSeconds(1));

        assertThat(afterRestart).isEqualTo(ActionView.Status.HELD);
        assertThat(lastText()).isEqualTo(ActionView.Status.DONE);
    }

    /** What became of the latest text to a client in any incident. */
    private ActionView.Status lastText() {
        return rig.engine().incidents(Salon.TENANT).stream()
                .flatMap(incident -> rig.engine().actions(Salon.TENANT, incident.id()).stream())
                .filter(view -> view.action().kind().equals("client.message"))
                .reduce((first, second) -> second)
                .orElseThrow()
                .status();
    }

    @Test
    void objections_that_are_a_week_apart_lower_nothing() {
        List<String> texts = texts();
        rig.engine().reversed(Salon.BRANCH, id(), texts.get(0), Optional.empty(), "owner", "no");
        rig.pass(Duration.ofDays(8));

        rig.engine().reversed(Salon.BRANCH, id(), texts.get(1), Optional.empty(), "owner", "no");

        assertThat(lowered()).isEmpty();
    }

    @Test
    void what_was_never_started_cannot_be_reversed() {
        texts();

        assertThatThrownBy(() -> rig.engine().reversed(Salon.BRANCH, id(), "inc-abay-m3/none", LOSS, "owner", "no"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("inc-abay-m3/none");
    }

    private List<String> texts() {
        if (rig.engine().incidents(Salon.TENANT).isEmpty()) {
            rig.complain(1, 3).pass(Duration.ofSeconds(1));
        }
        return rig.actions("client.message").stream()
                .map(view -> view.action().key())
                .toList();
    }

    private String id() {
        return rig.incident().id();
    }

    private List<String> lowered() {
        return rig.records(RecordKind.LEVEL_LOWERED).stream()
                .map(each -> each.body().text("kind", "") + " " + each.body().text("from") + " "
                        + each.body().text("level"))
                .toList();
    }
}
