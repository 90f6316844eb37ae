package io.crmautopilot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.plan.Plan;
import io.crmautopilot.plan.PlanStep;
import io.crmautopilot.simulation.Rig;
import io.crmautopilot.simulation.Salon;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Nothing is offered to a client before the incident is closed, but what was granted to make good, whatever a step says. */
class OffersTest {

    private static final Currency KZT = Currency.getInstance("KZT");

    private final Rig rig = new Rig();

    OffersTest() {
        rig.kit.with(new Seller());
        rig.plan = new Plan("heat", "1", "sell", List.of(new PlanStep("sell", "seller", List.of(), Fields.empty())));
    }

    /** Tries to sell to the first client out of the blue, with a made-up grant, one that is none, one that was refused, and a real one. */
    private static final class Seller implements Procedure {
        @Override
        public String kind() {
            return "seller";
        }

        @Override
        public Move next(StepView view) {
            String client = view.incident().affected().get(0).token();
            String grant = view.key("grant");
            List<Action> wanted = List.of(
                    act(view, "notice", "owner.notice", "owner", null, Fields.empty()),
                    act(view, "sale", "client.message", client, null, Fields.of("offers", true)),
                    act(
                            view,
                            "lie",
                            "client.message",
                            client,
                            null,
                            Fields.of("offers", true, "grant", view.key("none"))),
                    act(
                            view,
                            "letter",
                            "client.message",
                            client,
                            null,
                            Fields.of("offers", true, "grant", view.key("notice"))),
                    act(view, "dear", "compensation.grant", client, Money.ofMajor(1_000_000, KZT), Fields.empty()),
                    act(
                            view,
                            "hope",
                            "client.message",
                            client,
                            null,
                            Fields.of("offers", true, "grant", view.key("dear"))),
                    act(view, "grant", "compensation.grant", client, Money.ofMajor(1_000, KZT), Fields.empty()),
                    act(view, "told", "client.message", client, null, Fields.of("offers", true, "grant", grant)));
            for (Action action : wanted) {
                if (view.action(action.key()).isEmpty()) {
                    return new Move.Act(action, "it is worth a try");
                }
            }
            return new Move.Await(view.now().plus(Duration.ofHours(1)), "customers");
        }

        private static Action act(
                StepView view, String name, String kind, String to, @Nullable Money cost, Fields details) {
            return new Action(
                    view.key(name),
                    kind,
                    view.incident().branch(),
                    view.incident().id(),
                    view.step().id(),
                    to,
                    cost,
                    details);
        }
    }

    @Test
    void an_offer_passes_the_gate_only_as_the_word_about_a_grant_that_is_done() {
        rig.complain(1, 3).pass(Duration.ofMinutes(1));

        assertThat(rig.actions("client.message"))
                .extracting(view -> view.action().key().replaceAll(".*/", "") + " " + view.status() + " " + view.rule())
                .startsWith(
                        "sale REFUSED nothing-for-sale",
                        "lie REFUSED nothing-for-sale",
                        "letter REFUSED nothing-for-sale",
                        "hope REFUSED nothing-for-sale")
                .last()
                .asString()
                .startsWith("told " + Status.DONE);
    }

    @Test
    void the_books_know_what_a_client_was_given_in_a_year_and_in_no_other() {
        rig.complain(1, 3).pass(Duration.ofMinutes(1));
        String client = rig.vault.tokenOf(Salon.TENANT, "c1");
        ZoneId zone = ZoneId.of("Asia/Almaty");
        Books books = rig.kit.books();

        assertThat(books.takenByClient(Salon.TENANT, client, rig.clock.instant(), zone, KZT))
                .isEqualTo(Money.ofMajor(1_000, KZT));
        assertThat(books.takenByClient(Salon.TENANT, client, rig.clock.instant().plus(Duration.ofDays(366)), zone, KZT))
                .isEqualTo(Money.zero(KZT));
        assertThat(books.takenByClient(Salon.TENANT, "nobody", rig.clock.instant(), zone, KZT))
                .isEqualTo(Money.zero(KZT));
    }
}
