package io.crmautopilot.trust;

import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.AuditSink;
import io.crmautopilot.engine.RecordKind;
import io.crmautopilot.guard.AutonomyLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps, from audit records in their order, what speaks for and against each kind of action in each branch. It keeps a line for each
 * incident and kind. Safe for any number of threads; as an {@link AuditSink} it learns from the first record that it is handed.
 */
public final class TrustBook implements AuditSink {

    private record Place(String tenant, String location) {}

    /** These run at every level but the lowest without anybody's word, so nobody's word is earned by them. */
    private static final Set<String> OWN_PEOPLE = Set.of("owner.notice", "approval.ask", "hand-over");

    private final TrustSettings settings;
    private final Map<String, OpenCase> cases = new LinkedHashMap<>();
    private final Map<Place, Levels> levels = new LinkedHashMap<>();
    private final Map<Place, Map<String, Ledger>> ledgers = new LinkedHashMap<>();
    private Instant now = Instant.MIN;

    /** What was learned of one kind in one branch. */
    private static final class Ledger {
        final List<Trial> trials = new ArrayList<>();
        final List<Instant> silent = new ArrayList<>();
        final List<Instant> observed = new ArrayList<>();
        boolean irreversible;
    }

    /** Creates a book in which nothing stands. */
    public TrustBook(TrustSettings settings) {
        this.settings = settings;
    }

    /** Returns the book of all of a tenant's records in {@code log}. */
    public static TrustBook of(AuditLog log, String tenant, TrustSettings settings) {
        TrustBook book = new TrustBook(settings);
        log.replay(tenant, book::accept);
        return book;
    }

    /**
     * Takes the next record.
     *
     * @throws IllegalArgumentException naming the record and what is wrong with it, when it does not hold what its kind promises
     */
    @Override
    public synchronized void accept(AuditRecord entry) {
        try {
            take(entry);
        } catch (RuntimeException wrong) {
            throw new IllegalArgumentException(
                    "record " + entry.seq() + " of " + entry.tenant() + " (" + entry.kind() + ") cannot be weighed: "
                            + wrong.getMessage(),
                    wrong);
        }
    }

    private void take(AuditRecord entry) {
        now = entry.at().isAfter(now) ? entry.at() : now;
        Place place = new Place(entry.tenant(), entry.location());
        String key = entry.tenant() + "/" + entry.incident();
        if (!entry.location().isEmpty()) {
            levels(place).take(entry);
        }
        switch (entry.kind()) {
            case RecordKind.INCIDENT_OPENED -> cases.put(key, new OpenCase(entry.location()));
            case RecordKind.STOP_SET -> stop(entry);
            case RecordKind.INCIDENT_CLOSED -> {
                OpenCase over = cases.remove(key);
                if (over != null) {
                    close(place, entry, over);
                }
            }
            case RecordKind.INCIDENT_JUDGED -> judge(place, entry);
            case RecordKind.ACTION_REVERSED -> reverse(place, key, entry);
            default -> Optional.ofNullable(cases.get(key)).ifPresent(open -> open.take(entry));
        }
    }

    private void stop(AuditRecord entry) {
        boolean one = entry.body().text("scope", "").equals("ACTION");
        cases.forEach((key, open) -> {
            boolean covered = key.startsWith(entry.tenant() + "/")
                    && (entry.incident().isEmpty()
                            ? entry.location().isEmpty() || entry.location().equals(open.location)
                            : key.equals(entry.tenant() + "/" + entry.incident()));
            if (covered) {
                open.stop(one ? entry.body().text("name") : "");
            }
        });
    }

    private void close(Place place, AuditRecord closed, OpenCase over) {
        over.units().forEach((kind, unit) -> {
            Ledger ledger = ledger(place, kind);
            ledger.irreversible |= over.irreversible().contains(kind);
            if (!unit.objections.isEmpty() || unit.said || unit.done) {
                AutonomyLevel level = levels(place).of(kind);
                ledger.trials.add(new Trial(closed.at(), closed.incident(), level, unit.objections));
            } else if (unit.asked) {
                ledger.silent.add(closed.at());
            } else if (unit.observed) {
                ledger.observed.add(closed.at());
            }
        });
    }

