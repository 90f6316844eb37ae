package io.crmautopilot.steps;

import io.crmautopilot.engine.Affected;
import io.crmautopilot.engine.Fact;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Holds back what costs money until enough of the people who complained are clients who have been here. Numbers that never visited may
 * alert the owner; they unlock no money, however many they are.
 */
final class Witnesses {

    private static final String FACT = "witness/";
    private static final int DEFAULT = 3;
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

    private Witnesses() {}

    /**
     * Returns what is to be done before money may be spent, or empty when enough witnesses are known: somebody's card is looked up,
     * more people are waited for, and at last a person decides.
     */
    static Optional<Move> missing(StepView view) {
        int needed = Math.toIntExact(view.step().settings().number("witnesses", DEFAULT));
        Set<String> known = new HashSet<>();
        for (Affected person : view.incident().affected()) {
            Optional<Fact> fact = view.fact(FACT + person.token());
            if (fact.isEmpty() && known.size() < needed) {
                return Optional.of(new Move.Ask(
                        FACT + person.token(),
                        ClientLookup.NAME,
                        Fields.of("token", person.token(), "messages", person.messages()),
                        "only people who have been here may unlock money"));
            }
            fact.filter(f -> f.known() && f.value().flag("known"))
                    .ifPresent(f -> known.add(f.value().text("client", person.token())));
        }
        if (known.size() >= needed) {
            return Optional.empty();
        }
        Instant patience = view.since().plus(view.settings().headlineWindow());
        if (view.now().isBefore(patience)) {
            Instant again = view.now().plus(LOOK_AGAIN);
            return Optional.of(new Move.Await(
                    again.isBefore(patience) ? again : patience,
                    known.size() + " of " + needed + " people who complained have been here before"));
        }
        return Optional.of(new Move.HandOver(
                "of " + view.incident().affected().size() + " people who complained only " + known.size()
                        + " have been here before, and " + needed + " are asked for before money is spent",
                "look whether it is true, and call somebody for " + Composer.trade(view),
                "few-witnesses",
                Fields.of("people", view.incident().affected().size(), "known", known.size(), "needed", needed)));
    }
}
