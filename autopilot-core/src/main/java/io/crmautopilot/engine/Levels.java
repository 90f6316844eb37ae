package io.crmautopilot.engine;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far each branch fell by itself, as the records tell: two objections of a week to one kind of action lower that kind, two to
 * different kinds or to the branch as a whole lower the branch. Objections are vetoes, refusals, reversals, losses and false alarms.
 * What lowered a level is used up; only a person raises it. Guarded by the tenant's gate.
 */
final class Levels {

    /** Objections of a week after which a level falls by one. */
    private static final int OBJECTIONS = 2;

    private static final Duration WEEK = Duration.ofDays(7);

    /** One objection; without kinds it is to the branch as a whole. */
    private record Objection(Instant at, Set<String> kinds, String reason, long seq) {

        Objection {
            kinds = Set.copyOf(kinds);
        }
    }

    /** A branch, or one kind of action in it. */
    private record Place(String location, String kind) {}

    private final Map<Place, AutonomyLevel> lowered = new HashMap<>();
    private final Map<String, Deque<Objection>> objections = new HashMap<>();

    /** Takes an objection in. */
    void object(AuditRecord entry, String location, Set<String> kinds, String reason) {
        if (location.isEmpty()) {
            return;
        }
        Deque<Objection> all = objections.computeIfAbsent(location, key -> new ArrayDeque<>());
        // Twice the week: a clock that was wrong by some hours must not take what counts out of the count.
        while (!all.isEmpty() && all.peekFirst().at().isBefore(entry.at().minus(WEEK.multipliedBy(2)))) {
            all.removeFirst();
        }
        all.add(new Objection(entry.at(), kinds, reason, entry.seq()));
    }

    /** Takes in that a level fell: the objections that lowered it are used up, further ones lower it further. */
    void lower(String location, Fields body) {
        String kind = body.text("kind", "");
        lowered.put(new Place(location, kind), AutonomyLevel.valueOf(body.text("level")));
        useUp(location, kind);
    }

    /** Takes in that a person raised the branch, or one kind of action, to the level of the settings. */
    void restore(String location, Fields body) {
        String kind = body.text("kind", "");
        lowered.keySet()
                .removeIf(place -> place.location().equals(location)
                        && (kind.isEmpty() || place.kind().equals(kind)));
        useUp(location, kind);
    }

    private void useUp(String location, String kind) {
        if (kind.isEmpty()) {
            objections.remove(location);
        } else {
            objections
                    .getOrDefault(location, new ArrayDeque<>())
                    .removeIf(each -> each.kinds().contains(kind));
        }
    }

    /** Returns the level in force for a kind of action: the host's, or the lower one that it or its branch fell to. */
    AutonomyLevel of(BranchSettings settings, String kind) {
        String location = settings.branch().location();
        AutonomyLevel level = settings.levelOf(kind);
        AutonomyLevel branch = lowered.getOrDefault(new Place(location, ""), level);
        AutonomyLevel its = lowered.getOrDefault(new Place(location, kind), level);
        level = branch.compareTo(level) < 0 ? branch : level;
        return its.compareTo(level) < 0 ? its : level;
    }

    /** Returns the records by which levels fall now; empty when none does. It never falls below assist by itself. */
    List<Draft> falling(BranchSettings settings, Instant now) {
        String location = settings.branch().location();
        List<Objection> recent = objections.getOrDefault(location, new ArrayDeque<>()).stream()
                .filter(each -> each.at().isAfter(now.minus(WEEK)))
                .toList();
        Set<String> targets = new LinkedHashSet<>();
        recent.forEach(each -> targets.add(
                each.kinds().isEmpty()
                        ? "#" + each.seq()
                        : new TreeSet<>(each.kinds()).iterator().next()));
        if (targets.size() >= OBJECTIONS) {
            return fall(settings, "", recent).map(List::of).orElse(List.of());
        }
        List<Draft> drafts = new ArrayList<>();
        Set<String> kinds = new TreeSet<>();
        recent.forEach(each -> kinds.addAll(each.kinds()));
        for (String kind : kinds) {
            List<Objection> its =
                    recent.stream().filter(each -> each.kinds().contains(kind)).toList();
            if (its.size() >= OBJECTIONS) {
                fall(settings, kind, its).ifPresent(drafts::add);
            }
        }
        return drafts;
    }

    private Optional<Draft> fall(BranchSettings settings, String kind, List<Objection> because) {
        AutonomyLevel level = of(settings, kind);
        if (level == AutonomyLevel.OBSERVE || level == AutonomyLevel.ASSIST) {
            return Optional.empty();
        }
        List<Fields> reasons = because.stream()
                .map(each ->
                        Fields.of("seq", each.seq(), "reason", each.reason(), "kinds", new TreeSet<>(each.kinds())))
                .toList();
        return Optional.of(Draft.of(
                settings.branch(),
                "",
                RecordKind.LEVEL_LOWERED,
                Fields.of(
                        "level",
                        level.lower(),
                        "from",
                        level,
                        "kind",
                        kind.isEmpty() ? null : kind,
                        "rule",
                        "objections",
                        "because",
                        reasons,
                        "why",
                        because.size() + " objections within a week; a person raises it again")));
    }
}
