package io.crmautopilot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.guard.PolicyGuard;
import io.crmautopilot.guard.Proposal;
import io.crmautopilot.simulation.Rig;
import io.crmautopilot.simulation.Salon;
import io.crmautopilot.simulation.SimWorld.Manner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the gate tells the guard, and how long a veto window holds. */
class GateFactsTest {

    private final Rig rig = new Rig();
    private final List<Proposal> seen = new ArrayList<>();

    private void watch() {
        PolicyGuard corridor = PolicyGuard.corridor();
        rig.guard = proposal -> {
            seen.add(proposal);
            return corridor.review(proposal);
        };
    }

    private Proposal lastLetter() {
        return seen.stream()
                .filter(each -> each.action().kind().equals("client.message"))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @Test
    void the_guard_knows_how_many_clients_may_have_been_written_to_and_of_which_scenario_it_is() {
        watch();
        List<Manner> letters = new ArrayList<>(List.of(Manner.NEVER, Manner.THROWS));
        rig.world.treat(action ->
                !action.kind().equals("client.message") || letters.isEmpty() ? Manner.FINE : letters.remove(0));
        rig.complain(1, 3);

        rig.complain(4, 4);

        Proposal letter = lastLetter();
        assertThat(rig.actions("client.message"))
                .extracting(ActionView::status)
                .containsExactly(Status.REFUSED, Status.IN_DOUBT, Status.DONE, Status.DONE);
        assertThat(letter.scenario()).isEqualTo("heat");
        assertThat(letter.history().recipients()).isEqualTo(2);
        assertThat(letter.history().alreadyRecipient()).isFalse();
        assertThat(letter.history().startedLastHour()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void grants_and_notices_count_as_no_letters() {
        watch();
        rig.plan = Salon.plan("clients", "compensate");

        rig.complain(1, 3).pass(Duration.ofHours(1));

        assertThat(seen).isNotEmpty().allMatch(each -> each.history().recipients() == 0);
    }

    @Test
    void a_veto_window_runs_whole_before_the_first_attempt_and_not_again_before_the_second() {
        int[] calls = {0};
        rig.settings = Salon.settings(AutonomyLevel.VETO_WINDOW, Salon.corridor());
        rig.world.treat(
                action -> action.kind().equals("vendor.request") && calls[0]++ == 0 ? Manner.BUSY : Manner.FINE);

        rig.complain(1, 3);
        rig.pass(Duration.ofMinutes(3));
        int early = calls[0];
        rig.pass(Duration.ofSeconds(100));

        assertThat(early).isZero();
        assertThat(calls[0]).isEqualTo(2);
        assertThat(rig.records(RecordKind.ACTION_HELD))
                .filteredOn(each -> each.body().fields("action").text("kind").equals("vendor.request"))
                .hasSize(1);
    }
}
