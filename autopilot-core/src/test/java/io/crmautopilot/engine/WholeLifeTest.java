package io.crmautopilot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.simulation.Rig;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WholeLifeTest {

    private final Rig rig = new Rig();

    @Test
    void an_incident_is_told_mended_made_good_and_closed() {
        rig.complain(1, 5);
        rig.pass(Duration.ofMinutes(1));
        rig.vendorSays("whatsapp:vendor-1", "price 15000");
        rig.pass(Duration.ofMinutes(50));
        rig.vendorSays("whatsapp:vendor-1", "bill 12000");

        rig.pass(Duration.ofHours(5));

        assertThat(rig.incident().outcome()).isEqualTo("handled");
        assertThat(rig.world.deeds("owner.notice")).hasSize(1);
        assertThat(rig.world.deeds("client.message")).hasSize(5);
        assertThat(rig.world.deeds("compensation.grant")).hasSize(5);
        assertThat(rig.engine().reserved("aiya")).isEmpty();
    }
}
