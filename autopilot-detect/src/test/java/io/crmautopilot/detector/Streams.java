package io.crmautopilot.detector;

import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.reading.Reading;
import io.crmautopilot.reading.TopicPack;
import io.crmautopilot.signal.Signal;
import io.crmautopilot.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Messages for the detector's tests: a branch that has been quiet for two months, and what comes then. */
final class Streams {

    static final BranchRef BRANCH = new BranchRef("salons", "dostyk");
    static final Instant START = Instant.parse("2025-03-01T00:00:00Z");
    static final TopicPack TOPICS = TopicPack.parse("[{\"id\":\"heat\",\"group\":\"climate\",\"phrases\":{}},"
            + "{\"id\":\"air\",\"group\":\"climate\",\"phrases\":{}},{\"id\":\"water\",\"phrases\":{}},"
            + "{\"id\":\"queue\",\"phrases\":{}}]");

    /** One message with what it says. */
    record Said(Message message, Reading reading) {}

    private Streams() {}

    static StreamingDetector detector() {
        return StreamingDetector.of(TOPICS, DetectorSettings.defaults());
    }

    /** Returns a detector that has seen a quiet branch for sixty days, and the time at which they end. */
    static StreamingDetector afterQuietMonths() {
        StreamingDetector detector = detector();
        learnQuietly(detector, BRANCH);
        return detector;
    }

    static void learnQuietly(StreamingDetector detector, BranchRef branch) {
        for (int day = 0; day < 60; day++) {
            for (int i = 0; i < 10; i++) {
                Instant at = START.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(540 + i * 70L));
                detector.learn(
                        message(branch, "quiet-" + day + "-" + i, at, "guest-" + (day * 10 + i) % 97, "hello"),
                        ok(0.2));
            }
        }
    }

    /** Ten in the morning of the day after the quiet months. */
    static Instant morning() {
        return START.plus(Duration.ofDays(60)).plus(Duration.ofHours(10));
    }

    static Message message(BranchRef branch, String id, Instant at, String person, String text) {
        return Message.incoming(id, branch, at, "whatsapp", person, person, text);
    }

    static Message message(String id, int minute, String person) {
        return message(BRANCH, id, morning().plus(Duration.ofMinutes(minute)), person, "too hot");
    }

    static Reading ok(double sentiment) {
        return Reading.of(Language.EN, false, 0, 0, sentiment);
    }

    static Reading complaint(String... topics) {
        return Reading.of(Language.EN, true, 1, TOPICS.bits(List.of(topics)), -0.8);
    }

    /** Returns a random stream: complaints of several topics by few people, bursts, silences, messages in disorder left out. */
    static List<Said> random(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Said> said = new ArrayList<>();
        long time = START.toEpochMilli();
        boolean burst = false;
        for (int i = 0; i < count; i++) {
            if (random.nextInt(200) == 0) {
                burst = !burst;
            }
            double mean = burst ? 3 * 60_000 : 90 * 60_000.0;
            time += 1 + (long) (-mean * Math.log(1 - random.nextDouble()));
            boolean complains = random.nextInt(10) < (burst ? 6 : 2);
            String person = "p" + random.nextInt(400);
            long topics = random.nextInt(5) == 0 ? random.nextInt(1, 16) : 1L << random.nextInt(4);
            Reading reading = complains
                    ? Reading.of(Language.EN, true, 1, topics, -random.nextDouble())
                    : ok(random.nextDouble() - 0.4);
            said.add(new Said(message(BRANCH, "m" + i, Instant.ofEpochMilli(time), person, "text"), reading));
        }
        return said;
    }

    /** Plays a stream and returns the last revision of every signal, in the order in which they became known. */
    static List<Signal> lastRevisions(StreamingDetector detector, List<Said> stream) {
        List<Signal> last = new ArrayList<>();
        for (Said said : stream) {
            for (Signal signal : detector.observe(said.message(), said.reading())) {
                last.removeIf(other -> other.id().equals(signal.id()));
                last.add(signal);
            }
        }
        return last;
    }
}
