package io.crmautopilot.explain;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.engine.RecordKind;
import io.crmautopilot.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a page shows of one incident: when people complained, and when each step ran. A fold that keeps no record. */
final class Story {

    /** One step as it ran. */
    static final class Run {
        final String id;
        final String kind;
        final Instant begun;

        @Nullable
        Instant ended;

        String milestone = "";
        final Map<String, Instant> marks = new LinkedHashMap<>();

        Run(String id, String kind, Instant begun) {
            this.id = id;
            this.kind = kind;
            this.begun = begun;
        }
    }

    final String tenant;
    final String location;
    final String id;
    final Instant noticedAt;
    final Duration window;
    final double expected;
    ZoneId zone = ZoneOffset.UTC;
    String cause;
    Instant last;
    private boolean over;
    private final Map<String, Instant> firsts = new LinkedHashMap<>();
    private final Map<String, Run> runs = new LinkedHashMap<>();

    Story(AuditRecord opened) {
        Fields signal = opened.body().fields("signal");
        tenant = opened.tenant();
        location = opened.location();
        id = opened.incident();
        noticedAt = signal.instant("at");
        window = signal.duration("window");
        expected = signal.decimal("expected");
        cause = cause(opened.body());
        last = opened.at();
        affect(opened.body());
    }

    private static String cause(Fields body) {
        List<Fields> causes = body.fields("diagnosis").list("causes");
        return causes.isEmpty() ? "unsure" : causes.get(0).text("cause", "unsure");
    }

    void take(AuditRecord entry) {
        Fields body = entry.body();
        // What is said of it after its end belongs to no step.
        last = !over && entry.at().isAfter(last) ? entry.at() : last;
        over |= entry.kind().equals(RecordKind.INCIDENT_CLOSED);
        switch (entry.kind()) {
            case RecordKind.INCIDENT_GREW -> affect(body);
            case RecordKind.DIAGNOSIS_CHANGED -> cause = cause(body);
            case RecordKind.PLAN_MADE -> zone = ZoneId.of(body.text("zone"));
            case RecordKind.STEP_BEGUN ->
                runs.putIfAbsent(
                        body.text("step"),
                        new Run(body.text("step"), body.text("kind", body.text("step")), entry.at()));
            case RecordKind.STEP_NOTED -> mark(body, entry.at());
            case RecordKind.STEP_ENDED -> end(body.text("step"), body.text("milestone", ""), entry.at());
            case RecordKind.STEP_HANDED_OVER -> end(body.text("step"), "handed-over", entry.at());
            default -> {
                // The figures of the rest come from the counters.
            }
        }
    }

    private void affect(Fields body) {
        for (Fields person : body.list("affected")) {
            firsts.putIfAbsent(person.text("token"), person.instant("firstAt"));
        }
    }

    private void mark(Fields body, Instant at) {
        Run run = runs.get(body.text("step"));
        String milestone = body.text("milestone", "");
        if (run != null && !milestone.isEmpty()) {
            run.marks.putIfAbsent(milestone, at);
        }
    }

    private void end(String step, String milestone, Instant at) {
        Run run = runs.get(step);
        if (run != null && run.ended == null) {
            run.ended = at;
            run.milestone = milestone;
        }
    }

    /** Returns when each person first complained, the earliest first. */
    List<Instant> complaints() {
        return firsts.values().stream().sorted().toList();
    }

    /** Returns the steps in the order in which they began. */
    List<Run> runs() {
        return new ArrayList<>(runs.values());
    }

    /** Returns how many people had first complained within the window that ends at {@code at}. */
    int within(Instant at) {
        return (int) firsts.values().stream()
                .filter(first -> !first.isAfter(at) && first.isAfter(at.minus(window)))
                .count();
    }

    /** Returns the number of people that chance stays at or below in 999 of 1,000 windows, if they come as a Poisson process does. */
    int limit() {
        double term = Math.exp(-expected);
        double sum = term;
        int people = 0;
        while (sum < 0.999 && people < 1_000) {
            people++;
            term *= expected / people;
            sum += term;
        }
        return people;
    }
}
