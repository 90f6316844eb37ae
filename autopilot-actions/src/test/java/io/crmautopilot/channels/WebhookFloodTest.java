package io.crmautopilot.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.message.Inbound;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.testing.InMemoryInbox;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** More messages than can be worked off: what is not taken comes again, nothing is lost or doubled, and the owner is always heard. */
class WebhookFloodTest {

    private static final int FLOOD = 2_000;
    private static final int ROOM = 200;
    private static final String OWNER = "77000090001";

    @Test
    void a_flood_waits_at_meta_and_nothing_is_lost_or_doubled() {
        for (int seed = 0; seed < 3; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            InMemoryInbox inbox = new InMemoryInbox(ROOM, () -> Webhooks.NOW);
            InMemoryInbox lane = new InMemoryInbox(10, () -> Webhooks.NOW);
            WebhookIntake intake = new WebhookIntake(
                    WebhookSettings.of(Webhooks.VERIFY, Webhooks.APP),
                    inbox,
                    () -> Webhooks.NOW,
                    contact -> contact.address().equals(OWNER),
                    lane);
            Deque<String> undelivered = new ArrayDeque<>();
            for (int i = 0; i < FLOOD; i++) {
                undelivered.add(Webhooks.text("wamid." + i, "77000000666", "flood"));
            }
            Set<String> taken = new HashSet<>();
            int stops = 0;
            int refused = 0;

            while (!undelivered.isEmpty() || inbox.size() + lane.size() > 0) {
                for (int i = 0; i < 100 && !undelivered.isEmpty(); i++) {
                    String body = undelivered.poll();
                    boolean ok = post(intake, body);
                    // Meta does not trust a single answer either: now and then it delivers again what was taken.
                    if (!ok || random.nextInt(20) == 0) {
                        undelivered.addLast(body);
                    }
                    refused += ok ? 0 : 1;
                }
                if (random.nextInt(4) == 0) {
                    stops++;
                    assertThat(post(intake, Webhooks.text("wamid.stop" + stops, OWNER, "стоп")))
                            .isTrue();
                }
                // A new source each round: what it knows must lie in the inbox alone.
                WebhookSource source = new WebhookSource(
                        List.of(lane, inbox),
                        ChannelDirectory.of(Map.of("whatsapp:" + Webhooks.ACCOUNT, new BranchRef("salon", "dostyk"))),
                        Conversations.inMemory(10),
                        settlement -> {},
                        notice -> {});
                boolean ownerWaits = lane.size() > 0;
                List<Inbound> batch = source.fetch(60);
                if (ownerWaits) {
                    assertThat(batch.get(0).message().orElseThrow().author()).isEqualTo(OWNER);
                }
                List<Inbound> worked = new ArrayList<>(batch);
                if (random.nextInt(10) == 0) {
                    // A crash before the acknowledgement: the same comes again.
                    worked.clear();
                }
                worked.forEach(inbound -> assertThat(taken.add(inbound.reference()))
                        .as("taken once")
                        .isTrue());
                source.acknowledge(worked);
                assertThat(inbox.size()).isLessThanOrEqualTo(ROOM);
            }

            assertThat(taken).as("seed %d", seed).hasSize(FLOOD + stops);
            assertThat(refused).isPositive();
            assertThat(intake.counts()).containsEntry("refused.full", (long) refused);
        }
    }

    private static boolean post(WebhookIntake intake, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return intake.receive(body, Webhooks.sign(body)).ok();
    }
}
