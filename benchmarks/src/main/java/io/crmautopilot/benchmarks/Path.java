package io.crmautopilot.benchmarks;

import io.crmautopilot.detector.DetectorSettings;
import io.crmautopilot.detector.StreamingDetector;
import io.crmautopilot.message.Message;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.Reading;
import io.crmautopilot.reading.ReadingBuffer;
import io.crmautopilot.reading.TopicPack;
import org.jspecify.annotations.Nullable;

/** Reader and detector as a host wires them, for one thread; the detector may be shared. */
final class Path {

    private static final double QUIET = 1e-9;

    private final MessageReader reader;
    private final StreamingDetector detector;
    private final ReadingBuffer buffer = new ReadingBuffer();

    Path(MessageReader reader, StreamingDetector detector) {
        this.reader = reader;
        this.detector = detector;
    }

    /**
     * Returns a detector that signals next to nothing: what is measured is the steady state, and with the usual budget a branch has some
     * ten notes a year, which allocate.
     */
    static StreamingDetector detector() {
        return StreamingDetector.of(
                TopicPack.standard(), DetectorSettings.defaults().withFalseAlarmsPerBranchYear(QUIET));
    }

    /**
     * Has the heap collected. What lived through the past stands among a gigabyte of its garbage otherwise, each array on a page of its own;
     * a process that lives for half a year has been collected many times.
     */
    static void settle() {
        System.gc();
    }

    /** Gives every branch so many messages of the past on average, one in ten a complaint, without having them read. */
    static void past(StreamingDetector detector, Feed feed, long messages) {
        Reading[] readings = Feed.readings(TopicPack.standard().size());
        for (long i = 0; i < messages; i++) {
            detector.observe(feed.next(), Feed.reading(readings, (int) i));
        }
    }

    /** Gives every branch so many messages of the past on average; each text is read once, and says the same ever after. */
    void past(Feed feed, long messages) {
        @Nullable Reading[] readings = new Reading[feed.texts()];
        for (long i = 0; i < messages; i++) {
            Message message = feed.next();
            Reading reading = readings[feed.text()];
            if (reading == null) {
                reading = reader.read(message.text());
                readings[feed.text()] = reading;
            }
            detector.observe(message, reading);
        }
    }

    /** Returns how many signals the messages make. */
    int take(Message[] messages) {
        int signals = 0;
        for (Message message : messages) {
            reader.read(message.text(), buffer);
            signals += detector.observe(message, buffer).size();
        }
        return signals;
    }
}
