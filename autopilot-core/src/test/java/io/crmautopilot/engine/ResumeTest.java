package io.crmautopilot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.simulation.Rig;
import io.crmautopilot.simulation.Salon;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How an approver lets go on in the chat what was stopped there. */
class ResumeTest {

    private final Rig rig = new Rig();

    @Test
    void go_on_in_the_chat_lifts_only_what_the_same_person_stopped_and_only_with_the_code() {
        String code = code(rig.say(Salon.OWNER, "stop"));
        rig.complain(1, 3);

        rig.say(Salon.MANAGER, "go on " + code);
        rig.say(Salon.OWNER, "go on");
        rig.say(Salon.OWNER, "go on CODE9");
        rig.pass(Duration.ofMinutes(5));
        int before = rig.world.deeds().size();
        rig.say(Salon.OWNER, "go on " + code);
        rig.pass(Duration.ofMinutes(5));

        assertThat(before).isZero();
        assertThat(rig.world.deeds("owner.notice")).hasSize(1);
    }

    @Test
    void go_on_that_was_said_before_the_stop_and_comes_after_it_lifts_nothing() {
        java.time.Instant earlier = rig.clock.instant();
        rig.clock.pass(Duration.ofMinutes(1));
        String code = code(rig.say(Salon.OWNER, "stop"));

        rig.hear(Salon.said(Salon.OWNER, "late", earlier, "go on " + code));
        rig.complain(1, 3).pass(Duration.ofMinutes(5));

        assertThat(rig.world.deeds()).isEmpty();
    }

    @Test
    void a_stop_that_is_delivered_twice_stops_once() {
        io.crmautopilot.message.Message stop = Salon.said(Salon.OWNER, "stop-1", rig.clock.instant(), "stop");
        String code = code(rig.hear(stop));
        rig.say(Salon.OWNER, "go on " + code);

        Receipt second = rig.hear(stop);
        rig.complain(1, 3).pass(Duration.ofMinutes(5));

        assertThat(second.status()).isEqualTo(Receipt.Status.DUPLICATE);
        assertThat(rig.world.deeds("owner.notice")).hasSize(1);
    }

    @Test
    void a_code_lets_it_go_on_once_and_who_guesses_is_not_let_in_by_chance() {
        String first = code(rig.say(Salon.OWNER, "stop"));
        rig.say(Salon.OWNER, "go on " + first);
        String second = code(rig.say(Salon.OWNER, "stop"));
        rig.say(Salon.OWNER, "go on " + first);
        for (int i = 0; i < 5; i++) {
            rig.say(Salon.OWNER, "go on WRONG" + i);
        }
        rig.say(Salon.OWNER, "go on " + second);
        rig.complain(1, 3).pass(Duration.ofMinutes(5));

        assertThat(rig.world.deeds()).isEmpty();
        assertThat(rig.records(RecordKind.STOP_LIFTED)).hasSize(1);
    }

    private static String code(Receipt receipt) {
        return receipt.stopped().orElseThrow().resumeCode().orElseThrow();
    }
}
