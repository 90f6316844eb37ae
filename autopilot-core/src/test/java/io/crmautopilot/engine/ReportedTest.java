package io.crmautopilot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.Effect;
import io.crmautopilot.action.EffectSpec;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.json.Fields;
import io.crmautopilot.simulation.Rig;
import io.crmautopilot.simulation.Salon;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a channel reports of a letter by itself: in doubt before, done before, while the letter is still under way, late and twice. */
class ReportedTest {

    private static final Outcome DONE = new Outcome.Done(Fields.of("state", "DELIVERED"));
    private static final Outcome FAILED = new Outcome.Failed("whatsapp reports that it failed (code 131026)", false);

    private final Rig rig = new Rig();
    private final List<String> performed = new ArrayList<>();

    @Test
    void a_letter_without_an_answer_is_settled_by_its_report_and_no_person_is_troubled() {
        letters(action -> new Outcome.InDoubt("no answer in time"));
        rig.complain(1, 3);
        String key = letter(0).action().key();
        assertThat(letter(0).status()).isEqualTo(Status.STARTED);

        boolean changed = rig.engine().reported(Salon.BRANCH, key, DONE);
        boolean again = rig.engine().reported(Salon.BRANCH, key, DONE);

        assertThat(changed).isTrue();
        assertThat(again).isFalse();
        assertThat(letter(0).status()).isEqualTo(Status.DONE);
        assertThat(letter(0).facts().text("state")).isEqualTo("DELIVERED");
        assertThat(doubts(key)).isEmpty();
        assertThat(performed).containsOnlyOnce(key);
    }

    @Test
    void where_no_report_comes_within_minutes_a_person_finds_out_and_a_late_report_still_settles_it() {
        letters(action -> new Outcome.InDoubt("no answer in time"));
        rig.complain(1, 3);
        String key = letter(0).action().key();

        rig.pass(Duration.ofMinutes(5));

        assertThat(letter(0).status()).isEqualTo(Status.IN_DOUBT);
        assertThat(doubts(key)).hasSize(1);
        assertThat(performed).containsOnlyOnce(key);
        assertThat(rig.engine().reported(Salon.BRANCH, key, DONE)).isTrue();
        assertThat(letter(0).status()).isEqualTo(Status.DONE);
    }

    @Test
    void what_was_called_sent_and_never_arrived_is_a_failure_from_then_on() {
        letters(action -> DONE);
        rig.complain(1, 3);
        String key = letter(0).action().key();

        boolean changed = rig.engine().reported(Salon.BRANCH, key, FAILED);

        assertThat(changed).isTrue();
        assertThat(letter(0).status()).isEqualTo(Status.REFUSED);
        assertThat(letter(0).rule()).isEqualTo("failed");
        assertThat(letter(0).reason()).contains("131026");
        assertThat(performed).containsOnlyOnce(key);
    }

    @Test
    void a_report_that_overtakes_the_answer_counts_when_the_answer_is_lost() {
        letters(action -> {
            rig.engine().reported(Salon.BRANCH, action.key(), DONE);
            return new Outcome.InDoubt("no answer in time");
        });

        rig.complain(1, 3);

        assertThat(letter(0).status()).isEqualTo(Status.DONE);
        assertThat(doubts(letter(0).action().key())).isEmpty();
    }

    @Test
    void an_answer_that_it_was_refused_stands_whatever_was_reported_meanwhile() {
        letters(action -> {
            rig.engine().reported(Salon.BRANCH, action.key(), DONE);
            return new Outcome.Failed("the token has expired", false);
        });

        rig.complain(1, 3);

        assertThat(letter(0).status()).isEqualTo(Status.REFUSED);
        assertThat(letter(0).reason()).contains("token");
    }

    @Test
    void reports_of_unknown_keys_of_refused_letters_and_without_content_change_nothing() {
        letters(action -> new Outcome.Failed("no such number", false));
        rig.complain(1, 3);
        String key = letter(0).action().key();
        int records = rig.records().size();

        assertThat(rig.engine().reported(Salon.BRANCH, "of somebody else", DONE))
                .isFalse();
        assertThat(rig.engine().reported(Salon.BRANCH, key, DONE)).isFalse();
        assertThat(rig.engine().reported(Salon.BRANCH, key, new Outcome.InDoubt("?")))
                .isFalse();

        assertThat(rig.records()).hasSize(records);
    }

    @Test
    void another_process_learns_from_the_report_what_became_of_a_letter_of_the_one_before() {
        letters(action -> {
            throw new IllegalStateException("the line was cut");
        });
        rig.complain(1, 3);
        String key = letter(0).action().key();
        rig.restart(1_000);

        boolean changed = rig.engine().reported(Salon.BRANCH, key, DONE);

        assertThat(changed).isTrue();
        assertThat(letter(0).status()).isEqualTo(Status.DONE);
        assertThat(performed).containsOnlyOnce(key);
    }

    @Test
    void money_that_was_spent_stays_spent_whatever_is_reported() {
        rig.complain(1, 3).pass(Duration.ofMinutes(1));
        rig.vendorSays("whatsapp:vendor-1", "price 15000");
        rig.pass(Duration.ofMinutes(5));
        ActionView spent = rig.actions("vendor.agree").get(0);
        assertThat(spent.status()).isEqualTo(Status.DONE);

        boolean changed = rig.engine().reported(Salon.BRANCH, spent.action().key(), FAILED);

        assertThat(changed).isFalse();
        assertThat(rig.engine().reserved(Salon.TENANT))
                .anyMatch(held -> held.key().equals(spent.action().key()));
    }

    private ActionView letter(int index) {
        return rig.actions("client.message").get(index);
    }

    private List<ActionView> doubts(String key) {
        return rig.actions("hand-over").stream()
                .filter(view -> view.action().key().endsWith("/doubt/" + key))
                .toList();
    }

    /** Puts an effect in the place of the simulation's that waits for reports. */
    private void letters(Function<Action, Outcome> outcome) {
        rig.kit.with(new Effect() {
            @Override
            public EffectSpec spec() {
                return new EffectSpec(
                        "client.message",
                        EffectSpec.Audience.CLIENT,
                        EffectSpec.Reversibility.INFORMS,
                        false,
                        false,
                        EffectSpec.OnDoubt.AWAIT_REPORT,
                        EffectSpec.Settlement.WHEN_DONE,
                        Duration.ofSeconds(20));
            }

            @Override
            public Outcome perform(Action action, Instant now) {
                performed.add(action.key());
                return outcome.apply(action);
            }
        });
    }
}
