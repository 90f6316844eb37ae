package io.crmautopilot.backtest;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.crmautopilot.incident.Cause;
import io.crmautopilot.incident.Evidence;
import io.crmautopilot.reading.Reading;
import io.crmautopilot.signal.SentimentDeviation;
import io.crmautopilot.signal.Signal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what a back-test finds as JSON Lines. Used from one thread; what cannot be written throws {@link UncheckedIOException}. */
public final class RecordLines implements BacktestSink, AutoCloseable {

    private static final double DECIMALS = 1e6;
    private static final int MOST_REMEMBERED = 10_000;

    private final JsonGenerator json;
    private final boolean readings;
    private final boolean signals;
    private final boolean alarms;
    private final boolean incidents;

    /** Revisions before a signal became an alarm were not written, so those that are begin at one. */
    private final Map<String, Integer> unwritten = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /**
     * Makes a writer.
     *
     * @param types which of {@code readings}, {@code signals} (all), {@code alarms} (signals that open an incident) and
     *     {@code incidents} are written
     */
    public RecordLines(OutputStream out, Set<String> types) throws IOException {
        json = JsonFactory.builder().build().createGenerator(out, JsonEncoding.UTF8);
        json.setRootValueSeparator(null);
        readings = types.contains("readings");
        signals = types.contains("signals");
        alarms = types.contains("alarms");
        incidents = types.contains("incidents");
    }

    @Override
    public void reading(String messageId, Reading reading, List<String> topics) {
        if (!readings) {
            return;
        }
        line("reading", () -> {
            json.writeStringField("id", messageId);
            json.writeStringField("language", reading.language().code());
            json.writeBooleanField("complaint", reading.complaint());
            number("complaintScore", reading.complaintScore());
            texts("topics", topics);
            if (!Double.isNaN(reading.sentiment())) {
                number("sentiment", reading.sentiment());
            }
        });
    }

    @Override
    public void signal(Signal signal) {
        if (!signals && !(alarms && signal.verdict().opensIncident())) {
            return;
        }
        int hidden = signals ? 0 : unwritten.computeIfAbsent(signal.id(), id -> signal.revision() - 1);
        line("signal", () -> {
            json.writeStringField("id", signal.id());
            json.writeStringField("at", signal.at().toString());
            json.writeStringField("tenant", signal.branch().tenant());
            json.writeStringField("location", signal.branch().location());
            texts("topics", signal.topics());
            json.writeStringField("window", signal.window().toString());
            json.writeNumberField("people", signal.people().size());
            json.writeNumberField("mentions", signal.mentions());
            number("expected", signal.expected());
            number("recurrenceYears", signal.recurrenceYears());
            number("posterior", signal.posterior());
            sentiment(signal.sentiment());
            json.writeStringField("verdict", signal.verdict().name());
            texts("messages", signal.messages());
            json.writeNumberField("revision", signal.revision() - hidden);
            if (signal.provoked()) {
                json.writeBooleanField("provoked", true);
            }
        });
    }

    @Override
    public void incident(PlayedIncident incident) {
        if (!incidents) {
            return;
        }
        Signal signal = incident.signal();
        line("incident", () -> {
            json.writeStringField("id", incident.id());
            json.writeStringField("openedAt", incident.openedAt().toString());
            if (incident.closedAt() == null) {
                json.writeNullField("closedAt");
            } else {
                json.writeStringField("closedAt", incident.closedAt().toString());
            }
            json.writeStringField("tenant", signal.branch().tenant());
            json.writeStringField("location", signal.branch().location());
            texts("topics", signal.topics());
            json.writeArrayFieldStart("causes");
            if (incident.diagnosis() != null) {
                for (Cause cause : incident.diagnosis().causes()) {
                    cause(cause);
                }
            }
            json.writeEndArray();
            texts("affected", signal.people());
            texts("signals", List.of(signal.id()));
        });
    }

    private void cause(Cause cause) throws IOException {
        json.writeStartObject();
        json.writeStringField("cause", cause.id());
        number("probability", cause.probability());
        StringBuilder because = new StringBuilder();
        for (Evidence evidence : cause.supports()) {
            because.append(because.length() == 0 ? "" : " ").append(evidence.detail());
        }
        for (Evidence evidence : cause.contradicts()) {
            because.append(because.length() == 0 ? "Against it: " : " Against it: ")
                    .append(evidence.detail());
        }
        json.writeStringField("because", because.toString());
        json.writeEndObject();
    }

    private void sentiment(@Nullable SentimentDeviation sentiment) throws IOException {
        if (sentiment == null) {
            json.writeNullField("sentiment");
            return;
        }
        json.writeObjectFieldStart("sentiment");
        number("window", sentiment.window());
        number("baseline", sentiment.baseline());
        number("deviation", sentiment.deviation());
        number("z", sentiment.z());
        json.writeEndObject();
    }

    private void texts(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private void number(String name, double value) throws IOException {
        json.writeNumberField(name, Math.round(value * DECIMALS) / DECIMALS);
    }

    private void line(String type, Body body) {
        try {
            json.writeStartObject();
            json.writeStringField("type", type);
            body.write();
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the records", e);
        }
    }

    /** What stands between a record's type and its end. */
    private interface Body {
        void write() throws IOException;
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
