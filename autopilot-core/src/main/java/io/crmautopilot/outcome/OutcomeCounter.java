package io.crmautopilot.outcome;

import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.AuditSink;
import io.crmautopilot.engine.RecordKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Counts what was achieved, from audit records in their order. It keeps a few hundred bytes an incident and client, whatever the length
 * of the log. Safe for any number of threads; as an {@link AuditSink} it counts from the first record that it is handed.
 */
public final class OutcomeCounter implements AuditSink {

    private final OutcomeSettings settings;
    private final Map<String, Case> cases = new LinkedHashMap<>();
    private Instant now = Instant.MIN;

    /** Creates a counter that has counted nothing. */
    public OutcomeCounter(OutcomeSettings settings) {
        this.settings = settings;
    }

    /** Returns a counter that has counted all of a tenant's records in {@code log}. */
    public static OutcomeCounter of(AuditLog log, String tenant, OutcomeSettings settings) {
        OutcomeCounter counter = new OutcomeCounter(settings);
        log.replay(tenant, counter::accept);
        return counter;
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
                    "record " + entry.seq() + " of " + entry.tenant() + " (" + entry.kind() + ") cannot be counted: "
                            + wrong.getMessage(),
                    wrong);
        }
    }

    private void take(AuditRecord entry) {
        now = entry.at().isAfter(now) ? entry.at() : now;
        String key = key(entry);
        if (entry.kind().equals(RecordKind.INCIDENT_OPENED)) {
            cases.putIfAbsent(key, new Case(entry));
        } else if (entry.kind().equals(RecordKind.STOP_SET)) {
            stop(entry);
        } else if (cases.containsKey(key)) {
            cases.get(key).take(entry);
        }
    }

    /** A stop counts for each open incident that it covers. */
    private void stop(AuditRecord entry) {
        long tooLate = entry.body().texts("notStopped").size();
        for (Case each : cases.values()) {
            boolean covered = each.tenant.equals(entry.tenant())
                    && (entry.incident().isEmpty()
                            ? entry.location().isEmpty() || entry.location().equals(each.location)
                            : entry.incident().equals(each.id));
            if (covered && each.isOpen()) {
                each.veto(tooLate);
            }
        }
    }

    private static String key(AuditRecord entry) {
        return entry.tenant() + "/" + entry.incident();
    }

    /** Returns the time of the latest record; {@link Instant#MIN} before there is one. */
    public synchronized Instant now() {
        return now;
    }

    /** Returns what came of each incident so far, in the order in which they began. */
    public synchronized List<IncidentOutcome> incidents() {
        return cases.values().stream().map(each -> each.outcome(now, settings)).toList();
    }

    /** Returns what came of one incident, or an empty list when there is no such; several tenants may have one of the same name. */
    public synchronized List<IncidentOutcome> incident(String id) {
        return cases.values().stream()
                .filter(each -> each.id.equals(id))
                .map(each -> each.outcome(now, settings))
                .toList();
    }

    /** Forgets an incident that is over, so that a counter which only feeds meters stays small. */
    synchronized void forget(AuditRecord closed) {
        cases.remove(key(closed));
    }

    /** Returns the figures of {@code days}, a row for each group of incidents that {@code by} puts together, sorted by its scope. */
    public List<Outcomes> outcomes(Days days, Grouping by) {
        Map<Grouping.Scope, List<IncidentOutcome>> groups = new TreeMap<>();
        Function<IncidentOutcome, Grouping.Scope> scope = by::scopeOf;
        for (IncidentOutcome each : incidents()) {
            if (days.contains(each.day())) {
                groups.computeIfAbsent(scope.apply(each), any -> new ArrayList<>())
                        .add(each);
            }
        }
        List<Outcomes> rows = new ArrayList<>();
        groups.forEach((group, members) -> rows.add(Outcomes.of(group, days, members)));
        return rows;
    }
}
