package io.crmautopilot.explain;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.engine.RecordKind;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.outcome.IncidentOutcome;
import io.crmautopilot.outcome.OutcomeCounter;
import io.crmautopilot.outcome.OutcomeSettings;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What explanations say of one incident, looked up in its records. */
final class Facts {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    final List<AuditRecord> records;
    final AuditRecord opened;
    final IncidentOutcome outcome;
    private final Map<String, Fields> actions = new LinkedHashMap<>();

    Facts(List<AuditRecord> records) {
        this.records = records;
        opened = of(RecordKind.INCIDENT_OPENED).get(0);
        OutcomeCounter counter = new OutcomeCounter(OutcomeSettings.none());
        records.forEach(counter::accept);
        outcome = counter.incidents().get(0);
        for (AuditRecord each : records) {
            if (each.kind().startsWith("action.") && each.body().has("action")) {
                actions.put(
                        each.body().fields("action").text("key"), each.body().fields("action"));
            }
        }
    }

    /** Returns the records of the given kinds, in order. */
    List<AuditRecord> of(String... kinds) {
        return records.stream()
                .filter(each -> List.of(kinds).contains(each.kind()))
                .toList();
    }

    Optional<AuditRecord> last(String kind) {
        List<AuditRecord> all = of(kind);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Returns the action that a record is about; empty when the log does not say which. */
    Fields action(AuditRecord entry) {
        return entry.body().has("action")
                ? entry.body().fields("action")
                : actions.getOrDefault(entry.body().text("key", ""), Fields.empty());
    }

    Fields signal() {
        List<AuditRecord> all = of(RecordKind.INCIDENT_OPENED, RecordKind.INCIDENT_GREW);
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).body().has("signal")) {
                return all.get(i).body().fields("signal");
            }
        }
        return opened.body().fields("signal");
    }

    Fields diagnosis() {
        return last(RecordKind.DIAGNOSIS_CHANGED).orElse(opened).body().fields("diagnosis");
    }

    List<Fields> causes() {
        return diagnosis().list("causes");
    }

    String cause() {
        return causes().isEmpty() ? "unsure" : causes().get(0).text("cause", "unsure");
    }

    /** Returns the last note called {@code what}, or empty. */
    Optional<AuditRecord> noted(String what) {
        return of(RecordKind.STEP_NOTED).stream()
                .filter(each -> each.body().text("what", "").equals(what))
                .reduce((one, other) -> other);
    }

    /** Returns the ends of actions of {@code kind} that reached {@code to}, or anybody when it is empty. */
    List<AuditRecord> done(String kind, String to) {
        List<AuditRecord> found = new ArrayList<>();
        for (AuditRecord each : of(RecordKind.ACTION_DONE)) {
            Fields action = action(each);
            if (action.text("kind", "").equals(kind)
                    && (to.isEmpty() || action.text("to", "").equals(to))) {
                found.add(each);
            }
        }
        return found;
    }

    /** Returns the corridor that the plan began with; empty without a plan. */
    Fields corridor() {
        return last(RecordKind.PLAN_MADE)
                .map(plan -> plan.body().fields("corridor"))
                .orElse(Fields.empty());
    }

    /** Returns the questions that nobody has answered yet. */
    List<AuditRecord> openQuestions() {
        List<AuditRecord> open = new ArrayList<>(of(RecordKind.APPROVAL_ASKED));
        List<String> ended = of(RecordKind.APPROVAL_DECIDED, RecordKind.APPROVAL_EXPIRED).stream()
                .map(each -> each.body().text("approval"))
                .toList();
        open.removeIf(each -> ended.contains(each.body().text("approval")));
        return outcome.ending().equals("open") ? open : List.of();
    }

    static Optional<Money> cost(Fields action) {
        return action.has("cost") ? Optional.of(Money.of(action.fields("cost"))) : Optional.empty();
    }

    /** Returns how it ended; what was only observed was not handled by anybody here. */
    String ending() {
        return ending(outcome);
    }

    static String ending(IncidentOutcome outcome) {
        return outcome.observed() && !outcome.ending().equals("open") ? "observed" : outcome.ending();
    }

    String clock(Instant at) {
        return CLOCK.format(at.atZone(outcome.zone()));
    }

    String day(Instant at) {
        return DAY.format(at.atZone(outcome.zone()));
    }

    /** Returns the start of a token: enough to tell people of one incident apart. */
    static String shown(String token) {
        return token.startsWith("p-") ? token.substring(0, Math.min(8, token.length())) : token;
    }
}
