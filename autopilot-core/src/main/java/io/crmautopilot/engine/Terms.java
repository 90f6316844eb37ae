package io.crmautopilot.engine;

import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.guard.Corridor;
import io.crmautopilot.json.Fields;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The corridor and the levels that an incident began with: what loosens later does not hold for it. */
record Terms(Corridor corridor, AutonomyLevel level, Map<String, AutonomyLevel> levels) {

    /** Returns the terms in the record of a plan. */
    static Terms of(Fields body) {
        Map<String, AutonomyLevel> levels = new HashMap<>();
        Fields written = body.fields("levels");
        written.keys().forEach(kind -> levels.put(kind, AutonomyLevel.valueOf(written.text(kind))));
        return new Terms(
                Corridor.of(body.fields("corridor")), AutonomyLevel.valueOf(body.text("level")), Map.copyOf(levels));
    }

    /** Returns {@code now}, tightened to these terms. */
    BranchSettings tighten(BranchSettings now) {
        Map<String, AutonomyLevel> tight = new HashMap<>();
        Set<String> kinds = new HashSet<>(levels.keySet());
        kinds.addAll(now.levels().keySet());
        kinds.forEach(kind -> tight.put(kind, lower(levels.getOrDefault(kind, level), now.levelOf(kind))));
        return new BranchSettings(
                now.branch(),
                now.name(),
                now.address(),
                now.latitude(),
                now.longitude(),
                now.zone(),
                now.equipment(),
                now.approvers(),
                lower(level, now.level()),
                tight,
                now.corridor().within(corridor),
                now.headlineWindow(),
                now.maxAge(),
                now.extras());
    }

    private static AutonomyLevel lower(AutonomyLevel one, AutonomyLevel other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
