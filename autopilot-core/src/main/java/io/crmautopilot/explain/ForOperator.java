package io.crmautopilot.explain;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.engine.RecordKind;
import io.crmautopilot.json.Fields;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The case for whoever takes it over. */
final class ForOperator {

    private final Facts facts;
    private final Words words;

    ForOperator(Facts facts, Words words) {
        this.facts = facts;
        this.words = words;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(words.text(
                "operator.case", facts.outcome.id(), facts.outcome.location(), facts.day(facts.opened.at())));
        lines.add(words.text(
                "operator.cause",
                words.name("cause", facts.cause()) + percent(facts),
                facts.outcome.clients().size()));
        Map<String, Integer> done = new LinkedHashMap<>();
        for (AuditRecord each : facts.of(RecordKind.ACTION_DONE)) {
            done.merge(facts.action(each).text("kind", "?"), 1, Integer::sum);
        }
        done.forEach((kind, times) -> lines.add(words.text("operator.done", words.name("action", kind), times)));
        for (AuditRecord each : facts.of(RecordKind.STEP_HANDED_OVER)) {
            lines.add(words.text(
                    "operator.handed", words.name("step", each.body().text("step")), words.handedOver(each.body())));
        }
        for (AuditRecord each : facts.openQuestions()) {
            lines.add(words.text(
                    "operator.question",
                    facts.clock(each.body().instant("expires")),
                    each.body().texts("actions").size()));
        }
        List<String> waiting = facts.outcome.clients().stream()
                .filter(client -> client.withPerson() || client.told().value().isEmpty())
                .map(client -> Facts.shown(client.token()))
                .toList();
        if (!waiting.isEmpty()) {
            lines.add(words.text("operator.clients", String.join(", ", waiting)));
        }
        lines.add(words.text(
                "owner.money",
                words.money(facts.outcome.money().spent()),
                words.money(facts.outcome.money().corridor())));
        lines.add(words.text("owner.ending", words.name("ending", facts.ending())));
        lines.add(words.text("operator.next", next()));
        return List.copyOf(lines);
    }

    /** Returns what is best done next, by a person. */
    String next() {
        if (!facts.openQuestions().isEmpty()) {
            return words.text("next.answer");
        }
        Optional<AuditRecord> handed = facts.last(RecordKind.STEP_HANDED_OVER);
        if (handed.isPresent()) {
            return words.nextBest(handed.get().body());
        }
        return switch (facts.outcome.ending()) {
            case "open" -> words.text(facts.outcome.observed() ? "next.look" : "next.wait");
            case "stopped" -> words.text("next.stopped");
            case "unattended" -> words.text("next.unattended");
            default ->
                words.text(
                        facts.outcome.clients().stream().anyMatch(ClientNeeds::aPerson)
                                ? "next.clients"
                                : facts.outcome.observed() ? "next.look" : "next.nothing");
        };
    }

    /** Whether a person has something to say to a client. */
    private static final class ClientNeeds {
        static boolean aPerson(io.crmautopilot.outcome.ClientJourney client) {
            return client.withPerson();
        }
    }

    static String percent(Facts facts) {
        List<Fields> causes = facts.causes();
        if (causes.isEmpty() || !causes.get(0).has("probability")) {
            return "";
        }
        return " (" + percent(causes.get(0)) + " %)";
    }

    static String percent(Fields cause) {
        return new BigDecimal(String.valueOf(cause.asMap().get("probability")))
                .movePointRight(2)
                .setScale(0, RoundingMode.DOWN)
                .toPlainString();
    }
}
