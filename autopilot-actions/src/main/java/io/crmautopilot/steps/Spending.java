package io.crmautopilot.steps;

import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.Noted;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.money.Money;
import java.util.Optional;
import java.util.stream.Stream;

/** Adds up what the incident has cost: what was granted, and the final prices that were settled. */
final class Spending {

    /** The note that a vendor's final price was settled: {@code amount}. */
    static final String SETTLED = "vendor.settled";

    private Spending() {}

    /** Tells whether the money reserved under {@code key} was settled or released: the engine notes both. */
    static boolean isMoved(StepView view, String key) {
        return view.notes().stream()
                .anyMatch(note ->
                        (note.what().equals("budget.settled") || note.what().equals("budget.released"))
                                && note.facts().text("key", "").equals(key));
    }

    /** Returns the sum, or empty when nothing was spent. */
    static Optional<Money> of(StepView view) {
        Stream<Money> grants = view.actions().values().stream()
                .filter(action ->
                        action.action().kind().equals(Grant.KIND) && action.status() == ActionView.Status.DONE)
                .flatMap(action -> action.action().reserve().stream());
        Stream<Money> prices = view.notes().stream()
                .filter(note -> note.what().equals(SETTLED))
                .map(Noted::facts)
                .map(facts -> Money.of(facts.fields("amount")));
        return Stream.concat(grants, prices).reduce(Money::plus);
    }
}
