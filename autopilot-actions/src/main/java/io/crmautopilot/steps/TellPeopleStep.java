package io.crmautopilot.steps;

import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Procedure;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import java.time.Duration;
import java.util.Optional;

/** Tells the business's own people something at their desk, and goes on: the incident stays with the autopilot. */
final class TellPeopleStep implements Procedure {

    @Override
    public String kind() {
        return "tell-people";
    }

    @Override
    public Move next(StepView view) {
        String key = view.key("told");
        Optional<ActionView> told = view.action(key);
        if (told.isEmpty()) {
            Fields settings = view.step().settings();
            return new Move.Act(
                    Composer.plain(
                            view,
                            key,
                            HandOver.KIND,
                            "",
                            null,
                            Fields.of(
                                    "reason", settings.text("reason", "for your information"),
                                    "nextBest", settings.text("nextBest", "nothing needs to be done"),
                                    "code",
                                            settings.has("reason")
                                                    ? settings.find("code").orElse(null)
                                                    : "for-information",
                                    "facts",
                                            Fields.of(
                                                    "signal",
                                                            view.incident()
                                                                    .signal()
                                                                    .toFields()
                                                                    .with("people", null)
                                                                    .with("messages", null),
                                                    "diagnosis",
                                                            view.incident()
                                                                    .diagnosis()
                                                                    .toFields()))),
                    "the branch's own people should know");
        }
        return told.get().status().isFinal()
                ? new Move.Finish("told", Fields.empty(), "the branch's own people were told")
                : new Move.Await(view.now().plus(Duration.ofMinutes(5)), "the desk");
    }
}
