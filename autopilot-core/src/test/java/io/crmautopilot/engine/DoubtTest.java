package io.crmautopilot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.approval.Scope;
import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.simulation.Rig;
import io.crmautopilot.simulation.Salon;
import io.crmautopilot.simulation.SimLog.Point;
import io.crmautopilot.simulation.SimWorld.Manner;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DoubtTest {

    private final Rig rig = new Rig();
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void a_lost_answer_is_asked_after_where_the_other_side_can_be_asked() {
        rig.world.treat(on("vendor.request", Manner.LOST_ANSWER, Manner.FINE));

        rig.complain(1, 3).pass(Duration.ofMinutes(2));

        assertThat(rig.world.deeds("vendor.request")).hasSize(1);
        assertThat(rig.actions("vendor.request").get(0).status()).isEqualTo(Status.DONE);
    }

    @Test
    void a_call_that_never_arrived_is_made_again_once_the_other_side_says_so() {
        rig.world.treat(on("vendor.request", Manner.LOST_CALL, Manner.FINE));

        rig.complain(1, 3).pass(Duration.ofMinutes(3));

        assertThat(rig.world.deeds("vendor.request")).hasSize(1);
        assertThat(rig.actions("vendor.request").get(0).status()).isEqualTo(Status.DONE);
    }

    @Test
    void what_may_not_be_repeated_goes_to_a_person() {
        rig.world.treat(on("client.message", Manner.THROWS, Manner.FINE));

        rig.complain(1, 3).pass(Duration.ofMinutes(2));

        assertThat(rig.actions("client.message"))
                .filteredOn(action -> action.status() == Status.IN_DOUBT)
                .hasSize(1);
        assertThat(rig.world.deeds("client.message")).hasSize(3);
        assertThat(rig.actions("hand-over").get(0).action().key()).contains("/hand-over/doubt/");
    }

    @Test
    void a_repetition_that_fails_does_not_prove_that_the_first_attempt_failed() {
        rig.world.treat(on("compensation.grant", Manner.LOST_ANSWER, Manner.BUSY, Manner.BUSY));
        toTheGrants();

        rig.pass(Duration.ofHours(1));

        ActionView first = rig.actions("compensation.grant").get(0);
        assertThat(first.status()).isEqualTo(Status.IN_DOUBT);
        assertThat(rig.engine().reserved(Salon.TENANT))
                .extracting(r -> r.key())
                .containsExactly(first.action().key());
    }

    @Test
    void a_stop_of_something_in_doubt_never_calls_it_not_done() {
        rig.world.treat(on("owner.notice", Manner.LOST_ANSWER, Manner.LOST_ANSWER, Manner.FINE));
        rig.complain(1, 3);
        String key = rig.actions("owner.notice").get(0).action().key();

        StopReceipt receipt = rig.engine().stop(Scope.action(Salon.TENANT, key), "owner", "enough");
        rig.pass(Duration.ofMinutes(5));

        assertThat(receipt.notStopped()).containsExactly(key);
        assertThat(rig.actions("owner.notice").get(0).status()).isEqualTo(Status.IN_DOUBT);
        assertThat(rig.world.deeds("owner.notice")).hasSize(1);
    }

    @Test
    void each_repetition_is_announced_in_the_log_before_it_is_made() {
        rig.world.treat(on("owner.notice", Manner.LOST_CALL, Manner.LOST_CALL, Manner.FINE));

        rig.complain(1, 3).pass(Duration.ofMinutes(5));

        assertThat(rig.records(RecordKind.ACTION_STARTED))
                .filteredOn(each -> each.body().fields("action").text("kind").equals("owner.notice"))
                .extracting(each -> each.body().number("attempt"))
                .containsExactly(1L, 2L, 3L);
        assertThat(rig.actions("owner.notice").get(0).status()).isEqualTo(Status.DONE);
    }

    @Test
    void a_port_that_gives_nothing_leaves_a_doubt() {
        rig.world.treat(on("client.message", Manner.NULL));

        rig.complain(1, 3).pass(Duration.ofMinutes(2));

        assertThat(rig.actions("client.message").get(0).status()).isEqualTo(Status.IN_DOUBT);
    }

    @Test
    void a_start_that_was_recorded_and_certainly_not_performed_is_tried_again() {
        AtomicInteger failures = new AtomicInteger(1);
        rig.faults = (point, kind) -> {
            if (point == Point.AFTER_FORCE
                    && kind.equals(RecordKind.ACTION_STARTED)
                    && failures.getAndDecrement() > 0) {
                throw new AuditFailedException("nobody knows");
            }
        };

        rig.complain(1, 3).pass(Duration.ofMinutes(2));

        assertThat(rig.records(RecordKind.ACTION_FAILED).get(0).body().text("rule"))
                .isEqualTo("not-performed");
        assertThat(rig.world.deeds("owner.notice")).hasSize(1);
    }

    /** Seed 503547: money was freed that had been spent. */
    @Test
    void a_repetition_that_was_never_recorded_says_nothing_about_the_attempt_before_it() {
        AtomicInteger lostEnds = new AtomicInteger(1);
        AtomicInteger lostStarts = new AtomicInteger(1);
        rig.world.treat(action -> {
            calls.addAndGet(action.kind().equals("compensation.grant") ? 1 : 0);
            return Manner.FINE;
        });
        rig.faults = (point, kind) -> {
            boolean end = calls.get() > 0 && point == Point.BEFORE_FORCE && kind.equals(RecordKind.ACTION_DONE);
            boolean start = point == Point.AFTER_APPEND && kind.equals(RecordKind.ACTION_STARTED);
            if ((end && lostEnds.getAndDecrement() > 0)
                    || (start && lostEnds.get() <= 0 && lostStarts.getAndDecrement() > 0)) {
                throw new AuditFailedException("the disk says no");
            }
        };
        toTheGrants();

        rig.pass(Duration.ofHours(1));

        assertThat(lostStarts).as("starts that were lost").hasNonPositiveValue();
        assertThat(rig.records(RecordKind.ACTION_FAILED)).isEmpty();
        assertThat(rig.world.deeds("compensation.grant")).hasSize(3);
        assertThat(rig.actions("compensation.grant"))
                .extracting(ActionView::status)
                .containsOnly(Status.DONE);
    }

    @Test
    void a_desk_that_is_down_gets_its_cases_when_it_is_up() {
        rig.vendors = java.util.List.of();
        rig.world.treat(
                action -> action.kind().equals("hand-over") && calls.getAndIncrement() < 8 ? Manner.BUSY : Manner.FINE);

        rig.complain(1, 3).pass(Duration.ofHours(10));

        assertThat(rig.world.deeds("hand-over")).hasSize(1);
        assertThat(rig.incident().outcome()).isEqualTo("handed-over");
    }

    @Test
    void a_desk_that_refuses_does_not_count_as_somebody_who_has_the_case() {
        rig.vendors = java.util.List.of();
        rig.world.treat(action -> action.kind().equals("hand-over") ? Manner.NEVER : Manner.FINE);

        rig.complain(1, 3).pass(Duration.ofHours(10));

        assertThat(rig.incident().outcome()).isEqualTo("unattended");
    }

    @Test
    void two_tenants_with_the_same_incident_id_share_no_memory() {
        AuditRecord any =
                new Rig().complain(1, 3).records(RecordKind.INCIDENT_OPENED).get(0);

        assertThat(any.incident()).isEqualTo("inc-abay-m1");
        assertThat(Gate.windowOf(
                        rig.complain(1, 3).actions("owner.notice").get(0).action()))
                .startsWith(Salon.TENANT + "/");
    }

    private void toTheGrants() {
        rig.complain(1, 3).pass(Duration.ofMinutes(1));
        rig.vendorSays("whatsapp:vendor-1", "price 15000");
        rig.vendorSays("whatsapp:vendor-1", "bill 15000");
        rig.pass(Duration.ofMinutes(20));
    }

    /** Treats the calls of one kind in these ways in turn, the last for the first key alone; others are fine. */
    private io.crmautopilot.simulation.SimWorld.Manners on(String kind, Manner... manners) {
        java.util.Map<String, Integer> seen = new java.util.HashMap<>();
        String[] first = {""};
        return action -> {
            if (!action.kind().equals(kind)) {
                return Manner.FINE;
            }
            first[0] = first[0].isEmpty() ? action.key() : first[0];
            int turn = seen.merge(action.key(), 1, Integer::sum) - 1;
            return action.key().equals(first[0]) && turn < manners.length ? manners[turn] : Manner.FINE;
        };
    }
}
