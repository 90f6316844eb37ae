package io.crmautopilot.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.message.Inbox;
import io.crmautopilot.message.Inbox.Receipt;
import io.crmautopilot.message.Inbox.Update;
import io.crmautopilot.message.Inbox.Waiting;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every {@link Inbox} must keep. Extend it, and give it an inbox that is empty at the start of each test. */
public abstract class InboxContract {

    /** Returns the inbox under test, with room for at least 2,000 updates; the same one throughout a test. */
    protected abstract Inbox inbox();

    /** Moves the clock of the inbox on. */
    protected abstract void advance(Duration span);

    @Test
    void what_was_put_waits_in_its_order_until_it_is_done() {
        Receipt receipt = inbox().put(List.of(update("b"), update("a")));
        inbox().put(List.of(update("c")));

        assertThat(receipt).isEqualTo(Receipt.taken(2));
        assertThat(ids(inbox().next(0, 10))).containsExactly("b", "a", "c");
        assertThat(ids(inbox().next(0, 10))).containsExactly("b", "a", "c");

        inbox().done(List.of("b", "never-seen"));
        assertThat(ids(inbox().next(0, 10))).containsExactly("a", "c");
    }

    @Test
    void places_ascend_and_a_reader_goes_on_after_any_of_them() {
        inbox().put(List.of(update("a"), update("b"), update("c")));
        List<Waiting> first = inbox().next(0, 2);

        assertThat(ids(first)).containsExactly("a", "b");
        assertThat(first.get(0).place()).isPositive().isLessThan(first.get(1).place());
        assertThat(ids(inbox().next(first.get(1).place(), 2))).containsExactly("c");
        assertThat(inbox().next(first.get(1).place() + 1_000_000, 2)).isEmpty();
    }

    @Test
    void every_byte_comes_back() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }

        inbox().put(List.of(new Update("bytes", bytes), new Update("none", new byte[0])));

        assertThat(inbox().next(0, 2).get(0).update().content()).isEqualTo(bytes);
        assertThat(inbox().next(0, 2).get(1).update().content()).isEmpty();
    }

    @Test
    void an_id_is_stored_once_whether_it_waits_or_is_done_or_comes_twice_at_once() {
        Update first = new Update("a", "first".getBytes(StandardCharsets.UTF_8));
        inbox().put(List.of(first));

        assertThat(inbox().put(List.of(new Update("a", "second".getBytes(StandardCharsets.UTF_8)), update("b"))))
                .isEqualTo(Receipt.taken(1));
        assertThat(inbox().put(List.of(update("c"), update("c")))).isEqualTo(Receipt.taken(1));
        assertThat(inbox().next(0, 1).get(0).update().content()).isEqualTo(first.content());

        inbox().done(List.of("a", "b", "c"));
        assertThat(inbox().put(List.of(update("a"), update("b"), update("c")))).isEqualTo(Receipt.taken(0));
        assertThat(inbox().next(0, 10)).isEmpty();
    }

    @Test
    void ids_stay_known_as_long_as_a_channel_repeats() {
        inbox().put(List.of(update("a")));
        inbox().done(List.of("a"));

        advance(Duration.ofDays(7).plusHours(23));

        assertThat(inbox().put(List.of(update("a")))).isEqualTo(Receipt.taken(0));
    }

    @Test
    void ids_differ_by_every_character() {
        List<Update> updates = List.of(
                update("wa:wamid.AbC"),
                update("wa:wamid.aBc"),
                update("wa:wamid.AbC "),
                update("ұлы"),
                update("улы"),
                update("a'); DROP TABLE x; --"),
                update("x".repeat(Update.MAX_ID)));

        assertThat(inbox().put(updates)).isEqualTo(Receipt.taken(updates.size()));
        assertThat(ids(inbox().next(0, 10)))
                .containsExactlyElementsOf(updates.stream().map(Update::id).toList());
    }

    @Test
    void eight_webhooks_at_once_lose_and_double_nothing() throws Exception {
        ExecutorService webhooks = Executors.newFixedThreadPool(8);
        List<Future<Integer>> added = new ArrayList<>();

        for (int thread = 0; thread < 8; thread++) {
            added.add(webhooks.submit(this::putThirty));
        }
        int total = 0;
        for (Future<Integer> each : added) {
            total += each.get(60, TimeUnit.SECONDS);
        }
        webhooks.shutdown();

        List<Waiting> waiting = inbox().next(0, 1000);
        assertThat(total).isEqualTo(30);
        assertThat(new TreeSet<>(ids(waiting))).hasSize(30);
        assertThat(waiting.stream().map(Waiting::place)).isSorted().doesNotHaveDuplicates();
    }

    private int putThirty() {
        int added = 0;
        for (int i = 0; i < 30; i++) {
            added += inbox().put(List.of(update("same-" + i))).added();
        }
        return added;
    }

    private static Update update(String id) {
        return new Update(id, id.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> ids(List<Waiting> waiting) {
        return waiting.stream().map(each -> each.update().id()).toList();
    }
}
