package io.crmautopilot.steps;

import static io.crmautopilot.steps.PeopleStepsTest.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.Noted;
import io.crmautopilot.json.Fields;
import io.crmautopilot.text.Language;
import io.crmautopilot.words.Gravity;
import io.crmautopilot.words.Wording;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When somebody who was promised does not come: who was told so hears it, once for each lost booking, with what is true then. */
class CorrectionTest {

    private final ClientsStep step = new ClientsStep(new Composer(Wording.standard()), Gravity.standard());

    @Test
    void who_was_told_a_time_hears_once_that_nobody_comes() {
        Stage stage = told();
        lost(stage);

        stage.later(Duration.ofMinutes(9)).run(step);
        assertThat(corrections(stage)).isEmpty();
        stage.later(Duration.ofMinutes(1)).run(step);
        stage.later(Duration.ofMinutes(30)).run(step);

        assertThat(corrections(stage)).extracting(Action::to).containsExactly("p-1", "p-2");
        assertThat(corrections(stage))
                .allSatisfy(action -> assertThat(
                                action.details().fields("text").fields("slots").has("arrival"))
                        .isFalse());
    }

    @Test
    void another_booking_is_told_with_it_at_once() {
        Stage stage = told();
        lost(stage);
        stage.later(Duration.ofMinutes(3)).booked(Duration.ofMinutes(50)).run(step);

        assertThat(corrections(stage)).hasSize(2);
        assertThat(corrections(stage)
                        .get(0)
                        .details()
                        .fields("text")
                        .fields("slots")
                        .has("arrival"))
                .isTrue();
    }

    @Test
    void a_second_loss_is_told_too() {
        Stage stage = told();
        lost(stage);
        stage.later(Duration.ofMinutes(3)).booked(Duration.ofMinutes(50)).run(step);
        stage.later(Duration.ofMinutes(20));
        lost(stage);

        stage.later(Duration.ofMinutes(10)).run(step);

        assertThat(corrections(stage)).hasSize(4);
    }

    @Test
    void who_was_told_no_time_or_not_reached_and_what_was_mended_since_need_no_correction() {
        Stage stage = stage("clients", "patience", "PT0S", "present", "silent", "later", "silent")
                .complains("p-1", Language.RU, "m-1", 0);
        stage.run(step);
        stage.booked(Duration.ofMinutes(60));
        lost(stage);
        stage.later(Duration.ofMinutes(30)).run(step);
        Stage unreached = stage("clients", "present", "silent", "later", "silent")
                .complains("p-1", Language.RU, "m-1", 0)
                .booked(Duration.ofMinutes(60));
        unreached.outcome = action -> unreached.view(action, Status.REFUSED, "failed", "no opt-in");
        unreached.run(step);
        lost(unreached);
        unreached.later(Duration.ofMinutes(30)).run(step);
        Stage mended = told();
        lost(mended);
        mended.milestones.put("vendor:fixed", mended.now);
        mended.later(Duration.ofMinutes(30)).run(step);

        assertThat(corrections(stage)).isEmpty();
        assertThat(corrections(unreached)).isEmpty();
        assertThat(corrections(mended)).isEmpty();
    }

    private Stage told() {
        Stage stage = stage("clients", "present", "silent", "later", "silent")
                .complains("p-1", Language.RU, "m-1", 0)
                .complains("p-2", Language.KK, "m-2", 1)
                .booked(Duration.ofMinutes(60));
        stage.run(step);
        return stage;
    }

    private static void lost(Stage stage) {
        stage.later(Duration.ofMinutes(1))
                .notes
                .add(new Noted(
                        "vendor", Booking.LOST, "", Fields.of("vendor", "v-1", "reason", "no-show"), "", stage.now));
    }

    private static List<Action> corrections(Stage stage) {
        return stage.acted().stream()
                .filter(action -> action.details().has("text")
                        && action.details().fields("text").text("situation").equals("client.update.lost"))
                .toList();
    }
}
