package io.crmautopilot.diagnosis;

import io.crmautopilot.person.Visit;
import io.crmautopilot.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who served the affected people, against who serves everybody: the specialist whose share among the affected is least explained by
 * their share of the visits.
 *
 * @param staff the host's id of that specialist; null when no visit of an affected person is known
 * @param theirs how many of the affected they served
 * @param known of how many of the affected a visit is known
 * @param share their share of all visits of those hours, with one visit of a colleague added
 */
record ServedBy(@Nullable String staff, int theirs, int known, double share) {

    /** Visits so long before the signal still belong to its hours: people complain when they are home again. */
    private static final Duration LOOK_BACK = Duration.ofHours(6);

    /** Of those whom a failing specialist makes complain, so many were served by them: the rest is chance. */
    private static final double CONCENTRATION = 0.9;

    static ServedBy of(Signal signal, List<Visit> visits) {
        Instant from = signal.at().minus(signal.window()).minus(LOOK_BACK);
        Instant to = signal.at().plus(LOOK_BACK);
        Set<String> affected = new HashSet<>(signal.people());
        Map<String, Set<String>> byStaff = new TreeMap<>();
        Map<String, Integer> load = new HashMap<>();
        Set<String> known = new HashSet<>();
        int all = 0;
        for (Visit visit : visits) {
            if (visit.endsAt().isBefore(from) || visit.startsAt().isAfter(to)) {
                continue;
            }
            all++;
            load.merge(visit.staff(), 1, Integer::sum);
            if (affected.contains(visit.client())) {
                known.add(visit.client());
                byStaff.computeIfAbsent(visit.staff(), staff -> new HashSet<>()).add(visit.client());
            }
        }
        ServedBy best = new ServedBy(null, 0, known.size(), 1);
        for (Map.Entry<String, Set<String>> entry : byStaff.entrySet()) {
            int visitsOfStaff = load.getOrDefault(entry.getKey(), 0);
            double share = visitsOfStaff / (all + 1.0);
            ServedBy candidate = new ServedBy(entry.getKey(), entry.getValue().size(), known.size(), share);
            if (candidate.ratio() > best.ratio()) {
                best = candidate;
            }
        }
        return best;
    }

    /** Returns how much better a failing specialist explains who complains than chance does. */
    double ratio() {
        if (staff == null) {
            return 0;
        }
        double specialist = Math.pow(CONCENTRATION, theirs) * Math.pow(1 - CONCENTRATION, known - theirs);
        double chance = Math.pow(share, theirs) * Math.pow(1 - share, known - theirs);
        return specialist / chance;
    }
}
