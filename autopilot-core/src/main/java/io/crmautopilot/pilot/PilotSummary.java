package io.crmautopilot.pilot;

import io.crmautopilot.incident.Deed;
import io.crmautopilot.outcome.Share;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a pilot showed so far in one branch.
 *
 * @param cases how many incidents were observed
 * @param written of how many of them people wrote down what they did
 * @param lines for each thing to be done, how the incidents compare
 * @param gained for each thing, the median of what the autopilot would have been sooner by, over the incidents where both are known;
 *     negative where people were sooner
 * @param cost how the costs compare
 * @param falseAlarms incidents in which nothing was wrong, of those that a person judged
 * @param missed incidents that people dealt with and the autopilot never noticed: known only where people hand in what they did apart
 *     from the log
 */
public record PilotSummary(
        long cases,
        long written,
        Map<Deed.Kind, Map<Comparison, Long>> lines,
        Map<Deed.Kind, Duration> gained,
        Map<Comparison, Long> cost,
        Share falseAlarms,
        Optional<Long> missed) {

    /** Returns the summary of {@code cases}. */
    public static PilotSummary of(List<PilotCase> cases, Optional<Long> missed) {
        Map<Deed.Kind, Map<Comparison, Long>> lines = new EnumMap<>(Deed.Kind.class);
        Map<Deed.Kind, Duration> gained = new EnumMap<>(Deed.Kind.class);
        Map<Comparison, Long> cost = new EnumMap<>(Comparison.class);
        long written = 0;
        for (PilotCase each : cases) {
            written +=
                    each.lines().stream().anyMatch(line -> line.people().value().isPresent()) ? 1 : 0;
            each.lines()
                    .forEach(line -> lines.computeIfAbsent(line.what(), what -> new EnumMap<>(Comparison.class))
                            .merge(line.comparison(), 1L, Long::sum));
            cost.merge(each.cost(), 1L, Long::sum);
        }
        for (Deed.Kind what : Deed.Kind.values()) {
            List<Duration> spans = cases.stream()
                    .flatMap(each -> each.lines().stream())
                    .filter(line -> line.what() == what
                            && line.autopilot().value().isPresent()
                            && line.people().value().isPresent())
                    .map(line -> line.people()
                            .value()
                            .orElseThrow()
                            .minus(line.autopilot().value().orElseThrow()))
                    .sorted()
                    .toList();
            if (!spans.isEmpty()) {
                gained.put(what, spans.get((spans.size() - 1) / 2));
            }
        }
        return new PilotSummary(
                cases.size(),
                written,
                Collections.unmodifiableMap(lines),
                Collections.unmodifiableMap(gained),
                Collections.unmodifiableMap(cost),
                Share.of(cases.stream().map(PilotCase::falseAlarm).toList()),
                missed);
    }
}
