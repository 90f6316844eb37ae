package io.crmautopilot.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Every sample in {@code webhooks.jsonl}: what Meta sends, what it may send one day, and what somebody might make up. */
class WebhookSamplesTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void each_sample_becomes_what_it_says() {
        List<Sample> samples = samples();

        SoftAssertions each = new SoftAssertions();
        for (Sample sample : samples) {
            Webhooks webhooks = new Webhooks();
            each.assertThat(webhooks.post(sample.body).status()).as(sample.name).isEqualTo(200);
            each.assertThat(shortened(webhooks.drain()))
                    .as(sample.name)
                    .containsExactlyInAnyOrderElementsOf(sample.expected);
            each.assertThat(webhooks.inbox.size()).as(sample.name).isZero();
        }

        assertThat(samples).hasSizeGreaterThan(150);
        each.assertAll();
    }

    @Test
    void a_sample_delivered_again_adds_nothing_whether_it_waits_or_is_done() {
        SoftAssertions each = new SoftAssertions();
        for (Sample sample : samples()) {
            Webhooks webhooks = new Webhooks();
            webhooks.post(sample.body);
            int waiting = webhooks.inbox.size();
            each.assertThat(webhooks.post(sample.body).status()).isEqualTo(200);
            each.assertThat(webhooks.inbox.size()).as(sample.name).isEqualTo(waiting);
            webhooks.drain();
            webhooks.post(sample.body);
            each.assertThat(webhooks.drain()).as(sample.name).isEmpty();
        }

        each.assertAll();
    }

    @Test
    void all_samples_in_one_inbox_stop_nothing() {
        Webhooks webhooks = new Webhooks();
        List<Sample> samples = samples();

        samples.forEach(sample -> webhooks.post(sample.body));
        List<String> drained = webhooks.drain();

        // Samples share ids, and the same id is the same message: the first of each counts.
        assertThat(drained).hasSizeGreaterThan(60);
        assertThat(webhooks.inbox.size()).isZero();
        assertThat(webhooks.source.counts())
                .containsKeys("message.IN", "message.OUT", "unreadable", "UNKNOWN.telepathy");
    }

    /** A parser's own word for what is wrong with a body is no promise of ours. */
    private static List<String> shortened(List<String> lines) {
        return lines.stream()
                .map(line -> line.startsWith("UNREADABLE the body") ? "UNREADABLE the body" : line)
                .toList();
    }

    private static List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(WebhookSamplesTest.class.getResourceAsStream("webhooks.jsonl")),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                samples.add(sample(MAPPER.readTree(line)));
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the samples", e);
        }
        return samples;
    }

    private static Sample sample(JsonNode line) {
        List<String> expected = new ArrayList<>();
        line.path("expect").forEach(each -> expected.add(each.asText()));
        String body =
                line.has("raw") ? line.path("raw").asText() : line.path("body").toString();
        return new Sample(line.path("name").asText(), body, expected);
    }

    private record Sample(String name, String body, List<String> expected) {}
}
