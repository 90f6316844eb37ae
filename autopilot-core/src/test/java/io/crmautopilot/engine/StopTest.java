package io.crmautopilot.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.approval.Scope;
import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.guard.PolicyGuard;
import io.crmautopilot.simulation.Rig;
import io.crmautopilot.simulation.Salon;
import io.crmautopilot.simulation.SimLog.Point;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StopTest {

    private final Rig rig = new Rig();

    @Test
    void a_veto_between_the_decision_and_the_call_keeps_the_call_from_being_made() {
        rig.faults = (point, kind) -> {
            if (point == Point.AFTER_FORCE && kind.equals(RecordKind.ACTION_STARTED)) {
                rig.faults = (p, k) -> {};
                rig.engine().stop(Scope.branch(Salon.BRANCH), "owner", "no");
            }
        };

        rig.complain(1, 3).pass(Duration.ofMinutes(5));

        assertThat(rig.world.deeds()).isEmpty();
        assertThat(rig.records(RecordKind.ACTION_FAILED).get(0).body().text("rule"))
                .isEqualTo("stopped");
    }

    @Test
    void a_veto_during_the_call_names_what_it_came_too_late_for() {
        StopReceipt[] receipt = new StopReceipt[1];
        rig.world.onCall(action -> {
            if (receipt[0] == null && action.kind().equals("owner.notice")) {
                receipt[0] = rig.engine().stop(Scope.branch(Salon.BRANCH), "owner", "no");
            }
        });

        rig.complain(1, 3).pass(Duration.ofMinutes(5));

        assertThat(receipt[0].durable()).isTrue();
        assertThat(receipt[0].notStopped()).containsExactly("inc-abay-m1/owner/notice");
        assertThat(rig.world.deeds()).hasSize(1);
    }

    /** Seed 503318: a record that was decided on before the veto took the place that the veto's own record had. */
    @Test
    void a_veto_out_of_the_gate_itself_is_in_force_and_says_that_it_is_not_durable() {
        StopReceipt[] receipt = new StopReceipt[1];
        PolicyGuard corridor = PolicyGuard.corridor();
        rig.guard = proposal -> {
            receipt[0] = rig.engine().stop(Scope.branch(Salon.BRANCH), "guard", "no");
            return corridor.review(proposal);
        };

        rig.complain(1, 3).pass(Duration.ofMinutes(5));

        assertThat(receipt[0].durable()).isFalse();
        assertThat(rig.world.deeds()).isEmpty();
        assertThat(rig.kinds()).doesNotContain(RecordKind.STOP_SET).contains(RecordKind.ACTION_FAILED);
        assertThat(rig.engine().stop(Scope.branch(Salon.BRANCH), "owner", "no").durable())
                .isTrue();
    }

    @Test
    void a_veto_on_a_full_disk_stops_at_once_and_is_durable_when_it_is_said_again_with_room() {
        rig.complain(1, 2);
        rig.faults = (point, kind) -> {
            throw new AuditFailedException("no room left on the device");
        };
        StopReceipt full = rig.engine().stop(Scope.branch(Salon.BRANCH), "owner", "no");
        rig.faults = (point, kind) -> {};

        rig.complain(3, 4).pass(Duration.ofMinutes(5));
        assertThat(full.durable()).isFalse();
        assertThat(rig.world.deeds()).isEmpty();
        StopReceipt again = rig.engine().stop(Scope.branch(Salon.BRANCH), "owner", "no");
        rig.restart(0).pass(Duration.ofHours(1));

        assertThat(again.durable()).isTrue();
        assertThat(rig.world.deeds()).isEmpty();
    }

    @Test
    void a_veto_in_the_chat_on_a_full_disk_is_acknowledged_only_once_it_is_durable() {
        rig.complain(1, 2);
        rig.faults = (point, kind) -> {
            throw new AuditFailedException("no room left on the device");
        };
        io.crmautopilot.message.Message stop = Salon.said(Salon.OWNER, "stop", rig.clock.instant(), "stop");
        assertThatThrownBy(() -> rig.hear(stop)).isInstanceOf(AuditFailedException.class);
        rig.faults = (point, kind) -> {};
        rig.complain(3, 4).pass(Duration.ofMinutes(5));
        assertThat(rig.world.deeds()).isEmpty();

        rig.hear(stop);
        rig.restart(0).pass(Duration.ofHours(1));

        assertThat(rig.records(RecordKind.STOP_SET)).hasSize(1);
        assertThat(rig.world.deeds()).isEmpty();
    }

    @Test
    void a_veto_of_a_running_action_names_it_too() {
        StopReceipt[] receipt = new StopReceipt[1];
        rig.world.onCall(action -> {
            if (receipt[0] == null) {
                receipt[0] = rig.engine().stop(Scope.action(Salon.TENANT, action.key()), "owner", "no");
            }
        });

        rig.complain(1, 3);

        assertThat(receipt[0].notStopped()).containsExactly("inc-abay-m1/owner/notice");
    }

    @Test
    void committed_money_is_named_as_what_a_stop_does_not_take_back() {
        rig.complain(1, 3).pass(Duration.ofMinutes(1));
        rig.vendorSays("whatsapp:vendor-1", "price 15000");

        StopReceipt receipt =
                rig.engine().stop(Scope.incident(Salon.TENANT, rig.incident().id()), "owner", "no");

        assertThat(receipt.notStopped()).singleElement().asString().contains("/vendor/agree/");
        assertThat(rig.incident().outcome()).isEqualTo("stopped");
    }

    @Test
    void a_stop_survives_a_restart_and_ends_when_it_is_lifted() {
        rig.engine();
        rig.complain(1, 2);
        rig.engine().stop(Scope.branch(Salon.BRANCH), "owner", "holiday");
        rig.restart(0).complain(1, 4).pass(Duration.ofHours(1));
        int whileStopped = rig.world.deeds().size();

        rig.engine().lift(Scope.branch(Salon.BRANCH), "owner", "back");
        rig.pass(Duration.ofMinutes(1));

        assertThat(whileStopped).isZero();
        assertThat(rig.world.deeds("owner.notice")).hasSize(1);
    }

    @Test
    void a_stop_that_cannot_be_stored_is_in_force_at_once_and_says_that_it_is_not_durable() {
        rig.complain(1, 2);
        rig.faults = (point, kind) -> {
            throw new AuditFailedException("disk is full");
        };

        StopReceipt receipt = rig.engine().stop(Scope.branch(Salon.BRANCH), "owner", "no");
        rig.faults = (point, kind) -> {};
        rig.complain(3, 3).pass(Duration.ofHours(1));

        assertThat(receipt.durable()).isFalse();
        assertThat(receipt.message()).contains("not yet durable");
        assertThat(rig.world.deeds()).isEmpty();
    }

    @Test
    void a_stop_in_the_chat_is_handed_in_again_until_it_is_durable() {
        rig.complain(1, 2);
        rig.faults = (point, kind) -> {
            throw new AuditFailedException("disk is full");
        };

        assertThatThrownBy(() -> rig.say(Salon.OWNER, "stop")).isInstanceOf(AuditFailedException.class);
        rig.faults = (point, kind) -> {};
        rig.complain(3, 3).pass(Duration.ofHours(1));

        assertThat(rig.world.deeds()).isEmpty();
    }

    @Test
    void a_stop_of_everything_on_a_machine_without_a_log_says_that_it_is_not_durable() {
        StopReceipt receipt = rig.engine().stop(Scope.all(), "owner", "no");

        rig.complain(1, 3).pass(Duration.ofHours(1));

        assertThat(receipt.durable()).isFalse();
        assertThat(rig.world.deeds()).isEmpty();
    }

    @Test
    void a_stop_that_covers_nothing_open_says_so() {
        rig.complain(1, 3);

        StopReceipt receipt = rig.engine().stop(Scope.incident(Salon.TENANT, "inc-typo"), "owner", "no");

        assertThat(receipt.message()).contains("nothing open is covered");
    }

    @Test
    void a_stop_in_the_chat_tells_the_host_what_to_answer_and_what_it_came_too_late_for() {
        rig.complain(1, 3).pass(Duration.ofMinutes(1));
        rig.vendorSays("whatsapp:vendor-1", "price 15000");

        Receipt receipt = rig.say(Salon.OWNER, "stop");

        assertThat(receipt.stopped()).hasValueSatisfying(stop -> {
            assertThat(stop.durable()).isTrue();
            assertThat(stop.notStopped()).singleElement().asString().contains("/vendor/agree/");
        });
    }

    @Test
    void the_level_falls_after_two_objections_and_again_after_two_more_and_rises_only_by_a_person() {
        for (int i = 0; i < 2; i++) {
            rig.engine().stop(Scope.branch(Salon.BRANCH), "owner", "no");
            rig.engine().lift(Scope.branch(Salon.BRANCH), "owner", "yes");
        }
        String once = levels();
        for (int i = 0; i < 4; i++) {
            rig.engine().stop(Scope.branch(Salon.BRANCH), "owner", "no");
            rig.engine().lift(Scope.branch(Salon.BRANCH), "owner", "yes");
        }
        String often = levels();
        rig.restart(0).complain(1, 3).pass(Duration.ofMinutes(30));
        int assisted = rig.world.deeds("vendor.request").size();

        rig.engine().restoreLevel(Salon.BRANCH, "", "owner", "it behaves");
        rig.complain(11, 13).pass(Duration.ofMinutes(5));

        assertThat(once).isEqualTo("[VETO_WINDOW]");
        assertThat(often).isEqualTo("[VETO_WINDOW, ASSIST]");
        assertThat(assisted).isZero();
        assertThat(rig.settings.level()).isEqualTo(AutonomyLevel.CORRIDOR);
    }

    private String levels() {
        return rig.records(RecordKind.LEVEL_LOWERED).stream()
                .map(each -> each.body().text("level"))
                .toList()
                .toString();
    }

    @Test
    void a_veto_of_an_action_that_waits_refuses_it() {
        rig.settings = Salon.settings(AutonomyLevel.VETO_WINDOW, Salon.corridor());
        rig.complain(1, 3).pass(Duration.ofMinutes(1));
        String key = rig.actions("vendor.request").get(0).action().key();

        rig.engine().stop(Scope.action(Salon.TENANT, key), "owner", "not them");
        rig.pass(Duration.ofMinutes(10));

        assertThat(rig.actions("vendor.request").get(0).status()).isEqualTo(Status.REFUSED);
        assertThat(rig.world.wasCalled(key)).isFalse();
    }

    /** Every port of the incident hangs: the effect, the sink, the guard in the gate. The stop comes back all the same. */
    @Test
    @Timeout(20)
    void a_stop_is_acknowledged_while_the_ports_hang() throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        rig.world.onCall(action -> {
            hanging.countDown();
            await(release);
        });
        Thread works = new Thread(() -> rig.complain(1, 3));
        works.start();
        assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();

        long before = System.nanoTime();
        StopReceipt receipt = rig.engine().stop(Scope.branch(Salon.BRANCH), "owner", "no");
        long took = System.nanoTime() - before;
        release.countDown();
        works.join();

        assertThat(receipt.durable()).isTrue();
        assertThat(receipt.notStopped()).hasSize(1);
        assertThat(Duration.ofNanos(took)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    @Timeout(20)
    void a_stop_is_in_force_even_while_the_guard_hangs_inside_the_gate() throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        io.crmautopilot.guard.PolicyGuard corridor = io.crmautopilot.guard.PolicyGuard.corridor();
        rig.guard = proposal -> {
            hanging.countDown();
            await(release);
            return corridor.review(proposal);
        };
        Thread works = new Thread(() -> rig.complain(1, 3));
        works.start();
        assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();

        long before = System.nanoTime();
        StopReceipt receipt = rig.engine().stop(Scope.branch(Salon.BRANCH), "owner", "no");
        long took = System.nanoTime() - before;
        release.countDown();
        works.join();

        assertThat(receipt.durable()).isFalse();
        assertThat(rig.world.deeds()).isEmpty();
        assertThat(Duration.ofNanos(took)).isLessThan(Duration.ofSeconds(1));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
