package io.crmautopilot.benchmarks.suite;

import io.crmautopilot.detector.DetectorSettings;
import io.crmautopilot.detector.StreamingDetector;
import io.crmautopilot.json.Fields;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.reader.Readers;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.Reading;
import io.crmautopilot.reading.ReadingBuffer;
import io.crmautopilot.reading.TopicPack;
import io.crmautopilot.text.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How much heap do branches, streams and shared tables take? Measured as the difference of the used heap after full collections, in a
 * virtual machine of its own with the serial collector, where that difference is exact to a few kilobytes. Prints one JSON object.
 *
 * <p>A branch's bytes are all that it keeps alive but its name, which is the host's: its place in the index, and the ids and authors of
 * the complaints in its windows too.
 */
final class HeapUse {

    private static final int QUIET_DAYS = 8;
    private static final int ACTIVE_DAYS = 10;
    private static final double ACTIVE_PER_DAY = 30;
    private static final long DAY_MS = 86_400_000;

    /** What is measured stays reachable until it has been. */
    private Object held = "";

    private final TopicPack pack = TopicPack.standard();

    private HeapUse() {}

    /** Measures with {@code arguments[0]} quiet branches and {@code arguments[1]} active streams. */
    public static void main(String[] arguments) {
        System.out.println(new HeapUse()
                .all(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]))
                .canonical());
    }

    private Fields all(int quiet, int streams) {
        long empty = used();
        MessageReader rules = Readers.rulesOnly(pack);
        read(rules);
        long withRules = used();
        MessageReader learned = Readers.standard();
        read(learned);
        long withModel = used();
        held = List.of(rules, learned);
        Fields fields = Fields.of(
                "heap.tables.rules", (withRules - empty) * 1.0, "heap.tables.learned", (withModel - withRules) * 1.0);
        return fields.with(quiet(quiet)).with(active(streams / 3));
    }

    private static void read(MessageReader reader) {
        reader.read("очень жарко, дышать нечем", new ReadingBuffer());
    }

    /** Branches that get a message every other day, and hardly a complaint. */
    private Fields quiet(int count) {
        BranchRef[] names = names(count);
        long before = used();
        StreamingDetector detector = StreamingDetector.of(pack, DetectorSettings.defaults());
        play(detector, names, 0.5, QUIET_DAYS, 0);
        held = new Object[] {held, names, detector};
        double bytes = (used() - before) / (double) count;
        held = "";
        return Fields.of("heap.branch.quiet", bytes);
    }

    /** Branches that get thirty messages a day, and a complaint a day of each of three topics. */
    private Fields active(int count) {
        long start = used();
        BranchRef[] names = names(count);
        long before = used();
        StreamingDetector detector = StreamingDetector.of(pack, DetectorSettings.defaults());
        play(detector, names, ACTIVE_PER_DAY, ACTIVE_DAYS, 0.1);
        held = new Object[] {names, detector};
        double bytes = (used() - before) / (double) count;
        held = "";
        return Fields.of("heap.branch.active", bytes, "heap.branch.name", (before - start) / (double) count);
    }

    private static BranchRef[] names(int count) {
        BranchRef[] names = new BranchRef[count];
        for (int i = 0; i < count; i++) {
            names[i] = new BranchRef("tenant-" + i / 10, "branch-" + i);
        }
        return names;
    }

    private void play(StreamingDetector detector, BranchRef[] names, double perDay, int days, double complaints) {
        List<Integer> topics = topicsOfDifferentGroups();
        SplittableRandom random = new SplittableRandom(13);
        Reading ok = Reading.of(Language.RU, false, 0.1, 0, 0.2);
        Reading[] bad = topics.stream()
                .map(topic -> Reading.of(Language.RU, true, 0.9, 1L << topic, -0.5))
                .toArray(Reading[]::new);
        long messages = (long) (names.length * perDay * days);
        double time = Instant.parse("2025-10-07T00:00:00Z").toEpochMilli();
        for (long i = 0; i < messages; i++) {
            time += DAY_MS / perDay / names.length;
            Message message = Message.incoming(
                    "wamid." + i,
                    names[random.nextInt(names.length)],
                    Instant.ofEpochMilli((long) time),
                    "whatsapp",
                    "+7700" + (1_000_000 + random.nextInt(9_000_000)),
                    null,
                    "текст");
            detector.observe(message, random.nextDouble() < complaints ? bad[random.nextInt(bad.length)] : ok);
        }
    }

    private List<Integer> topicsOfDifferentGroups() {
        List<Integer> topics = new ArrayList<>();
        for (int i = 0; i < pack.size() && topics.size() < 3; i++) {
            if (Long.numberOfTrailingZeros(pack.groupBits(i)) == i) {
                topics.add(i);
            }
        }
        return topics;
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
