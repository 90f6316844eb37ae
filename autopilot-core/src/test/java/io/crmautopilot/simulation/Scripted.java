package io.crmautopilot.simulation;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.Lookup;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Procedure;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Procedures and lookups that a test writes in a line. */
public final class Scripted {

    private Scripted() {}

    /** Returns a procedure that decides by {@code next}. */
    public static Procedure procedure(String kind, Function<StepView, Move> next) {
        return SimSteps.procedure(kind, next);
    }

    /** Returns a procedure that does these things together and ends when all of them have. */
    public static Procedure acting(String kind, List<Action> actions) {
        return procedure(kind, view -> {
            if (actions.stream().anyMatch(action -> !view.actions().containsKey(action.key()))) {
                return new Move.Act(actions, "as the test says");
            }
            return view.actions().values().stream()
                            .allMatch(action -> action.status().isFinal())
                    ? new Move.Finish("done", Fields.empty(), "all have ended")
                    : new Move.Await(view.now().plus(Duration.ofHours(1)), "their ends");
        });
    }

    /** Returns a lookup that answers by {@code answer}. */
    public static Lookup lookup(String name, Function<Lookup.Inquiry, Fields> answer) {
        return new Lookup() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Fields look(Inquiry inquiry) {
                return answer.apply(inquiry);
            }
        };
    }
}
