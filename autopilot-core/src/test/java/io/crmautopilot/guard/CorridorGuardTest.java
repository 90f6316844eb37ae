package io.crmautopilot.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.EffectSpec;
import io.crmautopilot.action.EffectSpec.Audience;
import io.crmautopilot.action.EffectSpec.OnDoubt;
import io.crmautopilot.action.EffectSpec.Reversibility;
import io.crmautopilot.action.EffectSpec.Settlement;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.simulation.Salon;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorridorGuardTest {

    private static final Proposal.History NOTHING = new Proposal.History(0, false, 0, 0, 0);
    private static final Instant NOON = Instant.parse("2025-07-14T07:00:00Z");
    private static final Instant NIGHT = Instant.parse("2025-07-14T18:00:00Z");

    private final PolicyGuard guard = PolicyGuard.corridor();

    @Test
    void what_the_corridor_does_not_name_is_not_allowed() {
        Corridor corridor = Salon.corridor("allowed", Fields.of("heat", List.of("client.message")));

        assertThat(rule(corridor, AutonomyLevel.CORRIDOR, letter(), NOTHING, NOON))
                .isEqualTo("within-corridor");
        assertThat(rule(corridor, AutonomyLevel.CORRIDOR, grant(2_000), NOTHING, NOON))
                .isEqualTo("kind-not-allowed");
    }

    @Test
    void each_level_means_what_it_says() {
        assertThat(rule(AutonomyLevel.OBSERVE, letter())).isEqualTo("observe");
        assertThat(rule(AutonomyLevel.ASSIST, letter())).isEqualTo("assist");
        assertThat(rule(AutonomyLevel.VETO_WINDOW, letter())).isEqualTo("veto-window");
        assertThat(rule(AutonomyLevel.CORRIDOR, letter())).isEqualTo("within-corridor");
    }

    @Test
    void the_irreversible_is_held_at_every_level_that_acts() {
        Action close = action("salon.close", null);
        for (AutonomyLevel level : List.of(AutonomyLevel.ASSIST, AutonomyLevel.VETO_WINDOW, AutonomyLevel.CORRIDOR)) {
            assertThat(rule(level, close)).isEqualTo("irreversible");
        }
    }

    @Test
    void the_house_is_told_at_every_level_that_acts_by_night_too() {
        Corridor corridor = Salon.corridor("quietHours", "21:00-08:30");

        assertThat(rule(corridor, AutonomyLevel.ASSIST, action("owner.notice", null), NOTHING, NIGHT))
                .isEqualTo("own-people");
    }

    @Test
    void clients_are_written_to_after_the_quiet_hours() {
        Corridor corridor = Salon.corridor("quietHours", "21:00-08:30");

        Ruling ruling = ruling(corridor, AutonomyLevel.CORRIDOR, letter(), NOTHING, NIGHT);

        assertThat(ruling)
                .isInstanceOfSatisfying(
                        Ruling.Later.class,
                        later -> assertThat(later.from()).isEqualTo(Instant.parse("2025-07-15T03:30:00Z")));
    }

    @Test
    void recipients_contacts_and_starts_have_ceilings() {
        Corridor corridor = Salon.corridor(
                "maxRecipientsPerIncident", 5, "contactsPerClientPerDay", 2, "actionsPerHour", 10, "actionsPerDay", 20);

        assertThat(rule(corridor, letter(), new Proposal.History(5, false, 0, 0, 0)))
                .isEqualTo("max-recipients");
        assertThat(rule(corridor, letter(), new Proposal.History(5, true, 0, 0, 0)))
                .isEqualTo("within-corridor");
        assertThat(rule(corridor, letter(), new Proposal.History(0, false, 2, 0, 0)))
                .isEqualTo("contact-frequency");
        assertThat(rule(corridor, letter(), new Proposal.History(0, false, 0, 10, 10)))
                .isEqualTo("ceiling");
        assertThat(rule(corridor, letter(), new Proposal.History(0, false, 0, 0, 20)))
                .isEqualTo("ceiling");
        assertThat(rule(corridor, letter(), new Proposal.History(4, false, 1, 9, 19)))
                .isEqualTo("within-corridor");
    }

    @Test
    void money_beyond_its_cap_is_asked_about() {
        assertThat(rule(AutonomyLevel.CORRIDOR, action("vendor.agree", tenge(20_000))))
                .isEqualTo("within-corridor");
        assertThat(rule(AutonomyLevel.CORRIDOR, action("vendor.agree", tenge(20_001))))
                .isEqualTo("per-action");
        assertThat(rule(AutonomyLevel.CORRIDOR, grant(2_000))).isEqualTo("within-corridor");
        assertThat(rule(AutonomyLevel.CORRIDOR, grant(2_001))).isEqualTo("compensation-per-client");
    }

    @Test
    void another_currency_is_refused() {
        Money dollars = Money.ofMajor(1, Currency.getInstance("USD"));

        assertThat(rule(AutonomyLevel.CORRIDOR, action("vendor.agree", dollars)))
                .isEqualTo("currency");
    }

    @Test
    void a_guard_that_throws_or_says_nothing_refuses() {
        Proposal proposal = proposal(Salon.corridor(), AutonomyLevel.CORRIDOR, letter(), NOTHING, NOON);

        Ruling thrown = PolicyGuard.failClosed(p -> {
                    throw new IllegalStateException("broken");
                })
                .review(proposal);
        @SuppressWarnings("NullAway") // the promise not to answer null is broken on purpose
        Ruling silent = PolicyGuard.failClosed(p -> null).review(proposal);

        assertThat(List.of(thrown, silent))
                .allSatisfy(ruling -> assertThat(ruling).isInstanceOf(Ruling.Refuse.class));
    }

    private String rule(AutonomyLevel level, Action action) {
        return rule(Salon.corridor(), level, action, NOTHING, NOON);
    }

    private String rule(Corridor corridor, Action action, Proposal.History history) {
        return rule(corridor, AutonomyLevel.CORRIDOR, action, history, NOON);
    }

    private String rule(Corridor corridor, AutonomyLevel level, Action action, Proposal.History history, Instant now) {
        return ruling(corridor, level, action, history, now).rule();
    }

    private Ruling ruling(
            Corridor corridor, AutonomyLevel level, Action action, Proposal.History history, Instant now) {
        return guard.review(proposal(corridor, level, action, history, now));
    }

    private static Proposal proposal(
            Corridor corridor, AutonomyLevel level, Action action, Proposal.History history, Instant now) {
        return new Proposal(action, spec(action.kind()), "heat", Salon.settings(level, corridor), level, history, now);
    }

    private static EffectSpec spec(String kind) {
        Audience audience = kind.startsWith("owner") || kind.startsWith("salon")
                ? Audience.OWNER
                : kind.startsWith("vendor") ? Audience.VENDOR : Audience.CLIENT;
        Reversibility reversibility = kind.startsWith("salon")
                ? Reversibility.IRREVERSIBLE
                : kind.equals("vendor.agree") ? Reversibility.COSTLY : Reversibility.INFORMS;
        return new EffectSpec(
                kind,
                audience,
                reversibility,
                true,
                false,
                OnDoubt.RETRY_SAME_KEY,
                Settlement.WHEN_DONE,
                Duration.ofSeconds(20));
    }

    private static Action letter() {
        return action("client.message", null);
    }

    private static Action grant(long sum) {
        return action("compensation.grant", tenge(sum));
    }

    private static Money tenge(long sum) {
        return Money.ofMajor(sum, Currency.getInstance("KZT"));
    }

    private static Action action(String kind, @org.jspecify.annotations.Nullable Money cost) {
        return new Action("inc/step/x", kind, Salon.BRANCH, "inc", "step", "p-1", cost, Fields.empty());
    }
}
