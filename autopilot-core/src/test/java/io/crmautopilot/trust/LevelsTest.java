package io.crmautopilot.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.ChainHead;
import io.crmautopilot.engine.RecordKind;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.json.Fields;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LevelsTest {

    private static final Instant START = Instant.parse("2026-03-02T05:00:00Z");

    private final Levels levels = new Levels("b1");
    private ChainHead head = ChainHead.START;

    @Test
    void a_kind_that_fell_leaves_the_others_where_they_are() {
        happened(RecordKind.PLAN_MADE, Fields.of("level", "CORRIDOR", "levels", Fields.empty()));

        happened(RecordKind.LEVEL_LOWERED, Fields.of("level", "VETO_WINDOW", "kind", "client.message", "why", "2"));

        assertThat(levels.of("client.message")).isEqualTo(AutonomyLevel.VETO_WINDOW);
        assertThat(levels.of("vendor.agree")).isEqualTo(AutonomyLevel.CORRIDOR);
        assertThat(levels.anew("vendor.agree")).isEqualTo(Instant.MIN);
        assertThat(levels.history())
                .singleElement()
                .satisfies(change -> assertThat(change.kind()).isEqualTo("client.message"));
    }

    @Test
    void the_lower_of_the_kind_and_its_branch_is_in_force_and_giving_the_branch_back_gives_both_back() {
        happened(RecordKind.PLAN_MADE, Fields.of("level", "CORRIDOR", "levels", Fields.empty()));
        happened(RecordKind.LEVEL_LOWERED, Fields.of("level", "VETO_WINDOW", "why", "2"));
        happened(RecordKind.LEVEL_LOWERED, Fields.of("level", "ASSIST", "kind", "client.message", "why", "2"));
        AutonomyLevel fallen = levels.of("client.message");

        happened(RecordKind.LEVEL_RESTORED, Fields.of("by", "owner", "why", "it behaves"));

        assertThat(fallen).isEqualTo(AutonomyLevel.ASSIST);
        assertThat(levels.of("client.message")).isEqualTo(AutonomyLevel.CORRIDOR);
    }

    private void happened(String kind, Fields body) {
        AuditRecord next = AuditRecord.chained(
                "salon", head.seq() + 1, START.plusSeconds(60 * head.seq()), "b1", "", kind, 0, body, head.hash());
        head = ChainHead.of(next);
        levels.take(next);
    }
}
