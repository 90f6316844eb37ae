package io.crmautopilot.backtest;

import io.crmautopilot.incident.BranchContext;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.signal.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an old stream tells of the surroundings of an incident: the signals of the same hours in the tenant's other branches. */
final class Surroundings {

    private static final Duration SAME_HOURS = Duration.ofHours(3);
    private static final int REMEMBERED = 256;

    private final Map<String, Map<String, Signal>> signals = new HashMap<>();
    private final Map<String, Set<BranchRef>> branches = new HashMap<>();

    void saw(BranchRef branch) {
        branches.computeIfAbsent(branch.tenant(), tenant -> new HashSet<>()).add(branch);
    }

    int branches() {
        return branches.values().stream().mapToInt(Set::size).sum();
    }

    void take(Signal signal) {
        if (signal.verdict().opensIncident()) {
            Map<String, Signal> ofTenant =
                    signals.computeIfAbsent(signal.branch().tenant(), tenant -> new LinkedHashMap<>());
            ofTenant.remove(signal.id());
            ofTenant.put(signal.id(), signal);
            if (ofTenant.size() > REMEMBERED) {
                ofTenant.remove(ofTenant.keySet().iterator().next());
            }
        }
    }

    BranchContext around(Signal signal) {
        List<Signal> near = new ArrayList<>();
        for (Signal other :
                signals.getOrDefault(signal.branch().tenant(), Map.of()).values()) {
            Duration apart = Duration.between(signal.at(), other.at()).abs();
            if (!other.id().equals(signal.id()) && apart.compareTo(SAME_HOURS) <= 0) {
                near.add(other);
            }
        }
        int others = branches.getOrDefault(signal.branch().tenant(), Set.of()).size() - 1;
        return new BranchContext(Set.of(), List.of(), near, Math.max(0, others));
    }
}
