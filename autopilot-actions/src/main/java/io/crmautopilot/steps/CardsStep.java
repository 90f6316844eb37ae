package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.Affected;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Procedure;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Completes the cards of those who complained in the fields that the host names, where they are blank: each field is an action of its own,
 * so each passes the gate, has its record, and can be taken back. Ends at once where the host names no field.
 */
final class CardsStep implements Procedure {

    @Override
    public String kind() {
        return "cards";
    }

    @Override
    public Move next(StepView view) {
        if (view.settings().extras().fields("cardFields").isEmpty()) {
            return new Move.Finish("done", Fields.of("fields", 0), "the host names no field to be completed");
        }
        Optional<Affected> unasked = view.incident().affected().stream()
                .filter(person -> view.fact(fact(person)).isEmpty())
                .findFirst();
        if (unasked.isPresent()) {
            Affected person = unasked.get();
            return new Move.Ask(
                    fact(person),
                    CardLookup.NAME,
                    Fields.of(
                            "token",
                            person.token(),
                            "language",
                            person.clearLanguage().code()),
                    "a card is completed where it is blank, and never overwritten");
        }
        List<Action> actions = new ArrayList<>();
        for (Affected person : view.incident().affected()) {
            for (Fields entry : view.fact(fact(person)).get().value().list("write")) {
                String key = view.key("card", person.token(), entry.text("fact"));
                if (view.action(key).isEmpty()) {
                    actions.add(Composer.plain(
                            view,
                            key,
                            CardComplete.KIND,
                            person.token(),
                            null,
                            entry.with("language", person.clearLanguage().code())));
                }
            }
        }
        if (!actions.isEmpty()) {
            return new Move.Act(actions, "what clients tell of themselves belongs on their cards");
        }
        boolean open = view.actions().values().stream()
                .anyMatch(action -> action.action().kind().equals(CardComplete.KIND)
                        && !action.status().isFinal());
        return Course.isOver(view) && !open
                ? new Move.Finish("done", Fields.of("fields", written(view)), "nobody else has complained")
                : new Move.Await(view.now().plus(Duration.ofMinutes(30)), "somebody else who complains");
    }

    private static long written(StepView view) {
        return view.actions().values().stream()
                .filter(action -> action.action().kind().equals(CardComplete.KIND))
                .count();
    }

    private static String fact(Affected person) {
        return "card/" + person.token();
    }
}
