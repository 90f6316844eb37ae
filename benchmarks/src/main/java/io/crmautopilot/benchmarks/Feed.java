package io.crmautopilot.benchmarks;

import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.reading.Reading;
import io.crmautopilot.text.Language;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * An endless stream of messages in order of time, each to a branch chosen at random: the worst case, because no branch is warm in a
 * cache. Texts come around; ids, times and authors do not.
 */
final class Feed {

    private static final long DAY_MS = 86_400_000;
    private static final int READINGS = 4_096;
    private static final int CLIENTS = 1 << 22;

    private final String[] texts;
    private final BranchRef[] branches;
    private final double stepMs;
    private final SplittableRandom random;
    private final String idPrefix;
    private double time = Instant.parse("1991-01-01T00:00:00Z").toEpochMilli();
    private long count;

    /**
     * Makes a stream.
     *
     * @param perDay how many messages a branch gets a day on average
     */
    Feed(String[] texts, int branches, double perDay, int seed) {
        this.texts = texts;
        this.branches = refs(branches, seed);
        this.stepMs = DAY_MS / perDay / branches;
        this.random = new SplittableRandom(seed);
        this.idPrefix = "wamid." + seed + ".";
    }

    private static BranchRef[] refs(int count, int seed) {
        BranchRef[] refs = new BranchRef[count];
        for (int i = 0; i < count; i++) {
            refs[i] = new BranchRef("tenant-" + seed + "-" + i / 10, "branch-" + i);
        }
        return refs;
    }

    Message next() {
        time += stepMs;
        count++;
        return Message.incoming(
                idPrefix + count,
                branches[random.nextInt(branches.length)],
                Instant.ofEpochMilli((long) time),
                "whatsapp",
                "+7700" + (1_000_000 + random.nextInt(CLIENTS)),
                null,
                texts[text()]);
    }

    /** Returns how many texts there are. */
    int texts() {
        return texts.length;
    }

    /** Returns the number of the text of the last message. */
    int text() {
        return (int) (count % texts.length);
    }

    Message[] next(int howMany) {
        Message[] messages = new Message[howMany];
        for (int i = 0; i < howMany; i++) {
            messages[i] = next();
        }
        return messages;
    }

    /** Returns readings to go with messages by number: one in ten is a complaint of one of {@code topics} topics. */
    static Reading[] readings(int topics) {
        SplittableRandom random = new SplittableRandom(3);
        Reading[] readings = new Reading[READINGS];
        for (int i = 0; i < READINGS; i++) {
            boolean complaint = random.nextInt(10) == 0;
            readings[i] = Reading.of(
                    Language.RU,
                    complaint,
                    complaint ? 0.9 : 0.1,
                    complaint ? 1L << random.nextInt(topics) : 0,
                    complaint ? -0.5 : 0.2);
        }
        return readings;
    }

    /** Returns the reading that goes with the message of a number. */
    static Reading reading(Reading[] readings, int number) {
        return readings[number & READINGS - 1];
    }
}
