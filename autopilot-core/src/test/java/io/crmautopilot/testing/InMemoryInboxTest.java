package io.crmautopilot.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.contract.InboxContract;
import io.crmautopilot.message.Inbox;
import io.crmautopilot.message.Inbox.Receipt;
import io.crmautopilot.message.Inbox.Update;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryInboxTest extends InboxContract {

    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private final InMemoryInbox inbox = new InMemoryInbox(2_000, () -> now);

    @Override
    protected Inbox inbox() {
        return inbox;
    }

    @Override
    protected void advance(Duration span) {
        now = now.plus(span);
    }

    @Test
    void a_full_inbox_takes_all_of_a_delivery_or_nothing() {
        InMemoryInbox small = new InMemoryInbox(2, () -> now);
        small.put(List.of(update("a")));

        assertThat(small.put(List.of(update("b"), update("c")))).isEqualTo(Receipt.full());
        assertThat(small.size()).isEqualTo(1);

        small.done(List.of("a"));
        assertThat(small.put(List.of(update("b"), update("c")))).isEqualTo(Receipt.taken(2));
    }

    @Test
    void what_it_remembers_ends() {
        inbox.put(List.of(update("a")));
        inbox.done(List.of("a"));

        now = now.plus(Duration.ofDays(9));

        assertThat(inbox.put(List.of(update("a")))).isEqualTo(Receipt.taken(1));
    }

    @Test
    void it_fails_when_told_to_and_loses_nothing() {
        inbox.put(List.of(update("a")));
        inbox.fail("the disk is full");

        assertThatThrownBy(() -> inbox.put(List.of(update("b"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the disk is full");
        inbox.recover();
        assertThat(inbox.next(0, 10)).hasSize(1);
    }

    @Test
    void an_update_has_a_name_and_hides_its_content() {
        assertThatThrownBy(() -> update(" ")).hasMessage("id of an update is blank");
        assertThatThrownBy(() -> update("x".repeat(513)))
                .hasMessage("id of an update has 513 characters, more than 512");
        assertThat(update("a")).hasToString("Update[a]");
    }

    private static Update update(String id) {
        return new Update(id, new byte[] {1});
    }
}
