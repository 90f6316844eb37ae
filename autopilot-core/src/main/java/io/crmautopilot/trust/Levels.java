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
    private @Nullable AutonomyLevel lowered;
    private Instant anew = Instant.MIN;

    Levels(String location) {
        this.location = location;
    }

    void take(AuditRecord entry) {
        Fields body = entry.body();
        switch (entry.kind()) {
            case RecordKind.PLAN_MADE -> plan(entry.at(), body);
            case RecordKind.LEVEL_LOWERED -> {
                lowered = AutonomyLevel.valueOf(body.text("level"));
                anew = entry.at();
                add(entry.at(), What.LOWERED, "", Optional.of(lowered), "", body.text("why", ""));
            }
            case RecordKind.LEVEL_RESTORED -> {
                lowered = null;
                anew = entry.at();
                add(entry.at(), What.RESTORED, "", Optional.ofNullable(set), body.text("by"), body.text("why", ""));
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
        return lowered != null && lowered.compareTo(host) < 0 ? lowered : host;
    }

    /** Returns when it last fell or was given back; trust is earned anew from there. */
    Instant anew() {
        return anew;
    }

    Optional<Instant> recommended(String kind) {
        return Optional.ofNullable(recommended.get(kind)).filter(at -> at.isAfter(anew));
    }

    List<LevelChange> history() {
        return List.copyOf(history);
    }
}
