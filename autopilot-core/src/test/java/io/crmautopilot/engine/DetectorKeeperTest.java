package io.crmautopilot.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.signal.SnapshotStore;
import io.crmautopilot.simulation.Crash;
import io.crmautopilot.simulation.Rig;
import io.crmautopilot.simulation.Salon;
import io.crmautopilot.simulation.SimLog.Point;
import io.crmautopilot.testing.InMemorySnapshots;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DetectorKeeperTest {

    private final InMemorySnapshots store = new InMemorySnapshots();
    private final AtomicBoolean down = new AtomicBoolean();
    private final Rig rig = new Rig();

    DetectorKeeperTest() {
        rig.snapshots = Optional.of(new SnapshotStore() {
            @Override
            public boolean save(BranchRef branch, String name, long epoch, byte[] content) {
                fail();
                return store.save(branch, name, epoch, content);
            }

            @Override
            public Optional<byte[]> load(BranchRef branch, String name) {
                fail();
                return store.load(branch, name);
            }

            private void fail() {
                if (down.get()) {
                    throw new IllegalStateException("the store is down");
                }
            }
        });
    }

    /** Seed 500378: two complained, the process died, and what it had counted was too old to be counted again. */
    @Test
    void complaints_that_were_counted_before_a_crash_still_count_after_it() {
        Instant first = rig.clock.instant();
        rig.complain(1, 2).pass(Duration.ofMinutes(32)).restart(0);

        rig.hear(Salon.complaint(1, "m1", first));
        rig.hear(Salon.complaint(2, "m2", first.plusSeconds(60)));
        rig.complain(3, 3);

        assertThat(rig.incident().affected())
                .hasSize(3)
                .extracting(Affected::channel)
                .containsOnly("whatsapp");
    }

    @Test
    void a_crash_between_a_signal_and_its_incident_loses_neither() {
        rig.complain(1, 2);
        rig.faults = (point, kind) -> {
            if (point == Point.BEFORE_APPEND && kind.equals(RecordKind.SIGNAL_SEEN)) {
                throw new Crash("before the incident");
            }
        };
        assertThatThrownBy(() -> rig.complain(3, 3)).isInstanceOf(Crash.class);
        rig.faults = (point, kind) -> {};

        rig.restart(0).hear(Salon.complaint(3, "m3", rig.clock.instant()));

        assertThat(rig.incident().affected()).hasSize(3);
    }

    @Test
    void a_complaint_whose_snapshot_failed_is_not_acknowledged_and_counts_once() {
        rig.complain(1, 2);
        down.set(true);
        assertThatThrownBy(() -> rig.hear(Salon.complaint(2, "again", rig.clock.instant())))
                .isInstanceOf(AuditFailedException.class)
                .hasMessageContaining("could not be saved");
        down.set(false);

        rig.hear(Salon.complaint(2, "again", rig.clock.instant()));
        assertThat(rig.engine().incidents(Salon.TENANT)).isEmpty();
        rig.complain(3, 3);

        assertThat(rig.incident().signal().mentions()).isEqualTo(4);
    }

    @Test
    void nothing_is_counted_before_the_store_has_said_what_is_known() {
        rig.complain(1, 2).restart(0);
        down.set(true);

        assertThatThrownBy(() -> rig.hear(Salon.complaint(3, "m3", rig.clock.instant())))
                .isInstanceOf(AuditFailedException.class);
        down.set(false);
        rig.hear(Salon.complaint(3, "m3", rig.clock.instant()));

        assertThat(rig.incident().affected()).hasSize(3);
    }

    @Test
    void a_store_that_is_down_keeps_no_stop_from_being_heard() {
        down.set(true);

        Receipt receipt = rig.say(Salon.OWNER, "stop");

        assertThat(receipt.status()).isEqualTo(Receipt.Status.APPROVER);
        assertThat(rig.records(RecordKind.STOP_SET)).hasSize(1);
    }

    @Test
    void a_damaged_snapshot_lets_the_branch_begin_anew() {
        store.save(Salon.BRANCH, DetectorKeeper.NAME, 1, "{}".getBytes(StandardCharsets.UTF_8));

        rig.complain(1, 3);

        assertThat(rig.incident().affected()).hasSize(3);
    }

    @Test
    void a_process_that_was_replaced_undoes_nothing_that_its_heir_saved() {
        rig.complain(1, 2);
        Engine heir = rig.start(rig.disk.takeOver());
        heir.accept(Salon.complaint(3, "m3", rig.clock.instant()));
        byte[] kept = store.load(Salon.BRANCH, DetectorKeeper.NAME).orElseThrow();

        rig.hear(Salon.complaint(2, "late", rig.clock.instant()));

        assertThat(store.load(Salon.BRANCH, DetectorKeeper.NAME)).hasValue(kept);
    }

    @Test
    void what_a_closing_made_forget_is_forgotten_after_a_restart_too() {
        rig.vendors = java.util.List.of();
        rig.complain(1, 3).pass(Duration.ofHours(10)).restart(0);
        assertThat(rig.incident().status()).isEqualTo(IncidentView.Status.CLOSED);

        rig.hear(Salon.complaint(4, "one more", rig.clock.instant()));

        assertThat(rig.engine().incidents(Salon.TENANT)).hasSize(1);
    }

    @Test
    void a_burst_that_is_counted_anew_belongs_to_the_incident_that_it_had() {
        rig.snapshots = Optional.empty();
        Instant first = rig.clock.instant();
        rig.complain(1, 4).restart(0);

        for (int client = 2; client <= 5; client++) {
            rig.hear(Salon.complaint(client, "m" + client, first.plusSeconds(60L * (client - 1))));
        }
        rig.pass(Duration.ofHours(1));

        assertThat(rig.incident().affected()).hasSize(5);
        assertThat(rig.world.deeds("client.message")).hasSize(5);
        assertThat(rig.world.deeds("owner.notice")).hasSize(1);
    }

    @Test
    void new_people_after_a_closing_are_a_new_burst_though_old_evidence_comes_again() {
        rig.snapshots = Optional.empty();
        rig.vendors = java.util.List.of();
        rig.complain(1, 3);
        Instant late = rig.clock.instant();
        rig.hear(Salon.complaint(3, "late", late));
        rig.engine().stop(io.crmautopilot.approval.Scope.incident(Salon.TENANT, "inc-abay-m1"), "owner", "enough");
        rig.restart(0);

        rig.hear(Salon.complaint(3, "late", late));
        rig.complain(6, 7);

        assertThat(rig.engine().incidents(Salon.TENANT)).hasSize(2);
    }
}
