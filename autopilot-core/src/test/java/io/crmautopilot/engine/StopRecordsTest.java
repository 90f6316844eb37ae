package io.crmautopilot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.approval.Scope;
import io.crmautopilot.simulation.Rig;
import io.crmautopilot.simulation.Salon;
import io.crmautopilot.simulation.SimLog.Point;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a stop and its end leave in the log, and what follows from it. */
class StopRecordsTest {

    private final Rig rig = new Rig();

    @Test
    void the_record_of_a_stop_and_of_its_end_bears_the_place_that_it_covers() {
        rig.complain(1, 3).pass(Duration.ofMinutes(1));
        String id = rig.incident().id();
        String key = rig.actions("vendor.request").get(0).action().key();

        rig.engine().stop(Scope.action(Salon.TENANT, key), "owner", "no");
        rig.engine().stop(Scope.branch(Salon.BRANCH), "owner", "no");
        rig.engine().lift(Scope.branch(Salon.BRANCH), "owner", "yes");
        rig.engine().stop(Scope.tenant(Salon.TENANT), "owner", "no");
        rig.engine().stop(Scope.incident(Salon.TENANT, id), "owner", "no");

        assertThat(rig.records(RecordKind.STOP_SET))
                .extracting(each -> each.location() + "/" + each.incident())
                .containsExactly("abay/" + id, "abay/", "/", "abay/" + id);
        assertThat(rig.records(RecordKind.STOP_LIFTED))
                .extracting(each -> each.location() + "/" + each.incident())
                .containsExactly("abay/");
        assertThat(rig.records(RecordKind.STOP_LIFTED).get(0).body().has("message"))
                .isFalse();
    }

    @Test
    void a_stop_that_is_said_while_the_one_before_it_is_lifted_stays_in_force_and_in_the_log() {
        rig.complain(1, 2);
        rig.engine().stop(Scope.branch(Salon.BRANCH), "owner", "no");
        rig.faults = (point, kind) -> {
            if (point == Point.BEFORE_APPEND && kind.equals(RecordKind.STOP_LIFTED)) {
                rig.faults = (p, k) -> {};
                rig.start(1).stop(Scope.branch(Salon.BRANCH), "manager", "no again");
            }
        };

        rig.engine().lift(Scope.branch(Salon.BRANCH), "owner", "go on");
        rig.complain(3, 3).pass(Duration.ofMinutes(5));
        int before = rig.world.deeds().size();
        rig.restart(0).pass(Duration.ofMinutes(5));

        assertThat(rig.records(RecordKind.STOP_LIFTED)).isEmpty();
        assertThat(before).isZero();
        assertThat(rig.world.deeds()).isEmpty();
    }

    @Test
    void two_incidents_that_were_stopped_lower_the_branch_where_they_were() {
        rig.complain(1, 3).pass(Duration.ofMinutes(1));
        rig.engine().stop(Scope.incident(Salon.TENANT, rig.incident().id()), "owner", "no");
        rig.pass(Duration.ofHours(1));
        rig.complain(4, 6).pass(Duration.ofMinutes(1));
        String second = rig.engine().incidents(Salon.TENANT).get(1).id();

        rig.engine().stop(Scope.incident(Salon.TENANT, second), "owner", "no");

        assertThat(levels()).isEqualTo("[VETO_WINDOW]");
        assertThat(rig.records(RecordKind.LEVEL_LOWERED).get(0).location()).isEqualTo("abay");
    }

    private String levels() {
        return rig.records(RecordKind.LEVEL_LOWERED).stream()
                .map(each -> each.body().text("level"))
                .toList()
                .toString();
    }
}
