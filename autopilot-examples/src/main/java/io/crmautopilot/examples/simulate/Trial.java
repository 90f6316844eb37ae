package io.crmautopilot.examples.simulate;

import io.crmautopilot.backtest.OpenIncidents;
import io.crmautopilot.detector.DetectorSettings;
import io.crmautopilot.detector.StreamingDetector;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.reading.Reading;
import io.crmautopilot.reading.TopicPack;
import io.crmautopilot.signal.Signal;
import io.crmautopilot.signal.Verdict;
import io.crmautopilot.text.Language;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Plays one invented branch through the detector, as a back-test plays a file, and compares with what was invented.
 *
 * <p>An incident is found when an alarm's evidence holds three of its reporters, or two that are half of the evidence; an alarm that
 * never holds as much of any incident is false.
 */
final class Trial {

    private static final long BEGIN = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    private static final int YOUNG_DAYS = 30;

    private final Scenario scenario;
    private final Invented invented;
    private final int days;
    private final StreamingDetector detector;
    private final OpenIncidents open;
    private final BranchRef branch = new BranchRef("simulated", "branch");
    private final Tally tally = new Tally();
    private final Map<String, Alarm> alarms = new HashMap<>();
    private final Set<Integer> found = new HashSet<>();
    private final Map<Integer, Long> firstReport = new HashMap<>();
    private long id;

    Trial(Scenario scenario, DetectorSettings settings, int days, long seed) {
        this.scenario = scenario;
        this.invented = new Invented(scenario, seed);
        this.days = days;
        String[] topics = new String[scenario.topics()];
        for (int i = 0; i < topics.length; i++) {
            topics[i] = "topic-" + i;
        }
        this.detector = StreamingDetector.of(TopicPack.ofIds(topics), settings);
        this.open = new OpenIncidents(settings.headlineWindow());
    }

    /** Plays {@code days} days after a month in which the branch is learned. */
    Tally run() {
        for (int day = 0; day < YOUNG_DAYS + days; day++) {
            boolean young = day < YOUNG_DAYS;
            for (Invented.Event event : invented.day(BEGIN + day * Invented.DAY_MS, day, young)) {
                play(event, young);
            }
        }
        addUp();
        tally.branches = 1;
        tally.branchYears = days / 365.0;
        tally.incidents = invented.incidents();
        return tally;
    }

    private void play(Invented.Event event, boolean young) {
        Instant now = Instant.ofEpochMilli(event.time());
        for (OpenIncidents.Incident incident : open.closedBefore(branch, now)) {
            detector.closed(incident.signal());
        }
        if (event.incident() >= 0) {
            firstReport.merge(event.incident(), event.time(), Math::min);
        }
        tally.messages++;
        Message message =
                Message.incoming("m" + id++, branch, now, "whatsapp", event.person(), event.person(), event.text());
        double sentiment = Math.max(-1, Math.min(1, event.sentiment()));
        boolean complains = event.topic() >= 0;
        Reading reading =
                Reading.of(Language.EN, complains, complains ? 1 : 0, complains ? 1L << event.topic() : 0, sentiment);
        for (Signal signal : detector.observe(message, reading)) {
            open.take(signal, now);
            judge(signal, event.time(), young);
        }
    }

    private void judge(Signal signal, long now, boolean young) {
        if (!signal.verdict().opensIncident()) {
            return;
        }
        Alarm alarm = alarms.computeIfAbsent(
                signal.id(), key -> new Alarm(signal.posterior(), signal.verdict() == Verdict.GENERAL_SURGE, young));
        alarm.surge &= signal.verdict() == Verdict.GENERAL_SURGE;
        Map<Integer, Integer> reporters = new HashMap<>();
        for (String person : signal.people()) {
            if (person.startsWith("r")) {
                reporters.merge(Integer.parseInt(person.substring(1, person.indexOf('.'))), 1, Integer::sum);
            }
        }
        reporters.forEach((incident, count) -> {
            if (count >= 3 || (count >= 2 && count * 2 >= signal.people().size())) {
                alarm.real = true;
                found(incident, signal, now);
            }
        });
    }

    private void found(int incident, Signal signal, long now) {
        if (signal.verdict() == Verdict.COMMON_CAUSE_LIKELY && found.add(incident)) {
            tally.found++;
            tally.peopleNeeded += signal.people().size();
            tally.minutesNeeded += (now - firstReport.getOrDefault(incident, now)) / 60_000.0;
        }
    }

    private void addUp() {
        for (Alarm alarm : alarms.values()) {
            if (alarm.surge) {
                tally.surges++;
            } else if (alarm.young) {
                tally.falseAlarmsWhileYoung++;
            } else {
                tally.said(alarm.posterior, alarm.real);
                tally.falseAlarms += alarm.real ? 0 : 1;
            }
        }
    }

    /** One alarm, with what was said of it first and what it turned out to be. */
    private static final class Alarm {
        final double posterior;
        final boolean young;
        boolean surge;
        boolean real;

        Alarm(double posterior, boolean surge, boolean young) {
            this.posterior = posterior;
            this.surge = surge;
            this.young = young;
        }
    }

    /** Plays {@code branches} branches of a scenario and adds up what came out. */
    static Tally runAll(Scenario scenario, DetectorSettings settings, int branches, int days, long seed) {
        Tally sum = new Tally();
        for (int i = 0; i < branches; i++) {
            sum.add(new Trial(scenario, settings, days, seed * 1_000_003 + i).run());
        }
        return sum;
    }

    @Override
    public String toString() {
        return "Trial[" + scenario.name() + "]";
    }
}
