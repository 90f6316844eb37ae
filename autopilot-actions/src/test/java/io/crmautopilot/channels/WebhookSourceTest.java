package io.crmautopilot.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.Outcome;
import io.crmautopilot.message.Inbound;
import io.crmautopilot.person.Contact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WebhookSourceTest {

    private final Webhooks webhooks = new Webhooks();

    @Test
    void a_message_comes_until_it_is_acknowledged_and_then_never_again() {
        webhooks.post(Webhooks.text("wamid.1", "77000000101", "жарко"));

        List<Inbound> first = webhooks.source.fetch(10);
        List<Inbound> again = webhooks.source.fetch(10);
        webhooks.source.acknowledge(first);
        webhooks.source.acknowledge(again);

        assertThat(first).hasSize(1);
        assertThat(again.get(0).message()).isEqualTo(first.get(0).message());
        assertThat(webhooks.source.fetch(10)).isEmpty();
    }

    @Test
    void another_process_goes_on_where_this_one_crashed() {
        webhooks.post(Webhooks.text("wamid.1", "77000000101", "a"));
        webhooks.post(Webhooks.text("wamid.2", "77000000102", "b"));
        webhooks.source.acknowledge(webhooks.source.fetch(1));

        webhooks.source = webhooks.source(settlement -> {});
        webhooks.post(Webhooks.text("wamid.1", "77000000101", "a"));

        assertThat(webhooks.drain()).hasSize(1).first().asString().contains("[b]");
    }

    @Test
    void at_most_as_many_as_asked_for_come_the_oldest_first() {
        for (int i = 0; i < 100; i++) {
            webhooks.post(Webhooks.text("wamid." + i, "77000000101", "n" + i));
            webhooks.post(Webhooks.status("wamid.s" + i, "sent", "key-" + i));
        }

        List<Inbound> seven = webhooks.source.fetch(7);

        assertThat(seven)
                .extracting(inbound -> inbound.message().orElseThrow().text())
                .containsExactly("n0", "n1", "n2", "n3", "n4", "n5", "n6");
        assertThat(webhooks.source.fetch(0)).isEmpty();
        assertThat(webhooks.source.fetch(1_000)).hasSize(100);
        assertThat(webhooks.lines).hasSize(100);
        assertThat(webhooks.inbox.size()).isEqualTo(100);
    }

    @Test
    void a_thousand_reports_do_not_hide_the_message_behind_them() {
        for (int i = 0; i < 1_000; i++) {
            webhooks.post(Webhooks.status("wamid.s" + i, "sent", "key-" + i));
        }
        webhooks.post(Webhooks.text("wamid.1", "77000000101", "жарко"));

        assertThat(webhooks.source.fetch(1)).hasSize(1);
        assertThat(webhooks.inbox.size()).isEqualTo(1);
    }

    @Test
    void the_owner_stands_before_ten_thousand_others() {
        for (int i = 0; i < 9_000; i++) {
            webhooks.post(Webhooks.text("wamid." + i, "77000000666", "flood"));
        }
        webhooks.post(Webhooks.text("wamid.stop", "77000090001", "стоп"));

        assertThat(webhooks.source.fetch(1).get(0).message().orElseThrow().text())
                .isEqualTo("стоп");
    }

    @Test
    void a_message_is_done_in_its_lane_whoever_handed_it_out() {
        webhooks.post(Webhooks.text("wamid.1", "77000000101", "a"));
        webhooks.post(Webhooks.text("wamid.stop", "77000090001", "стоп"));
        List<Inbound> both = webhooks.source.fetch(10);
        WebhookSource another = webhooks.source(settlement -> {});

        webhooks.source.acknowledge(both.subList(0, 1));
        assertThat(webhooks.lane.size()).isZero();
        assertThat(webhooks.inbox.size()).isEqualTo(1);
        another.acknowledge(both);

        assertThat(webhooks.inbox.size()).isZero();
        webhooks.source.acknowledge(both);
        assertThat(webhooks.source.fetch(10)).isEmpty();
    }

    @Test
    void ids_and_text_forms_tell_nobody_s_number() {
        // What Meta calls a message holds the number in Base64.
        webhooks.post(Webhooks.text("wamid.HBgLNzcwMDAwMDAxMDEVAgASGBQzQUFERg==", "77000000101", "жарко"));

        Inbound inbound = webhooks.source.fetch(1).get(0);

        assertThat(inbound.reference()).matches("whatsapp:[A-Za-z0-9_-]{27}").doesNotContain("NzcwMDAwMDAxMDE");
        assertThat(inbound.toString() + inbound.message()).doesNotContain("77000000101", "жарко");
    }

    @Test
    void a_report_that_nobody_took_comes_again_and_stops_nothing_else() {
        List<Settlement> taken = new ArrayList<>();
        boolean[] broken = {true};
        webhooks.source = webhooks.source(settlement -> {
            if (broken[0]) {
                throw new IllegalStateException("77000000101");
            }
            taken.add(settlement);
        });
        webhooks.post(Webhooks.status("wamid.s", "delivered", "key"));
        webhooks.post(Webhooks.text("wamid.1", "77000000101", "жарко"));

        assertThat(webhooks.source.fetch(10)).hasSize(1);
        broken[0] = false;
        assertThat(webhooks.source.fetch(10)).hasSize(1);

        assertThat(taken).hasSize(1);
        assertThat(taken.get(0).outcome()).isInstanceOf(Outcome.Done.class);
        assertThat(webhooks.inbox.size()).isEqualTo(1);
    }

    @Test
    void what_fails_for_ever_is_handed_over_as_unreadable() {
        webhooks.source = webhooks.source(settlement -> {
            throw new IllegalStateException("always");
        });
        webhooks.post(Webhooks.status("wamid.s", "delivered", "key"));

        for (int i = 0; i < 4; i++) {
            assertThat(webhooks.source.fetch(10)).isEmpty();
        }
        List<Inbound> last = webhooks.source.fetch(10);
        webhooks.source.acknowledge(last);

        assertThat(last.get(0).problem()).isEqualTo("it failed 5 times with java.lang.IllegalStateException");
        assertThat(webhooks.inbox.size()).isZero();
    }

    @Test
    void a_whole_day_replayed_in_any_order_adds_nothing() {
        List<String> day = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            day.add(Webhooks.text("wamid." + i, "7700000010" + i % 10, "n" + i));
            day.add(Webhooks.status("wamid.s" + i, i % 2 == 0 ? "sent" : "delivered", "key-" + i));
        }
        day.forEach(webhooks::post);
        List<String> once = webhooks.drain();

        for (int seed = 0; seed < 500; seed++) {
            List<String> replay = new ArrayList<>(day);
            Collections.shuffle(replay, new Random(seed));
            replay.forEach(webhooks::post);
            assertThat(webhooks.drain()).as("seed %d", seed).isEmpty();
        }
        webhooks.now = Webhooks.NOW.plus(Duration.ofDays(9));
        day.forEach(webhooks::post);
        List<String> afterForgetting = webhooks.drain();

        assertThat(new TreeSet<>(once)).hasSize(40);
        assertThat(afterForgetting).noneMatch(line -> line.startsWith("IN"));
    }

    @Test
    void who_wrote_opens_the_window_and_our_own_words_do_not() {
        webhooks.post(Webhooks.text("wamid.1", "77000000101", "жарко"));
        webhooks.post(Webhooks.text("wamid.2", "77000000102", "x")
                .replace("\"messages\"", "\"message_echoes\"")
                .replace("\"field\":\"message_echoes\"", "\"field\":\"smb_message_echoes\"")
                .replace("\"from\"", "\"to\""));
        webhooks.drain();

        assertThat(webhooks.conversations.lastHeard(Webhooks.ACCOUNT, new Contact("whatsapp", "+77000000101")))
                .contains(Webhooks.NOW.minusSeconds(60));
        assertThat(webhooks.conversations.lastHeard(Webhooks.ACCOUNT, new Contact("whatsapp", "77000000102")))
                .isEmpty();
        assertThat(webhooks.conversations.lastHeard("another", new Contact("whatsapp", "77000000101")))
                .isEmpty();
    }

    @Test
    void the_memory_of_conversations_keeps_the_last_ones() {
        Conversations two = Conversations.inMemory(2);
        two.heard("a", new Contact("whatsapp", "1"), Webhooks.NOW);
        two.heard("a", new Contact("whatsapp", "1"), Webhooks.NOW.minusSeconds(5));
        two.heard("a", new Contact("whatsapp", "2"), Webhooks.NOW);
        assertThat(two.lastHeard("a", new Contact("whatsapp", "1"))).contains(Webhooks.NOW);
        two.heard("a", new Contact("whatsapp", "3"), Webhooks.NOW);

        assertThat(two.lastHeard("a", new Contact("whatsapp", "1"))).isPresent();
        assertThat(two.lastHeard("a", new Contact("whatsapp", "2"))).isEmpty();
    }
}
