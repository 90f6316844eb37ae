package io.crmautopilot.openai;

import io.crmautopilot.plan.ActionPlanner;
import io.crmautopilot.plan.Plan;
import io.crmautopilot.plan.PlanStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The host's planner; a model may leave out steps of kinds that the host calls optional. It adds nothing, changes nothing and reorders
 * nothing, so that every plan with a model is a part of the plan without one.
 */
final class StepChooser implements ActionPlanner {

    /** Without these nobody would know, nobody would be there, or it would never end. */
    static final Set<String> NEVER_OPTIONAL = Set.of("owner-notice", "hand-over", "watch", "tell-people");

    private final ActionPlanner own;
    private final Set<String> optional;
    private final Asker asker;
    private final Prompt prompt = Prompt.of(Help.STEPS);

    StepChooser(ActionPlanner own, Set<String> optionalKinds, Asker asker) {
        for (String kind : optionalKinds) {
            if (NEVER_OPTIONAL.contains(kind)) {
                throw new IllegalArgumentException("steps of kind " + kind + " are never optional");
            }
        }
        this.own = own;
        this.optional = Set.copyOf(optionalKinds);
        this.asker = asker;
    }

    @Override
    public Optional<Plan> planFor(Case incident) {
        Optional<Plan> plan = own.planFor(incident);
        return plan.isEmpty() || !asker.helpsWith(Help.STEPS) ? plan : Optional.of(chosen(incident, plan.get()));
    }

    private Plan chosen(Case incident, Plan plan) {
        List<String> free = plan.steps().stream()
                .filter(step -> optional.contains(step.kind()) && Facts.isName(step.id()))
                .filter(step -> without(plan, List.of(step.id()), plan.why()).isPresent())
                .map(PlanStep::id)
                .toList();
        if (free.isEmpty()) {
            return plan;
        }
        Answer answer = asker.ask(
                incident.branch().tenant(),
                incident.id(),
                question(incident, plan, free),
                asker.settings().patience());
        return answer.said()
                .flatMap(said -> said.rederive(fields -> {
                    List<String> out = fields.texts("leaveOut").stream()
                            .filter(free::contains)
                            .toList();
                    String why = plan.why() + "; of the optional steps a language model left out "
                            + (out.isEmpty() ? "none" : String.join(", ", out)) + " (" + answer.reference() + ")";
                    return without(plan, out, why);
                }))
                .orElse(plan);
    }

    /** Returns the plan without some steps, or empty when another step waits for one of them or nothing would be left. */
    private static Optional<Plan> without(Plan plan, List<String> out, String why) {
        List<PlanStep> left =
                plan.steps().stream().filter(step -> !out.contains(step.id())).toList();
        try {
            return left.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Plan(plan.scenario(), plan.version(), why, left));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Question question(Case incident, Plan plan, List<String> free) {
        List<Facts> steps = new ArrayList<>();
        for (PlanStep step : plan.steps()) {
            steps.add(Facts.none()
                    .name("id", step.id())
                    .name("kind", step.kind())
                    .flag("optional", free.contains(step.id())));
        }
        return Question.from(
                prompt,
                Facts.none()
                        .names("topics", incident.signal().topics())
                        .number("people", incident.signal().people().size())
                        .name("cause", incident.diagnosis().likeliest().id())
                        .flag("sure", incident.diagnosis().sure())
                        .list("steps", steps),
                Shape.named("step_choice").some("leaveOut", free, free.size()));
    }
}
