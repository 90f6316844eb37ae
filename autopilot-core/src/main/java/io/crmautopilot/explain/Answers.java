package io.crmautopilot.explain;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.engine.RecordKind;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers the five questions from the records alone; where they hold no answer, it says so. */
final class Answers {

    private final Facts facts;
    private final Words words;

    Answers(Facts facts, Words words) {
        this.facts = facts;
        this.words = words;
    }

    List<String> to(Question question) {
        List<String> lines = switch (question) {
            case VENDOR -> vendor();
            case SUM -> sum();
            case NOW -> now();
            case NOT_SOONER -> notSooner();
            case REFUSED -> refused();
        };
        return lines.isEmpty() ? List.of(words.text("answer.none")) : together(lines);
    }

    /** The same line about several people is one line. */
    private static List<String> together(List<String> lines) {
        Map<String, Integer> times = new LinkedHashMap<>();
        lines.forEach(line -> times.merge(line, 1, Integer::sum));
        List<String> distinct = new ArrayList<>();
        times.forEach((line, count) -> distinct.add(count > 1 ? line + " (" + count + "×)" : line));
        return List.copyOf(distinct);
    }

    /** Returns a decimal as people read it: three figures. */
    private static String brief(String decimal) {
        try {
            BigDecimal value = new BigDecimal(decimal).round(new MathContext(3, RoundingMode.HALF_UP));
            return value.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException unusual) {
            return decimal;
        }
    }

    private List<String> vendor() {
        List<String> lines = new ArrayList<>();
        Optional<AuditRecord> booked = facts.noted("vendor.booked");
        booked.ifPresent(note -> lines.add(
                words.text("answer.booked", note.body().fields("facts").text("id", "?"), facts.clock(note.at()))));
        Optional<AuditRecord> judged = facts.noted("vendor.shortlist");
        if (judged.isPresent()) {
            int place = 0;
            for (Fields each : judged.get().body().fields("facts").list("shortlist")) {
                place++;
                lines.add(words.text("answer.listed", place, each.text("id", "?"), each.text("points", "?"))
                        + words.judged(each));
            }
            for (Fields each : judged.get().body().fields("facts").list("excluded")) {
                lines.add(words.text("regulator.rejected", each.text("id", "?")) + words.judged(each));
            }
        }
        for (AuditRecord each : facts.of(RecordKind.STEP_NOTED)) {
            if (each.body().text("what", "").equals("vendor.passed")) {
                lines.add(
                        words.text("answer.passed", each.body().fields("facts").text("id", "?"))
                                + words.reason(each.body()));
            }
        }
        return lines;
    }

    private List<String> sum() {
        List<String> lines = new ArrayList<>();
        for (AuditRecord each :
                facts.of(RecordKind.ACTION_STARTED, RecordKind.ACTION_HELD, RecordKind.ACTION_REFUSED)) {
            Optional<Money> cost = Facts.cost(facts.action(each));
            cost.ifPresent(money -> lines.add(words.text(
                            "answer.cost",
                            words.name("action", facts.action(each).text("kind")),
                            money,
                            words.text("verb." + each.kind()))
                    + ", " + words.text("regulator.rule", each.body().text("rule", "?")) + words.reason(each.body())));
        }
        for (AuditRecord each : facts.of(RecordKind.BUDGET_SETTLED)) {
            lines.add(words.text("regulator.settled", Money.of(each.body().fields("amount")))
                    + words.reason(each.body(), each.kind()));
        }
        if (!lines.isEmpty() && !facts.corridor().isEmpty()) {
            Fields corridor = facts.corridor();
            lines.add(words.text(
                    "answer.corridor",
                    corridor.text("perAction", "?"),
                    corridor.text("perIncident", "?"),
                    corridor.text("currency", "?"),
                    corridor.text("version", "?")));
        }
        return lines;
    }

    private List<String> now() {
        Fields signal = facts.opened.body().fields("signal");
        List<String> lines = new ArrayList<>();
        lines.add(words.text(
                "answer.now",
                facts.clock(signal.instant("at")),
                signal.texts("people").size(),
                signal.duration("window").toMinutes(),
                brief(signal.text("expected", "?")),
                brief(signal.text("recurrenceYears", "?"))));
        facts.last(RecordKind.PLAN_MADE)
                .ifPresent(plan -> lines.add(words.text(
                                "regulator.plan",
                                plan.body().fields("plan").text("scenario"),
                                plan.body().fields("plan").text("version", "?"))
                        + words.plan(plan.body().fields("plan"))));
        return lines;
    }

    private List<String> notSooner() {
        List<String> lines = new ArrayList<>();
        List<Fields> people = facts.opened.body().list("affected");
        if (!people.isEmpty()) {
            lines.add(words.text(
                    "answer.first",
                    facts.clock(people.stream()
                            .map(each -> each.instant("firstAt"))
                            .min(java.time.Instant::compareTo)
                            .orElse(facts.opened.at())),
                    people.size(),
                    facts.clock(facts.opened.body().fields("signal").instant("at"))));
        }
        for (AuditRecord each : facts.of(RecordKind.ACTION_WAITING)) {
            lines.add(words.text(
                            "answer.waited",
                            words.name("action", facts.action(each).text("kind", "?")),
                            facts.clock(each.body().instant("from")),
                            each.body().text("rule", "?"))
                    + words.reason(each.body()));
        }
        for (AuditRecord each : facts.of(RecordKind.APPROVAL_ASKED)) {
            String id = each.body().text("approval");
            Optional<AuditRecord> ended = facts.of(RecordKind.APPROVAL_DECIDED, RecordKind.APPROVAL_EXPIRED).stream()
                    .filter(end -> end.body().text("approval").equals(id) && end.seq() > each.seq())
                    .findFirst();
            lines.add(words.text(
                    "answer.asked",
                    facts.clock(each.at()),
                    ended.map(end -> words.span(Duration.between(each.at(), end.at())))
                            .orElse(words.text("unknown.PENDING"))));
        }
        return lines;
    }

    private List<String> refused() {
        List<String> lines = new ArrayList<>();
        for (AuditRecord each :
                facts.of(RecordKind.ACTION_REFUSED, RecordKind.ACTION_OBSERVED, RecordKind.ACTION_FAILED)) {
            Fields action = facts.action(each);
            lines.add(facts.clock(each.at()) + " " + words.text("verb." + each.kind()) + ": "
                    + words.name("action", action.text("kind", "?"))
                    + (action.text("to", "").isEmpty() ? "" : " → " + Facts.shown(action.text("to")))
                    + (each.body().has("rule")
                            ? ", " + words.text("regulator.rule", each.body().text("rule"))
                            : "")
                    + words.reason(each.body()));
        }
        for (AuditRecord each : facts.of(RecordKind.APPROVAL_DECIDED)) {
            if (!each.body().flag("approved")) {
                lines.add(facts.clock(each.at()) + " "
                        + words.text("regulator.no", Facts.shown(each.body().text("by"))));
            }
        }
        return lines;
    }
}
