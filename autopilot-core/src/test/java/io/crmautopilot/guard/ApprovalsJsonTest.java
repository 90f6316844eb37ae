package io.crmautopilot.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.simulation.Salon;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalsJsonTest {

    private static final Currency KZT = Currency.getInstance("KZT");

    @Test
    void the_first_entry_that_fits_kind_and_sum_says_who_is_asked() {
        Corridor corridor = corridor("""
                [{"kinds": ["client.message"], "ask": ["manager"]},
                 {"upTo": 10000, "ask": ["manager", "owner"]},
                 {"ask": ["owner", "manager"], "needs": 2}]""");

        assertThat(corridor.approvalOf("client.message", tenge(0)).roles()).containsExactly("manager");
        assertThat(corridor.approvalOf("vendor.agree", tenge(10_000)).roles()).containsExactly("manager", "owner");
        assertThat(corridor.approvalOf("vendor.agree", tenge(10_001)).needs()).isEqualTo(2);
    }

    @Test
    void what_no_entry_fits_is_asked_of_everybody_in_order() {
        Corridor corridor = corridor("[{\"kinds\": [\"client.message\"], \"ask\": [\"manager\"]}]");

        assertThat(corridor.approvalOf("vendor.agree", tenge(1))).isEqualTo(ApprovalChain.EVERYBODY);
    }

    @Test
    void what_was_read_is_written_and_read_again_the_same() {
        Corridor corridor = Corridor.of(Salon.corridor()
                .toFields()
                .with("approvals", Fields.parse("""
                        {"a": [{"kinds": ["vendor.agree"], "upTo": 10000.5, "ask": ["owner"]},
                               {"ask": ["*"], "needs": 2}]}""").list("a"))
                .with("asksPerPersonPerHour", 3)
                .with("categories", Fields.parse("""
                        {"repair": {"kinds": ["vendor.agree"], "perIncident": 30000, "perMonth": 90000}}""")));

        assertThat(Corridor.of(corridor.toFields())).isEqualTo(corridor);
    }

    @Test
    void as_many_questions_an_hour_fit_as_can_be_waited_for_one_after_another() {
        assertThat(Salon.corridor().asksPerPersonPerHour()).isEqualTo(6);
        assertThat(Salon.corridor("approvalPatience", "PT25M").asksPerPersonPerHour())
                .isEqualTo(2);
        assertThat(Salon.corridor("approvalPatience", "PT3H").asksPerPersonPerHour())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "[{}];approvals[0] lacks ask",
                "[{\"ask\": []}];approvals[0].ask names nobody",
                "[{\"ask\": [\"owner\", \"owner\"]}];approvals[0]: ask names a role twice",
                "[{\"ask\": [\"owner\"], \"needs\": 0}];approvals[0]: needs is 0",
                "[{\"ask\": [\"owner\"], \"upto\": 5}];approvals[0] has unknown keys: [upto]",
                "[{\"ask\": [\"owner\"], \"upTo\": \"much\"}];approvals[0].upTo is no sum",
                "[{\"ask\": [\"owner\"], \"upTo\": -1}];approvals[0].upTo is negative",
                "[{\"ask\": [\"owner\"], \"kinds\": []}];approvals[0].kinds is empty",
                "[{\"ask\": [\"owner\"], \"kinds\": [\"vendor.agre\"]}];approvals[0] is about vendor.agre",
                "[{\"ask\": [\"owner\"]}, {\"ask\": [\"manager\"], \"upTo\": 5}];approvals[1] is never reached",
                "[\"owner\"];approvals is no list of objects",
                "[{\"ask\": \"owner\"}];approvals[0].ask is no list of texts"
            })
    void what_is_wrong_is_named_with_its_entry(String approvals, String problem) {
        assertThatThrownBy(() -> corridor(approvals))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void a_branch_that_lacks_whom_the_corridor_wants_asked_is_refused() {
        assertThatThrownBy(() -> Salon.settings(AutonomyLevel.ASSIST, corridor("[{\"ask\": [\"partner\"]}]")))
                .hasMessageContaining("approvals[0] asks the partner, and branch")
                .hasMessageContaining("has none");
        assertThatThrownBy(
                        () -> Salon.settings(AutonomyLevel.ASSIST, corridor("[{\"ask\": [\"owner\"], \"needs\": 2}]")))
                .hasMessageContaining("approvals[0] needs 2 people, and branch");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "{\"repair\": {\"perDay\": 5}};categories.repair lacks kinds",
                "{\"repair\": {\"kinds\": [\"vendor.agree\"]}};categories.repair caps nothing",
                "{\"repair\": {\"kinds\": [\"vendor.agree\"], \"perYear\": 5}};categories.repair has unknown keys: [perYear]",
                "{\"repair\": {\"kinds\": [\"vendor.agree\"], \"perDay\": -5}};categories.repair.perDay is negative"
            })
    void a_category_that_is_wrong_is_named(String categories, String problem) {
        assertThatThrownBy(() -> Salon.corridor("categories", Fields.parse(categories)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void the_builder_says_the_same_as_the_file() {
        Corridor built = Corridor.builder("7", Salon.corridor().caps())
                .setBy("owner")
                .allowed(Salon.corridor().allowed())
                .approvalPatience(Duration.ofMinutes(20))
                .approval(new ApprovalChain(Set.of(), tenge(10_000), List.of("manager"), 1))
                .build();

        assertThat(built)
                .isEqualTo(Salon.corridor(
                        "approvalPatience",
                        "PT20M",
                        "approvals",
                        List.of(Fields.of("upTo", 10_000, "ask", List.of("manager")))));
    }

    private static Corridor corridor(String approvals) {
        Fields wrapped = Fields.parse("{\"approvals\": " + approvals + "}");
        return Corridor.of(Salon.corridor().toFields().with(wrapped));
    }

    private static Money tenge(long amount) {
        return Money.ofMajor(amount, KZT);
    }
}
