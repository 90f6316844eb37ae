package io.crmautopilot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.Action;
import io.crmautopilot.approval.Scope;
import io.crmautopilot.audit.AuditFailedException;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.message.Message;
import io.crmautopilot.simulation.Rig;
import io.crmautopilot.simulation.Salon;
import io.crmautopilot.simulation.SimWorld.Manner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a person must see whatever it was read as: brought once, out of an incident or without one, over crashes, stops and refusals. */
class MatterTest {

    private final Rig rig = new Rig();

    MatterTest() {
        rig.kit.watch = (text, close) -> text.contains("court")
                ? Optional.of("the law")
                : close && text.contains("child") ? Optional.of("a child") : Optional.empty();
    }

    @Test
    void a_threat_that_is_no_complaint_reaches_a_person_without_any_incident() {
        rig.hear(said(9, "m-9", "see you in court"));
        rig.hear(said(9, "m-9", "see you in court"));
        rig.hear(said(9, "m-10", "in court, I said"));

        assertThat(cases()).hasSize(1);
        assertThat(cases().get(0).details().text("reason")).contains("the law");
        assertThat(cases().get(0).details().list("dialogues").get(0).texts("messages"))
                .containsExactly("m-9");
        assertThat(rig.engine().incidents(Salon.TENANT)).isEmpty();
        assertThat(rig.engine().handedOver(Salon.TENANT)).hasSize(1);
        assertThat(rig.records(RecordKind.MATTER_SETTLED).get(0).body().text("rule"))
                .isEqualTo("brought");
    }

    @Test
    void everyday_words_reach_a_person_only_from_who_complains_or_is_in_an_incident() {
        rig.hear(said(9, "m-9", "my child wants a haircut"));
        assertThat(cases()).isEmpty();
        rig.hear(said(9, "m-10", "it is hot here and my child cries"));
        assertThat(cases()).hasSize(1);

        rig.complain(1, 3);
        rig.hear(said(1, "m-11", "my child is with me"));
        rig.pass(Duration.ofMinutes(3));

        assertThat(cases()).hasSize(2);
    }

    @Test
    void the_autopilot_is_silent_in_that_dialogue_until_it_is_given_back() {
        rig.hear(said(1, "m-1", "see you in court"));
        rig.complain(1, 3);

        assertThat(rig.actions("client.message"))
                .filteredOn(letter -> letter.rule().equals("with-person"))
                .hasSize(1);
        assertThat(rig.engine().giveBack(Salon.BRANCH, "c1", "operator-7", "answered"))
                .isTrue();
        assertThat(rig.engine().handedOver(Salon.TENANT)).isEmpty();
    }

    @Test
    void a_desk_that_fails_gets_it_later_and_a_crash_loses_nothing() {
        boolean[] broken = {true};
        rig.world.treat(action -> action.kind().equals("hand-over") && broken[0] ? Manner.LOST_CALL : Manner.FINE);
        rig.hear(said(9, "m-9", "see you in court"));
        assertThat(cases()).isEmpty();

        rig.restart(1_000);
        broken[0] = false;
        rig.pass(Duration.ofMinutes(2));

        assertThat(cases()).hasSize(1);
        assertThat(rig.records(RecordKind.MATTER_RAISED)).hasSize(1);
    }

    @Test
    void what_could_not_be_written_down_is_handed_in_again() {
        boolean[] full = {true};
        rig.faults = (point, kind) -> {
            if (full[0] && kind.equals(RecordKind.MATTER_RAISED)) {
                throw new AuditFailedException("the disk is full");
            }
        };
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> rig.hear(said(9, "m-9", "see you in court")))
                .isInstanceOf(AuditFailedException.class);
        assertThat(cases()).isEmpty();

        full[0] = false;
        rig.hear(said(9, "m-9", "see you in court"));

        assertThat(cases()).hasSize(1);
    }

    @Test
    void under_a_stop_it_waits_and_where_the_branch_is_observed_it_is_written_down_alone() {
        rig.engine().stop(Scope.branch(Salon.BRANCH), "owner", "enough");
        rig.hear(said(9, "m-9", "see you in court"));
        rig.pass(Duration.ofMinutes(5));
        assertThat(cases()).isEmpty();
        rig.engine().lift(Scope.branch(Salon.BRANCH), "owner", "go on");
        rig.pass(Duration.ofMinutes(2));
        assertThat(cases()).hasSize(1);

        rig.settings = Salon.settings(AutonomyLevel.OBSERVE, Salon.corridor());
        rig.hear(said(8, "m-8", "see you in court"));
        rig.pass(Duration.ofMinutes(5));

        assertThat(cases()).hasSize(1);
        assertThat(rig.engine().handedOver(Salon.TENANT)).hasSize(1);
        assertThat(rig.records(RecordKind.MATTER_SETTLED))
                .extracting(settled -> settled.body().text("rule"))
                .containsExactly("brought", "observed");
    }

    @Test
    void a_watch_that_fails_stops_no_message() {
        rig.kit.watch = (text, close) -> {
            throw new IllegalStateException("broken");
        };

        Receipt ordinary = rig.hear(said(9, "m-9", "hello"));

        assertThat(ordinary.status()).isEqualTo(Receipt.Status.COUNTED);
        assertThat(cases()).isEmpty();
    }

    private static Message said(int client, String id, String text) {
        Message like = Salon.complaint(client, id, Salon.MORNING);
        return Message.incoming(id, like.branch(), like.sentAt(), like.channel(), like.author(), like.person(), text);
    }

    private List<Action> cases() {
        return rig.world.deeds("hand-over").stream()
                .filter(action -> action.key().startsWith("matter/"))
                .toList();
    }
}
