package io.crmautopilot.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.message.Message;
import io.crmautopilot.message.Message.Direction;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import io.crmautopilot.simulation.Rig;
import io.crmautopilot.simulation.Salon;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private final Rig rig = new Rig();

    @Test
    void a_message_without_a_part_is_refused_by_the_name_of_the_part() {
        assertThatThrownBy(() -> message(" ", Salon.MORNING, "hot")).hasMessageContaining("id of a message");
        assertThatThrownBy(() -> message(null, Salon.MORNING, "hot")).hasMessageContaining("id of a message");
        assertThatThrownBy(() -> message("m", null, "hot")).hasMessageContaining("sentAt of a message");
        assertThatThrownBy(() -> message("m", Salon.MORNING, null)).hasMessageContaining("text of a message");
    }

    @Test
    void an_unknown_branch_is_refused_and_counted() {
        Message stray = Message.incoming(
                "m1", new BranchRef(Salon.TENANT, "elsewhere"), rig.clock.instant(), "whatsapp", "+7", null, "hot");

        Receipt receipt = rig.hear(stray);

        assertThat(receipt.status()).isEqualTo(Receipt.Status.REFUSED);
        assertThat(receipt.problem()).contains("location").contains("elsewhere");
        assertThat(rig.engine().refused()).containsEntry("location is unknown", 1L);
    }

    @Test
    void a_message_from_the_future_is_refused_by_field() {
        Receipt receipt = rig.hear(Salon.complaint(1, "m1", rig.clock.instant().plus(Duration.ofHours(1))));

        assertThat(receipt.problem()).startsWith("sentAt is in the future");
    }

    @Test
    void what_is_too_old_is_learned_and_not_acted_on() {
        for (int client = 1; client <= 5; client++) {
            Instant old = rig.clock.instant().minus(Duration.ofMinutes(31));
            assertThat(rig.hear(Salon.complaint(client, "m" + client, old)).status())
                    .isEqualTo(Receipt.Status.STALE);
        }

        assertThat(rig.engine().incidents(Salon.TENANT)).isEmpty();
    }

    @Test
    void what_the_business_writes_never_counts() {
        for (int i = 1; i <= 5; i++) {
            Message echo = new Message(
                    "m" + i,
                    Salon.BRANCH,
                    rig.clock.instant(),
                    "whatsapp",
                    "+7" + i,
                    null,
                    "it is hot",
                    Direction.OUT,
                    null,
                    false);
            assertThat(rig.hear(echo).status()).isEqualTo(Receipt.Status.OUTGOING);
        }

        assertThat(rig.engine().incidents(Salon.TENANT)).isEmpty();
    }

    @Test
    void the_same_message_twice_changes_nothing() {
        Message message = Salon.complaint(1, "m1", rig.clock.instant());
        rig.hear(message);
        rig.hear(message);
        rig.hear(Salon.complaint(2, "m2", rig.clock.instant()));

        assertThat(rig.engine().incidents(Salon.TENANT)).isEmpty();
    }

    @Test
    void a_vendors_answer_goes_to_its_incident_and_counts_as_no_complaint() {
        rig.complain(1, 3);

        Receipt receipt = rig.vendorSays("whatsapp:vendor-1", "it is hot today, price 15000");

        assertThat(receipt.status()).isEqualTo(Receipt.Status.REPLY);
        assertThat(receipt.incidents()).containsExactly(rig.incident().id());
        assertThat(rig.incident().affected()).hasSize(3);
    }

    @Test
    void a_clients_answer_goes_to_its_incident_and_still_counts() {
        rig.complain(1, 3);
        String id = rig.incident().id();

        Receipt receipt = rig.hear(Salon.complaint(2, "again", rig.clock.instant()));

        assertThat(receipt.status()).isEqualTo(Receipt.Status.REPLY);
        assertThat(receipt.incidents()).containsExactly(id);
        assertThat(rig.incident().signal().mentions()).isEqualTo(4);
    }

    @Test
    void a_reply_that_comes_twice_is_recorded_once() {
        rig.complain(1, 3);
        Message price = Salon.said(new Contact("whatsapp", "vendor-1"), "p1", rig.clock.instant(), "price 15000");

        rig.hear(price);
        rig.hear(price);

        assertThat(rig.records(RecordKind.REPLY_RECEIVED)).hasSize(1);
    }

    @Test
    void no_record_holds_what_people_wrote_or_how_to_reach_them() {
        rig.complain(1, 3);
        rig.vendorSays("whatsapp:vendor-1", "price 15000");

        assertThat(rig.disk.durable(Salon.TENANT))
                .allSatisfy(line -> assertThat(line).doesNotContain("it is hot", "+7 700", "vendor-1", "price 15"));
    }

    @SuppressWarnings("NullAway") // what a host in plain Java may hand in
    private static Message message(@Nullable String id, @Nullable Instant at, @Nullable String text) {
        return Message.incoming(id, Salon.BRANCH, at, "whatsapp", "+7 700 000 00 00", null, text);
    }
}
