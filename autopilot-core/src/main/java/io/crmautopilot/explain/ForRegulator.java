package io.crmautopilot.explain;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.Checkpoint;
import io.crmautopilot.engine.RecordKind;
import io.crmautopilot.json.Fields;
import java.util.ArrayList;
import java.util.List;

/** Every decision with its inputs, the rule and its version, what was rejected, and who answers for it. */
final class ForRegulator {

    private final Facts facts;
    private final Words words;

    ForRegulator(Facts facts, Words words) {
        this.facts = facts;
        this.words = words;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        AuditRecord last = facts.records.get(facts.records.size() - 1);
        lines.add(words.text(
                "regulator.head",
                facts.outcome.id(),
                facts.outcome.tenant() + "/" + facts.outcome.location(),
                facts.records.size(),
                Checkpoint.of(last).shortForm()));
        Fields corridor = facts.corridor();
        lines.add(
                corridor.isEmpty()
                        ? words.text("regulator.no-plan")
                        : words.text(
                                "regulator.answers",
                                corridor.text("setBy", "").isEmpty() ? "?" : corridor.text("setBy"),
                                corridor.text("version", "?"),
                                words.name("level", facts.outcome.level().name())));
        for (AuditRecord each : facts.records) {
            decision(each, lines);
        }
        return List.copyOf(lines);
    }

    private void decision(AuditRecord entry, List<String> lines) {
        Fields body = entry.body();
        String head = "#" + entry.seq() + " " + facts.day(entry.at()) + " ";
        switch (entry.kind()) {
            case RecordKind.INCIDENT_OPENED -> {
                lines.add(head + words.text("regulator.noticed") + " " + inputs(body.fields("signal")));
                diagnosis(body.fields("diagnosis"), lines);
            }
            case RecordKind.DIAGNOSIS_CHANGED -> {
                lines.add(head + words.text("regulator.diagnosis"));
                diagnosis(body.fields("diagnosis"), lines);
            }
            case RecordKind.PLAN_MADE ->
                lines.add(head
                        + words.text(
                                "regulator.plan",
                                body.fields("plan").text("scenario"),
                                body.fields("plan").text("version", "?"))
                        + words.plan(body.fields("plan")));
            case RecordKind.STEP_NOTED -> {
                lines.add(head + words.text("regulator.noted", body.text("what")) + words.reason(body));
                for (Fields each : body.fields("facts").list("excluded")) {
                    lines.add("    " + words.text("regulator.rejected", each.text("id", "?")) + words.judged(each));
                }
            }
            case RecordKind.STEP_HANDED_OVER ->
                lines.add(head
                        + words.text("operator.handed", words.name("step", body.text("step")), words.handedOver(body)));
            case RecordKind.APPROVAL_ASKED ->
                lines.add(head
                        + words.text(
                                "regulator.asked",
                                body.text("role", Facts.shown(body.text("to"))),
                                body.texts("actions").size()));
            case RecordKind.APPROVAL_DECIDED ->
                lines.add(head
                        + words.text(
                                body.flag("approved") ? "regulator.yes" : "regulator.no",
                                Facts.shown(body.text("by"))));
            case RecordKind.APPROVAL_EXPIRED -> lines.add(head + words.text("regulator.silence"));
            case RecordKind.STOP_SET, RecordKind.STOP_LIFTED ->
                lines.add(head
                        + words.text(
                                entry.kind().equals(RecordKind.STOP_SET) ? "regulator.stop" : "regulator.lift",
                                Facts.shown(body.text("by"))));
            case RecordKind.BUDGET_SETTLED ->
                lines.add(head
                        + words.text("regulator.settled", io.crmautopilot.money.Money.of(body.fields("amount")))
                        + words.reason(body, entry.kind()));
            case RecordKind.BUDGET_RELEASED ->
                lines.add(head + words.text("regulator.released") + words.reason(body, entry.kind()));
            case RecordKind.INCIDENT_CLOSED ->
                lines.add(head + words.text("owner.ending", words.name("ending", body.text("outcome"))));
            case RecordKind.INCIDENT_JUDGED ->
                lines.add(head
                        + words.text(
                                body.flag("falseAlarm") ? "regulator.false" : "regulator.real",
                                Facts.shown(body.text("by"))));
            default -> action(entry, head, lines);
        }
    }

    private void action(AuditRecord entry, String head, List<String> lines) {
        if (!words.has("verb." + entry.kind())) {
            return;
        }
        Fields action = facts.action(entry);
        Fields body = entry.body();
        String to = action.text("to", "");
        lines.add(head + words.text("verb." + entry.kind()) + ": " + words.name("action", action.text("kind", "?"))
                + (to.isEmpty() ? "" : " → " + Facts.shown(to))
                + Facts.cost(action).map(cost -> ", " + cost).orElse("")
                + (body.has("rule") ? ", " + words.text("regulator.rule", body.text("rule")) : "")
                + (body.has("policy") ? " v" + body.text("policy") : "")
                + (body.has("approval") && entry.kind().equals(RecordKind.ACTION_STARTED)
                        ? ", " + words.text("regulator.approved")
                        : "")
                + words.reason(body));
    }

    private String inputs(Fields signal) {
        return words.text(
                "regulator.inputs",
                signal.texts("people").size(),
                signal.duration("window").toMinutes(),
                signal.text("expected", "?"),
                signal.text("recurrenceYears", "?"),
                signal.text("posterior", "?"),
                signal.text("verdict", "?"));
    }

    private void diagnosis(Fields diagnosis, List<String> lines) {
        for (Fields cause : diagnosis.list("causes")) {
            boolean first = cause.equals(diagnosis.list("causes").get(0));
            lines.add("    "
                    + words.text(
                            first ? "regulator.cause" : "regulator.rival",
                            words.name("cause", cause.text("cause", "?")),
                            ForOperator.percent(cause)));
        }
    }
}
