package io.crmautopilot.steps;

import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Procedure;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.incident.Cause;
import io.crmautopilot.incident.Diagnosis;
import io.crmautopilot.json.Fields;

/** Hands the incident to a person, where the plan says that a person decides: an unsure cause, a specialist, anything irreversible. */
final class HandOverStep implements Procedure {

    @Override
    public String kind() {
        return "hand-over";
    }

    @Override
    public Move next(StepView view) {
        Diagnosis diagnosis = view.incident().diagnosis();
        Cause cause = diagnosis.likeliest();
        String reason = view.step()
                .settings()
                .text(
                        "reason",
                        diagnosis.sure()
                                ? "a person decides about " + cause.id()
                                : "the cause is not sure: " + cause.id() + " with "
                                        + Composer.percent(cause.probability()) + " %");
        String nextBest = view.step()
                .settings()
                .text(
                        "nextBest",
                        diagnosis.wouldChange().isEmpty()
                                ? "look at it on site"
                                : "find out: " + diagnosis.wouldChange().get(0));
        boolean own = view.step().settings().has("reason");
        String code = own ? view.step().settings().text("code", "") : diagnosis.sure() ? "person-decides" : "not-sure";
        return new Move.HandOver(
                reason,
                nextBest,
                code,
                Fields.of("cause", cause.id(), "percent", Composer.percent(cause.probability())));
    }
}
