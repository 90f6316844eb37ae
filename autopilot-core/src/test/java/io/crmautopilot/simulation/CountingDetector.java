package io.crmautopilot.simulation;

import io.crmautopilot.json.Fields;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.reading.Reading;
import io.crmautopilot.signal.AnomalyDetector;
import io.crmautopilot.signal.DetectorState;
import io.crmautopilot.signal.Signal;
import io.crmautopilot.signal.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The plainest detector that keeps its promises: so many different people within a window make a signal. */
public final class CountingDetector implements AnomalyDetector, DetectorState {

    private static final Duration WINDOW = Duration.ofMinutes(40);

    private final int threshold;
    private final Map<BranchRef, Burst> bursts = new HashMap<>();

    private record Evidence(Instant sentAt, String personKey) {}

    private static final class Burst {
        private final Map<String, Evidence> evidence = new LinkedHashMap<>();
        private final Set<String> seen = new HashSet<>();
        private String id = "";
        private Instant at = Instant.EPOCH;
        private int revision;
    }

    /** Creates a detector that speaks up at {@code threshold} people. */
    public CountingDetector(int threshold) {
        this.threshold = threshold;
    }

    @Override
    public synchronized List<Signal> observe(Message message, Reading reading) {
        if (message.direction() == Message.Direction.OUT || !reading.complaint()) {
            return List.of();
        }
        Burst burst = bursts.computeIfAbsent(message.branch(), branch -> new Burst());
        if (!burst.seen.add(message.id())) {
            return List.of();
        }
        burst.evidence.put(message.id(), new Evidence(message.sentAt(), message.personKey()));
        if (burst.id.isEmpty()) {
            Instant from = message.sentAt().minus(WINDOW);
            burst.evidence.values().removeIf(old -> old.sentAt().isBefore(from));
        }
        Set<String> people = new LinkedHashSet<>();
        burst.evidence.values().forEach(each -> people.add(each.personKey()));
        if (people.size() < threshold) {
            return List.of();
        }
        if (burst.id.isEmpty()) {
            burst.id = message.branch().location() + "-"
                    + burst.evidence.keySet().iterator().next();
            burst.at = message.sentAt();
        }
        burst.revision++;
        return List.of(new Signal(
                burst.id,
                burst.at,
                message.branch(),
                List.of("climate.heat"),
                WINDOW,
                new ArrayList<>(people),
                burst.evidence.size(),
                0.1,
                100,
                0.97,
                null,
                Verdict.COMMON_CAUSE_LIKELY,
                new ArrayList<>(burst.evidence.keySet()),
                burst.revision,
                false));
    }

    @Override
    public void learn(Message message, Reading reading) {
        // It knows no normal.
    }

    @Override
    public synchronized void closed(Signal signal) {
        Burst burst = bursts.get(signal.branch());
        if (burst != null && burst.id.equals(signal.id())) {
            burst.evidence.clear();
            burst.id = "";
            burst.revision = 0;
        }
    }

    @Override
    public synchronized List<BranchRef> branches() {
        return List.copyOf(bursts.keySet());
    }

    @Override
    public synchronized byte[] snapshot(BranchRef branch) {
        Burst burst = bursts.get(branch);
        if (burst == null) {
            return new byte[0];
        }
        List<Fields> evidence = new ArrayList<>();
        burst.evidence.forEach(
                (id, each) -> evidence.add(Fields.of("id", id, "sentAt", each.sentAt(), "person", each.personKey())));
        return Fields.of(
                        "v",
                        1,
                        "branch",
                        branch.toString(),
                        "evidence",
                        evidence,
                        "seen",
                        List.copyOf(burst.seen),
                        "id",
                        burst.id,
                        "at",
                        burst.at,
                        "revision",
                        burst.revision)
                .canonicalBytes();
    }

    @Override
    public synchronized void restore(BranchRef branch, byte[] snapshot) {
        Fields fields = Fields.parse(new String(snapshot, StandardCharsets.UTF_8));
        if (fields.number("v") != 1 || !fields.text("branch").equals(branch.toString())) {
            throw new IllegalArgumentException("no snapshot of " + branch);
        }
        Burst burst = new Burst();
        fields.list("evidence")
                .forEach(each ->
                        burst.evidence.put(each.text("id"), new Evidence(each.instant("sentAt"), each.text("person"))));
        burst.seen.addAll(fields.texts("seen"));
        burst.id = fields.text("id");
        burst.at = fields.instant("at");
        burst.revision = Math.toIntExact(fields.number("revision"));
        bursts.put(branch, burst);
    }
}
