package io.crmautopilot.trust;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.engine.RecordKind;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.json.Fields;
import io.crmautopilot.trust.LevelChange.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The levels of one branch as its records show them: a fold. */
final class Levels {

    private final String location;
    private final List<LevelChange> history = new ArrayList<>();
    private final Map<String, AutonomyLevel> kinds = new HashMap<>();
    private final Map<String, Instant> recommended = new HashMap<>();
    private @Nullable AutonomyLevel set;

    /** What fell by itself: kinds of action, and the branch under the empty name. */
    private final Map<String, AutonomyLevel> lowered = new HashMap<>();

    private final Map<String, Instant> anew = new HashMap<>();

    Levels(String location) {
        this.location = location;
    }

    void take(AuditRecord entry) {
        Fields body = entry.body();
        switch (entry.kind()) {
            case RecordKind.PLAN_MADE -> plan(entry.at(), body);
            case RecordKind.LEVEL_LOWERED -> {
                String kind = body.text("kind", "");
                AutonomyLevel level = AutonomyLevel.valueOf(body.text("level"));
                lowered.put(kind, level);
                anew.put(kind, entry.at());
                add(entry.at(), What.LOWERED, kind, Optional.of(level), "", body.text("why", ""));
            }
            case RecordKind.LEVEL_RESTORED -> {
                String kind = body.text("kind", "");
                lowered.keySet().removeIf(each -> kind.isEmpty() || each.equals(kind));
                anew.put(kind, entry.at());
                Optional<AutonomyLevel> level = kind.isEmpty() ? Optional.ofNullable(set) : Optional.of(of(kind));
                add(entry.at(), What.RESTORED, kind, level, body.text("by"), body.text("why", ""));
            }
            case RecordKind.LEVEL_RECOMMENDED -> {
                recommended.put(body.text("kind"), entry.at());
                add(
                        entry.at(),
                        What.RECOMMENDED,
                        body.text("kind"),
                        Optional.of(AutonomyLevel.valueOf(body.text("level"))),
                        "",
                        body.text("why", ""));
            }
            default -> {
                // Everything else says nothing of levels.
            }
        }
    }

    private void plan(Instant at, Fields body) {
        AutonomyLevel now = AutonomyLevel.valueOf(body.text("level"));
        // The plan records the settings' level; before the first one nothing is known that could have changed.
        if (set != null && set != now) {
            add(at, What.SET, "", Optional.of(now), "", "the settings at the beginning of the next incident");
        }
        set = now;
        Fields written = body.fields("levels");
        kinds.clear();
        written.keys().forEach(kind -> kinds.put(kind, AutonomyLevel.valueOf(written.text(kind))));
    }

    private void add(Instant at, What what, String kind, Optional<AutonomyLevel> level, String by, String why) {
        history.add(new LevelChange(at, location, what, kind, level, by, why));
    }

    /** Returns the level in force for {@code kind}. */
    AutonomyLevel of(String kind) {
        AutonomyLevel host = kinds.getOrDefault(kind, set == null ? AutonomyLevel.OBSERVE : set);
        AutonomyLevel branch = lowered.getOrDefault("", host);
        AutonomyLevel its = lowered.getOrDefault(kind, host);
        AutonomyLevel lower = branch.compareTo(its) < 0 ? branch : its;
        return lower.compareTo(host) < 0 ? lower : host;
    }

    /** Returns when the branch or {@code kind} last fell or was given back; trust is earned anew from there. */
    Instant anew(String kind) {
        Instant branch = anew.getOrDefault("", Instant.MIN);
        Instant its = anew.getOrDefault(kind, Instant.MIN);
        return its.isAfter(branch) ? its : branch;
    }

    Optional<Instant> recommended(String kind) {
        return Optional.ofNullable(recommended.get(kind)).filter(at -> at.isAfter(anew(kind)));
    }

    List<LevelChange> history() {
        return List.copyOf(history);
    }
}