    /** A later judgement counts instead of an earlier one. */
    private void judge(Place place, AuditRecord entry) {
        boolean falseAlarm = entry.body().flag("falseAlarm");
        ledgers.getOrDefault(place, Map.of())
                .values()
                .forEach(ledger -> correct(ledger, entry.incident(), Objection.FALSE_ALARM, falseAlarm));
    }

    /** People undid an action, perhaps long after its incident ended. */
    private void reverse(Place place, String incident, AuditRecord entry) {
        Objection objection = entry.body().has("loss") ? Objection.LOST : Objection.REVERSED;
        OpenCase open = cases.get(incident);
        if (open != null) {
            open.object(entry.body().text("key"), objection);
        } else {
            correct(ledger(place, entry.body().text("kind")), entry.incident(), objection, true);
        }
    }

    private static void correct(Ledger ledger, String incident, Objection objection, boolean holds) {
        ledger.trials.replaceAll(trial -> {
            if (!trial.incident().equals(incident)) {
                return trial;
            }
            Set<Objection> all = EnumSet.noneOf(Objection.class);
            all.addAll(trial.objections());
            boolean changed = holds ? all.add(objection) : all.remove(objection);
            return changed ? new Trial(trial.at(), trial.incident(), trial.level(), all) : trial;
        });
    }

    private Levels levels(Place place) {
        return levels.computeIfAbsent(place, each -> new Levels(each.location()));
    }

    private Ledger ledger(Place place, String kind) {
        return ledgers.computeIfAbsent(place, each -> new TreeMap<>()).computeIfAbsent(kind, each -> new Ledger());
    }

    /** Returns where each kind of action stands, by tenant, branch and kind. What only tells the business's own people is left out. */
    public synchronized List<Standing> standings() {
        List<Standing> all = new ArrayList<>();
        ledgers.forEach((place, kinds) -> kinds.forEach((kind, ledger) -> {
            if (!OWN_PEOPLE.contains(kind)) {
                all.add(standing(place, kind, ledger));
            }
        }));
        all.sort(Comparator.comparing(Standing::tenant)
                .thenComparing(Standing::location)
                .thenComparing(Standing::kind));
        return List.copyOf(all);
    }

    private Standing standing(Place place, String kind, Ledger ledger) {
        Levels of = levels(place);
        Instant memory = now.equals(Instant.MIN) ? now : now.minus(settings.memory());
        Instant since = of.anew(kind).isAfter(memory) ? of.anew(kind) : memory;
        List<Trial> counting = ledger.trials.stream()
                .filter(trial -> trial.at().isAfter(since))
                .toList();
        long good = counting.stream().filter(Trial::isGood).count();
        Map<Objection, Long> objections = new EnumMap<>(Objection.class);
        counting.forEach(trial -> trial.objections().forEach(each -> objections.merge(each, 1L, Long::sum)));
        AutonomyLevel level = of.of(kind);
        Interval interval = Interval.of(good, counting.size());
        long observed = after(ledger.observed, since);
        Verdict verdict = Verdict.of(settings, level, ledger.irreversible, good, counting.size(), observed);
        return new Standing(
                place.tenant(),
                place.location(),
                kind,
                level,
                since,
                good,
                counting.size() - good,
                objections,
                after(ledger.silent, since),
                observed,
                interval,
                ledger.irreversible,
                verdict.advice(),
                verdict.missing(),
                of.recommended(kind),
                counting);
    }

    private static long after(List<Instant> times, Instant since) {
        return times.stream().filter(at -> at.isAfter(since)).count();
    }

    /** Returns the tenants whose records were taken, in ascending order. */
    public synchronized List<String> tenants() {
        return levels.keySet().stream().map(Place::tenant).distinct().sorted().toList();
    }

    /** Returns what happened to the levels of each branch, in the order of the records. */
    public synchronized List<LevelChange> history(String tenant) {
        List<LevelChange> all = new ArrayList<>();
        levels.forEach((place, known) -> {
            if (place.tenant().equals(tenant)) {
                all.addAll(known.history());
            }
        });
        all.sort(Comparator.comparing(LevelChange::at).thenComparing(LevelChange::location));
        return List.copyOf(all);
    }
}
