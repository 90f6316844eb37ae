package io.crmautopilot.examples.outcomes;

import io.crmautopilot.json.Fields;
import io.crmautopilot.outcome.Outcomes;
import io.crmautopilot.outcome.Share;
import io.crmautopilot.outcome.Spans;
import java.time.Duration;
import java.time.LocalDate;

/** The figures of one scope as JSON: whole numbers, spans in ISO 8601, sums in minor units, and no key where nothing is known. */
final class OutcomesJson {

    private OutcomesJson() {}

    static Fields of(Outcomes row) {
        return Fields.of(
                "tenant", row.scope().tenant(),
                "location",
                        row.scope().location().isEmpty() ? null : row.scope().location(),
                "scenario",
                        row.scope().scenario().isEmpty() ? null : row.scope().scenario(),
                "from",
                        row.days().from().equals(LocalDate.MIN)
                                ? null
                                : row.days().from().toString(),
                "until",
                        row.days().until().equals(LocalDate.MAX)
                                ? null
                                : row.days().until().toString(),
                "incidents", row.incidents(),
                "observed", row.observed(),
                "open", row.open(),
                "clients", row.clients(),
                "solvedAtFirstContact", share(row.solvedAtFirstContact()),
                "journeys", share(row.journeys()),
                "causeRemoved", share(row.causeRemoved()),
                "told", share(row.told()),
                "content", share(row.content()),
                "retained", share(row.retained()),
                "escalated", share(row.escalated()),
                "reasons", Fields.ofMap(row.reasons()),
                "overridden", share(row.overridden()),
                "falseAlarms", share(row.falseAlarms()),
                "questions", row.questions(),
                "approved", row.approved(),
                "refused", row.refused(),
                "edited", row.edited(),
                "silent", row.silent(),
                "vetoes", row.vetoes(),
                "tooLate", row.tooLate(),
                "approval", spans(row.approval()),
                "firstDecision", spans(row.firstDecision()),
                "vendorAgreed", spans(row.vendorAgreed()),
                "clientsTold", spans(row.clientsTold()),
                "closed", spans(row.closed()),
                "money", row.money().stream().map(OutcomesJson::money).toList());
    }

    private static Fields share(Share share) {
        return Fields.of("part", share.part(), "of", share.of(), "unknown", share.unknown());
    }

    private static Fields spans(Spans spans) {
        return Fields.of(
                "median", spans.median().orElse(null),
                "ninetieth", spans.ninetieth().orElse(null),
                "took", spans.took().stream().map(Duration::toString).toList(),
                "never", spans.never(),
                "pending", spans.pending());
    }

    private static Fields money(Outcomes.Spent money) {
        boolean known = money.lossesKnown().part() > 0;
        return Fields.of(
                "spent", money.spent().toFields(),
                "promised", money.promised().toFields(),
                "corridor", money.corridor().toFields(),
                "lossesKnown", share(money.lossesKnown()),
                "usualLoss", known ? money.usualLoss().toFields() : null,
                "spentOfThose", known ? money.spentOfThose().toFields() : null);
    }
}
