package io.crmautopilot.explain;

import java.util.ArrayList;
import java.util.List;

/** The case on a telephone's screen: seven short lines at most, the last one what is to be done. */
final class ForOwner {

    private final Facts facts;
    private final Words words;

    ForOwner(Facts facts, Words words) {
        this.facts = facts;
        this.words = words;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(facts.outcome.location() + ", " + facts.day(facts.opened.at()) + ": "
                + words.name("cause", facts.cause()) + ForOperator.percent(facts));
        lines.add(words.text(
                "owner.people",
                facts.outcome.clients().size(),
                facts.outcome.clients().stream()
                        .filter(each -> each.told().value().isPresent())
                        .count()));
        if (facts.outcome.observed()) {
            lines.add(words.text("owner.observed"));
        } else {
            facts.outcome
                    .vendorAgreed()
                    .value()
                    .ifPresent(after -> lines.add(words.text("owner.vendor", words.span(after))));
            lines.add(words.text(
                    "owner.money",
                    words.money(facts.outcome.money().spent()),
                    words.money(facts.outcome.money().corridor())));
            long content = facts.outcome.clients().stream()
                    .filter(each -> each.content().value().orElse(false))
                    .count();
            long known = facts.outcome.clients().stream()
                    .filter(each -> each.content().value().isPresent())
                    .count();
            lines.add(known == 0 ? words.text("owner.unheard") : words.text("owner.content", content, known));
        }
        lines.add(words.text("owner.ending", words.name("ending", facts.ending())));
        lines.add(words.text("owner.next", new ForOperator(facts, words).next()));
        return List.copyOf(lines);
    }
}
