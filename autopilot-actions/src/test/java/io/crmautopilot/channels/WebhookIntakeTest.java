package io.crmautopilot.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.crmautopilot.message.Inbox;
import io.crmautopilot.testing.InMemoryInbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WebhookIntakeTest {

    private final Webhooks webhooks = new Webhooks();

    @Test
    void what_is_acknowledged_is_in_the_inbox() {
        WebhookReply reply = webhooks.post(Webhooks.text("wamid.1", "77000000101", "жарко"));

        assertThat(reply).isEqualTo(new WebhookReply(200, ""));
        assertThat(reply.ok()).isTrue();
        assertThat(webhooks.inbox.size()).isEqualTo(1);
    }

    @Test
    void a_stranger_reaches_neither_parser_nor_inbox() {
        byte[] nested = "[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);

        assertThat(webhooks.intake.receive(nested, null).status()).isEqualTo(401);
        assertThat(webhooks.intake.receive(nested, "sha256=" + "0".repeat(64))).isEqualTo(new WebhookReply(401, ""));
        assertThat(webhooks.inbox.size()).isZero();
        assertThat(webhooks.intake.counts())
                .containsEntry("refused.unsigned", 1L)
                .containsEntry("refused.signature", 1L);
    }

    @Test
    void the_size_is_cut_before_anything_else() throws IOException {
        int limit = 1_000;
        WebhookIntake small = new WebhookIntake(
                WebhookSettings.of(Webhooks.VERIFY, Webhooks.APP).maxBytes(limit), webhooks.inbox, () -> Webhooks.NOW);

        for (int size = limit - 10; size <= limit + 10; size++) {
            byte[] body = new byte[size];
            int expected = size > limit ? 413 : 200;
            assertThat(small.receive(body, Webhooks.sign(body)).status())
                    .as("%d bytes", size)
                    .isEqualTo(expected);
            assertThat(small.receive(new ByteArrayInputStream(body), Webhooks.sign(body))
                            .status())
                    .as("%d bytes", size)
                    .isEqualTo(expected);
        }
        assertThat(small.receive(new Endless(), null).status()).isEqualTo(413);
    }

    @Test
    void no_body_takes_more_memory_than_the_limits_allow() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int most = WebhookSettings.META_MAX_BYTES;
        List<String> bodies = List.of(
                "{\"object\":\"instagram\",\"entry\":[" + "0,".repeat(most / 2 - 20) + "0]}",
                "{\"object\":\"instagram\",\"entry\":[" + "[],".repeat(most / 3 - 20) + "0]}",
                "{\"object\":\"instagram\",\"entry\":[" + "{\"a\":[]},".repeat(25_000) + "0]}",
                "[".repeat(most),
                "{\"a\":".repeat(most / 5),
                "\"" + "я".repeat(most / 2 - 10) + "\"",
                "{\"" + "n".repeat(most - 10) + "\":1}",
                "{\"object\":" + "9".repeat(most - 20) + "}",
                Webhooks.text("wamid.1", "77000000101", "ж".repeat(most / 2 - 300)));

        for (String text : bodies) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            String signature = Webhooks.sign(body);
            long before = threads.getCurrentThreadAllocatedBytes();
            assertThat(webhooks.intake.receive(body, signature).status()).isEqualTo(200);
            long taken = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(taken).as(text.substring(0, 40)).isLessThan(64L * 1024 * 1024);
        }
        assertThat(webhooks.drain()).hasSize(bodies.size()).allMatch(line -> line.startsWith("UNREADABLE"));
    }

    @Test
    void a_full_inbox_makes_meta_deliver_again_later() {
        InMemoryInbox one = new InMemoryInbox(1, () -> Webhooks.NOW);
        WebhookIntake intake =
                new WebhookIntake(WebhookSettings.of(Webhooks.VERIFY, Webhooks.APP), one, () -> Webhooks.NOW);

        assertThat(post(intake, Webhooks.text("wamid.1", "77000000101", "a")).status())
                .isEqualTo(200);
        assertThat(post(intake, Webhooks.text("wamid.2", "77000000101", "b")).status())
                .isEqualTo(503);
        one.done(List.of(one.next(0, 1).get(0).update().id()));
        assertThat(post(intake, Webhooks.text("wamid.2", "77000000101", "b")).status())
                .isEqualTo(200);
    }

    @Test
    void what_could_not_be_stored_is_not_acknowledged() {
        webhooks.inbox.fail("disk full: жарко");

        assertThat(webhooks.post(Webhooks.text("wamid.1", "77000000101", "жарко")))
                .isEqualTo(new WebhookReply(500, ""));

        webhooks.inbox.recover();
        assertThat(webhooks.post(Webhooks.text("wamid.1", "77000000101", "жарко"))
                        .status())
                .isEqualTo(200);
        assertThat(webhooks.drain()).hasSize(1);
    }

    @Test
    void whoever_may_always_be_heard_passes_a_full_inbox() {
        InMemoryInbox one = new InMemoryInbox(1, () -> Webhooks.NOW);
        WebhookIntake intake = new WebhookIntake(
                WebhookSettings.of(Webhooks.VERIFY, Webhooks.APP),
                one,
                () -> Webhooks.NOW,
                contact -> contact.address().equals("77000090001"),
                webhooks.lane);
        post(intake, Webhooks.text("wamid.1", "77000000101", "flood"));

        assertThat(post(intake, Webhooks.text("wamid.2", "77000090001", "стоп")).status())
                .isEqualTo(200);
        assertThat(post(intake, Webhooks.text("wamid.3", "77000000101", "flood"))
                        .status())
                .isEqualTo(503);
        assertThat(webhooks.lane.size()).isEqualTo(1);
    }

    @Test
    void a_host_that_cannot_say_who_hurries_makes_meta_deliver_again() {
        WebhookIntake intake = new WebhookIntake(
                WebhookSettings.of(Webhooks.VERIFY, Webhooks.APP),
                webhooks.inbox,
                () -> Webhooks.NOW,
                contact -> {
                    throw new IllegalStateException(contact.address());
                },
                webhooks.lane);

        assertThat(post(intake, Webhooks.text("wamid.1", "77000000101", "x"))).isEqualTo(new WebhookReply(500, ""));
        assertThat(webhooks.inbox.size()).isZero();
    }

    @Test
    void more_bodies_at_once_than_agreed_are_asked_to_come_again() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Inbox slow = new SlowInbox(inside, release);
        WebhookIntake intake = new WebhookIntake(
                WebhookSettings.of(Webhooks.VERIFY, Webhooks.APP).concurrent(1), slow, () -> Webhooks.NOW);
        ExecutorService web = Executors.newSingleThreadExecutor();

        Future<WebhookReply> first = web.submit(() -> post(intake, Webhooks.text("wamid.1", "77000000101", "a")));
        assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
        WebhookReply second = post(intake, Webhooks.text("wamid.2", "77000000101", "b"));
        release.countDown();

        assertThat(second.status()).isEqualTo(503);
        assertThat(first.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(post(intake, Webhooks.text("wamid.2", "77000000101", "b")).status())
                .isEqualTo(200);
        web.shutdown();
    }

    @Test
    void a_subscription_is_confirmed_to_who_knows_the_token() {
        WebhookIntake intake = webhooks.intake;

        assertThat(intake.verify("subscribe", "verify-me", "1158201444"))
                .isEqualTo(new WebhookReply(200, "1158201444"));
        assertThat(intake.verify("subscribe", "verify-m", "1158201444").status())
                .isEqualTo(403);
        assertThat(intake.verify("subscribe", null, "1158201444").status()).isEqualTo(403);
        assertThat(intake.verify("unsubscribe", "verify-me", "1158201444").status())
                .isEqualTo(403);
        assertThat(intake.verify(null, "verify-me", "1").status()).isEqualTo(403);
        assertThat(intake.verify("subscribe", "verify-me", null).status()).isEqualTo(403);
        assertThat(intake.verify("subscribe", "verify-me", "").status()).isEqualTo(403);
        assertThat(intake.verify("subscribe", "verify-me", "<script>").status()).isEqualTo(403);
        assertThat(intake.verify("subscribe", "verify-me", "1\r\nX: y").status())
                .isEqualTo(403);
        assertThat(intake.verify("subscribe", "verify-me", "1".repeat(201)).status())
                .isEqualTo(403);
        assertThat(intake.verify("subscribe", "wrong", "1").body()).isEmpty();
    }

    @Test
    void names_from_outside_do_not_fill_the_counts() {
        for (int i = 0; i < 600; i++) {
            webhooks.post(Webhooks.text("wamid." + i, "77000000101", "x")
                    .replace("\"type\":\"text\"", "\"type\":\"t" + i + "\""));
        }
        webhooks.drain();

        assertThat(webhooks.source.counts()).hasSizeLessThanOrEqualTo(256);
        assertThat(webhooks.source.counts().get("other")).isGreaterThan(300);
    }

    private static WebhookReply post(WebhookIntake intake, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return intake.receive(body, Webhooks.sign(body));
    }

    /** Two gigabytes and more, none of which may be kept. */
    private static final class Endless extends InputStream {

        private long given;

        @Override
        public int read() {
            return ' ';
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            given += length;
            assertThat(given).isLessThan(1_000_000);
            Arrays.fill(into, offset, offset + length, (byte) ' ');
            return length;
        }
    }

    /** Holds the first put until it is let go. */
    private record SlowInbox(CountDownLatch inside, CountDownLatch release) implements Inbox {

        @Override
        public Receipt put(List<Update> updates) {
            inside.countDown();
            try {
                assertThat(release.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Receipt.taken(updates.size());
        }

        @Override
        public List<Waiting> next(long after, int max) {
            return List.of();
        }

        @Override
        public void done(Collection<String> ids) {}
    }
}
