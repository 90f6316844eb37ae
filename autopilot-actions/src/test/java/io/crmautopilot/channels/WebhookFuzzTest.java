package io.crmautopilot.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.crmautopilot.message.Inbound;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Signed bodies that nobody would send: broken at random, and put together at random. */
class WebhookFuzzTest {

    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "null",
        "true",
        "-1",
        "0",
        "1e99",
        "1795169234",
        "\"\"",
        "\"x\"",
        "\"entry\"",
        "\"changes\"",
        "\"value\"",
        "\"messages\"",
        "\"messaging\"",
        "\"object\"",
        "\"instagram\"",
        "\"whatsapp_business_account\"",
        "\"timestamp\"",
        "\"type\"",
        "\"text\"",
        "\"message\"",
        "\"sender\"",
        "\"id\"",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "\u0000",
        "\ufeff",
        "9".repeat(40)
    };

    @Test
    void a_body_broken_anywhere_stops_nothing_and_throws_nothing() {
        long seed = 77;
        SplittableRandom random = new SplittableRandom(seed);
        List<byte[]> good = List.of(
                bytes(Webhooks.text("wamid.1", "77000000101", "Очень жарко \\\"тут\\\"")),
                bytes(Webhooks.status("wamid.2", "failed", "key")),
                bytes(
                        "{\"object\":\"instagram\",\"entry\":[{\"id\":\"17840000000000001\",\"time\":1795169234000,\"messaging\":"
                                + "[{\"sender\":{\"id\":\"9\"},\"recipient\":{\"id\":\"17840000000000001\"},\"timestamp\":1795169234000,"
                                + "\"message\":{\"mid\":\"m\",\"text\":\"ыстық\",\"attachments\":[{\"type\":\"image\"}]}}]}]}"));
        Webhooks webhooks = new Webhooks();

        for (int round = 0; round < 20_000; round++) {
            byte[] body = broken(good.get(random.nextInt(good.size())), random);
            assertThatCode(() -> assertThat(webhooks.post(body).status()).isEqualTo(200))
                    .as("seed %d round %d: %s", seed, round, new String(body, StandardCharsets.UTF_8))
                    .doesNotThrowAnyException();
            if (round % 500 == 0) {
                webhooks.drain();
            }
        }
        webhooks.drain();

        assertThat(webhooks.inbox.size()).isZero();
        assertThat(webhooks.source.counts())
                .containsKeys("message.IN", "unreadable")
                .doesNotContainKey("failed");
    }

    @Test
    void pieces_of_json_in_any_order_stop_nothing_and_throw_nothing() {
        long seed = 78;
        SplittableRandom random = new SplittableRandom(seed);
        Webhooks webhooks = new Webhooks();

        for (int round = 0; round < 20_000; round++) {
            StringBuilder body = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                body.append(PIECES[random.nextInt(PIECES.length)]);
            }
            String text = body.toString();
            assertThatCode(() -> assertThat(webhooks.post(text).status()).isEqualTo(200))
                    .as("seed %d round %d: %s", seed, round, text)
                    .doesNotThrowAnyException();
            if (round % 500 == 0) {
                webhooks.drain();
            }
        }

        assertThat(webhooks.drain()).allMatch(line -> line.startsWith("UNREADABLE"));
    }

    @Test
    void messages_are_the_same_however_they_are_put_into_deliveries() {
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Webhooks apart = new Webhooks();
            Webhooks together = new Webhooks();
            List<String> entries = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                String body = Webhooks.text("wamid." + random.nextInt(20), "7700000010" + random.nextInt(3), "same");
                apart.post(body);
                entries.add(body.substring(body.indexOf("[{") + 1, body.lastIndexOf("]}")));
                if (random.nextInt(5) == 0 || i == 29) {
                    together.post(
                            "{\"object\":\"whatsapp_business_account\",\"entry\":[" + String.join(",", entries) + "]}");
                    entries.clear();
                }
            }

            assertThat(ids(together)).as("seed %d", seed).isEqualTo(ids(apart)).isNotEmpty();
        }
    }

    private static Set<String> ids(Webhooks webhooks) {
        Set<String> ids = new TreeSet<>();
        for (Inbound inbound : webhooks.source.fetch(1_000)) {
            assertThat(inbound.message()).isPresent();
            assertThat(ids.add(inbound.reference())).isTrue();
        }
        return ids;
    }

    private static byte[] broken(byte[] good, SplittableRandom random) {
        byte[] body = good.clone();
        int changes = random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        if (random.nextInt(4) == 0) {
            return Arrays.copyOf(body, random.nextInt(body.length));
        }
        if (random.nextInt(4) == 0) {
            int from = random.nextInt(body.length);
            int to = from + random.nextInt(body.length - from);
            byte[] doubled = Arrays.copyOf(body, body.length + to - from);
            System.arraycopy(body, from, doubled, to, body.length - from);
            return doubled;
        }
        return body;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
