package io.crmautopilot.backtest;

import io.crmautopilot.detector.DetectorSettings;
import io.crmautopilot.detector.StreamingDetector;
import io.crmautopilot.incident.Diagnoser;
import io.crmautopilot.incident.Diagnosis;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.Reading;
import io.crmautopilot.reading.ReadingBuffer;
import io.crmautopilot.signal.Signal;
import io.crmautopilot.signal.Verdict;
import io.crmautopilot.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Plays a file of old messages through reader, detector and diagnosis, as if they came now. One run; used from one thread. Memory does
 * not grow with the file: a branch holds the messages of the allowed lateness, and nothing else is kept.
 */
public final class Backtest {

    private static final int MOST_SHOWN = 1_000;
    private static final int PROGRESS_EVERY = 4_096;

    private final MessageReader reader;
    private final Diagnoser diagnoser;
    private final BacktestSink sink;
    private final boolean emitReadings;
    private final DetectorSettings settings;
    private final TopicsInUse topics;
    private final StreamingDetector detector;
    private final OpenIncidents open;
    private final Surroundings surroundings = new Surroundings();
    private final Map<BranchRef, BranchQueue> queues = new HashMap<>();
    private final ReadingBuffer buffer = new ReadingBuffer();
    private final List<PlayedIncident> shown = new ArrayList<>();
    private long lines;
    private long late;
    private long complaints;
    private long incidents;
    private @Nullable Instant first;
    private @Nullable Instant last;

    /**
     * Makes a run.
     *
     * @param reader reads the texts of messages whose topics are not given; its pack also groups given topics
     * @param emitReadings whether the sink is handed the reading of every message
     */
    public Backtest(
            DetectorSettings settings,
            MessageReader reader,
            Diagnoser diagnoser,
            BacktestSink sink,
            boolean emitReadings) {
        this.settings = settings;
        this.reader = reader;
        this.diagnoser = diagnoser;
        this.sink = sink;
        this.emitReadings = emitReadings;
        this.topics = new TopicsInUse(reader.topics());
        this.detector = StreamingDetector.of(reader.topics(), settings);
        this.topics.tell(detector);
        this.open = new OpenIncidents(settings.headlineWindow());
    }

    /**
     * Plays all messages.
     *
     * @param skipBad whether lines that hold no message are counted and passed over
     * @param progress told the number of bytes read, now and then
     * @throws BadLineException when a line holds no message and {@code skipBad} is not set
     */
    public BacktestResult run(InputStream in, boolean skipBad, LongConsumer progress)
            throws IOException, BadLineException {
        MessageLines input = new MessageLines(in);
        long badLines = 0;
        while (true) {
            try {
                PlayedMessage message = input.next();
                if (message == null) {
                    break;
                }
                take(message, input.number());
            } catch (BadLineException bad) {
                if (!skipBad) {
                    throw bad;
                }
                badLines++;
            }
            if (input.number() % PROGRESS_EVERY == 0) {
                progress.accept(input.bytes());
            }
        }
        progress.accept(input.bytes());
        return finish(badLines);
    }

    private void take(PlayedMessage message, long number) throws BadLineException {
        List<String> names = message.topics();
        if (names != null && !names.isEmpty()) {
            try {
                topics.bits(names);
            } catch (IllegalArgumentException e) {
                throw new BadLineException(number, "\"topics\": " + e.getMessage());
            }
        }
        lines++;
        BranchQueue queue = queues.get(message.message().branch());
        if (queue == null) {
            queue = new BranchQueue(settings.allowedLateness().toMillis());
            queues.put(message.message().branch(), queue);
            surroundings.saw(message.message().branch());
        }
        late += queue.add(message, this::play) ? 0 : 1;
    }

    private void play(PlayedMessage played) {
        Message message = played.message();
        Instant now = message.sentAt();
        first = first == null || now.isBefore(first) ? now : first;
        last = last == null || now.isAfter(last) ? now : last;
        for (OpenIncidents.Incident incident : open.closedBefore(message.branch(), now)) {
            detector.closed(incident.signal());
            close(incident, open.closesAt(incident));
        }
        if (message.direction() == Message.Direction.OUT) {
            detector.observe(message, given(0, Double.NaN));
            return;
        }
        Reading reading = reading(played);
        complaints += reading.complaint() && reading.topicBits() != 0 ? 1 : 0;
        long repeated = emitReadings ? detector.counts().repeated() : 0;
        List<Signal> signals = detector.observe(message, reading);
        if (emitReadings && detector.counts().repeated() == repeated) {
            sink.reading(message.id(), reading, topics.pack().ids(reading.topicBits()));
        }
        for (Signal signal : signals) {
            surroundings.take(signal);
            sink.signal(signal);
            open.take(signal, now);
        }
    }

    private Reading reading(PlayedMessage played) {
        List<String> names = played.topics();
        if (names == null) {
            topics.textIsRead();
            reader.read(played.message().text(), buffer);
            if (!Double.isNaN(played.sentiment())) {
                buffer.set(
                        buffer.language(),
                        buffer.complaint(),
                        buffer.complaintScore(),
                        buffer.topicBits(),
                        played.sentiment());
            }
            return buffer;
        }
        long bits = names.isEmpty() ? 0 : topics.bits(names);
        if (!emitReadings) {
            return given(bits, played.sentiment());
        }
        // Only who asks for readings pays for the language and the sentiment of texts whose topics are given.
        reader.read(played.message().text(), buffer);
        double sentiment = Double.isNaN(played.sentiment()) ? buffer.sentiment() : played.sentiment();
        buffer.set(buffer.language(), bits != 0, bits != 0 ? 1 : 0, bits, sentiment);
        return buffer;
    }

    private Reading given(long bits, double sentiment) {
        buffer.set(Language.OTHER, bits != 0, bits != 0 ? 1 : 0, bits, sentiment);
        return buffer;
    }

    private BacktestResult finish(long badLines) {
        long farAhead = 0;
        for (BranchQueue queue : queues.values()) {
            farAhead += queue.finish(this::play);
        }
        for (OpenIncidents.Incident incident : open.rest()) {
            Instant closesAt = open.closesAt(incident);
            close(incident, last != null && closesAt.isBefore(last) ? closesAt : null);
        }
        return new BacktestResult(
                lines,
                badLines,
                late,
                farAhead,
                complaints,
                queues.size(),
                first,
                last,
                incidents,
                shown,
                detector.counts());
    }

    private void close(OpenIncidents.Incident incident, @Nullable Instant closedAt) {
        Signal signal = incident.signal();
        Diagnosis diagnosis = signal.verdict() == Verdict.COMMON_CAUSE_LIKELY
                ? diagnoser.diagnose(signal, surroundings.around(signal))
                : null;
        PlayedIncident played =
                new PlayedIncident("incident/" + signal.id(), incident.openedAt(), closedAt, signal, diagnosis);
        incidents++;
        if (shown.size() < MOST_SHOWN) {
            shown.add(played);
        }
        sink.incident(played);
    }
}
