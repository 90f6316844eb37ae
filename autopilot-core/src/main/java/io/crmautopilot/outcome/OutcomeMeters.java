package io.crmautopilot.outcome;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.AuditSink;
import io.crmautopilot.engine.RecordKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Hands the figures of each incident to a host's meters when it is closed. Give it to the builder's {@code alsoTo}: it counts incidents
 * that begin after that. Memory is that of the open incidents. Safe for any number of threads.
 *
 * <p>Names: {@code autopilot.incidents} (tag {@code ending}), {@code autopilot.incidents.escalated}, {@code .overridden},
 * {@code .vetoed}, {@code .observed}, {@code autopilot.clients} (tag {@code content}: yes, no or unknown),
 * {@code autopilot.clients.first-contact} (tag {@code solved}), {@code autopilot.spent} (tag {@code currency}, in minor units), and the
 * spans {@code autopilot.time.first-decision}, {@code .vendor-agreed}, {@code .clients-told}, {@code .closed}, {@code .approval}.
 */
public final class OutcomeMeters implements AuditSink {

    private final OutcomeCounter counter = new OutcomeCounter(OutcomeSettings.none());
    private final OutcomeListener meters;

    /** Creates a sink that feeds {@code meters}. */
    public OutcomeMeters(OutcomeListener meters) {
        this.meters = meters;
    }

    @Override
    public synchronized void accept(AuditRecord entry) {
        counter.accept(entry);
        if (entry.kind().equals(RecordKind.INCIDENT_CLOSED)) {
            counter.incident(entry.incident()).stream()
                    .filter(each -> each.tenant().equals(entry.tenant()))
                    .forEach(this::closed);
            counter.forget(entry);
        }
    }

    private void closed(IncidentOutcome incident) {
        Map<String, String> tags =
                Map.of("tenant", incident.tenant(), "location", incident.location(), "scenario", incident.scenario());
        meters.count("autopilot.incidents", with(tags, "ending", incident.ending()), 1);
        count("autopilot.incidents.escalated", tags, incident.isEscalated());
        count("autopilot.incidents.overridden", tags, incident.isOverridden());
        count("autopilot.incidents.vetoed", tags, incident.say().vetoes() > 0);
        count("autopilot.incidents.observed", tags, incident.observed());
        for (ClientJourney client : incident.clients()) {
            meters.count("autopilot.clients", with(tags, "content", word(client.content())), 1);
            meters.count(
                    "autopilot.clients.first-contact", with(tags, "solved", word(client.solvedAtFirstContact())), 1);
        }
        incident.money()
                .spent()
                .value()
                .ifPresent(sum -> meters.count(
                        "autopilot.spent", with(tags, "currency", sum.currency().getCurrencyCode()), sum.minor()));
        time("autopilot.time.first-decision", tags, List.of(incident.firstDecision()));
        time("autopilot.time.vendor-agreed", tags, List.of(incident.vendorAgreed()));
        time("autopilot.time.clients-told", tags, List.of(incident.clientsTold()));
        time("autopilot.time.closed", tags, List.of(incident.closed()));
        time("autopilot.time.approval", tags, incident.say().answers());
    }

    private void count(String name, Map<String, String> tags, boolean counts) {
        if (counts) {
            meters.count(name, tags, 1);
        }
    }

    private void time(String name, Map<String, String> tags, List<Measured<Duration>> spans) {
        spans.forEach(each -> each.value().ifPresent(span -> meters.time(name, tags, span)));
    }

    private static String word(Measured<Boolean> answer) {
        return answer.match(known -> known ? "yes" : "no", why -> "unknown");
    }

    private static Map<String, String> with(Map<String, String> tags, String key, String value) {
        Map<String, String> more = new java.util.TreeMap<>(tags);
        more.put(key, value);
        return java.util.Collections.unmodifiableMap(more);
    }
}
