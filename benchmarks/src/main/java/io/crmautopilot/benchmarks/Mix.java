package io.crmautopilot.benchmarks;

import io.crmautopilot.json.Fields;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Mixed messages as a salon gets them: the texts of the corpus in Russian, Kazakh, mixed and English, one in ten a complaint, each with
 * a variation of its own so that no branch predictor learns them by heart.
 */
final class Mix {

    private static final List<String> FILES =
            List.of("messages", "train-a", "train-b", "train-c", "train-d", "train-e", "train-f", "train-g", "train-h");

    private final List<String> complaints = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    Mix() {
        for (String file : FILES) {
            try (InputStream in = Mix.class.getResourceAsStream("/corpus/" + file + ".jsonl")) {
                if (in == null) {
                    throw new IllegalStateException("the corpus lacks " + file);
                }
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                lines.lines()
                        .map(Fields::parse)
                        .forEach(line -> (line.flag("complaint") ? complaints : others).add(line.text("text")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Returns {@code count} different texts. */
    String[] texts(int count) {
        SplittableRandom random = new SplittableRandom(7);
        String[] texts = new String[count];
        for (int i = 0; i < count; i++) {
            List<String> from = random.nextInt(10) == 0 ? complaints : others;
            texts[i] = from.get(random.nextInt(from.size())) + " " + random.nextInt(100);
        }
        return texts;
    }

    /** Returns {@code count} messages of 16,384 texts, thirty a day in each of {@code branches} branches chosen at random. */
    Message[] messages(int count, int branches) {
        String[] texts = texts(16_384);
        SplittableRandom random = new SplittableRandom(11);
        BranchRef[] refs = new BranchRef[branches];
        for (int i = 0; i < branches; i++) {
            refs[i] = new BranchRef("tenant-" + i / 10, "branch-" + i);
        }
        Duration step = Duration.ofDays(1).dividedBy(30L * branches);
        Instant at = Instant.parse("2025-10-07T00:00:00Z");
        Message[] messages = new Message[count];
        for (int i = 0; i < count; i++) {
            at = at.plus(step);
            messages[i] = Message.incoming(
                    "m-" + i,
                    refs[random.nextInt(branches)],
                    at,
                    "whatsapp",
                    "7700" + random.nextInt(1_000_000, 9_999_999),
                    null,
                    texts[random.nextInt(texts.length)]);
        }
        return messages;
    }
}
