package io.crmautopilot.examples.salon;

import io.crmautopilot.message.Message;
import io.crmautopilot.reading.Reading;
import io.crmautopilot.signal.AnomalyDetector;
import io.crmautopilot.signal.Signal;
import io.crmautopilot.signal.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Speaks up at three people who complain, and again at each new one: conversations begin where detection ends. */
final class Heat implements AnomalyDetector {

    private final Map<String, String> people = new LinkedHashMap<>();
    private Instant first = Instant.EPOCH;
    private int revision;

    @Override
    public List<Signal> observe(Message message, Reading reading) {
        if (!reading.complaint() || people.containsValue(message.personKey())) {
            return List.of();
        }
        first = people.isEmpty() ? message.sentAt() : first;
        people.put(message.id(), message.personKey());
        if (people.size() < 3) {
            return List.of();
        }
        revision++;
        return List.of(new Signal(
                "heat",
                first,
                message.branch(),
                List.of("climate.air", "climate.heat"),
                Duration.ofMinutes(40),
                new ArrayList<>(new LinkedHashSet<>(people.values())),
                people.size(),
                0.02,
                1_000,
                0.99,
                null,
                Verdict.COMMON_CAUSE_LIKELY,
                new ArrayList<>(people.keySet()),
                revision,
                false));
    }

    @Override
    public void learn(Message message, Reading reading) {
        // Nothing is normal here.
    }

    @Override
    public void closed(Signal signal) {
        people.clear();
    }
}
