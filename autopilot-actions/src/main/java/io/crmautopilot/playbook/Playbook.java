package io.crmautopilot.playbook;

import io.crmautopilot.incident.Cause;
import io.crmautopilot.plan.ActionPlanner;
import io.crmautopilot.plan.Plan;
import io.crmautopilot.plan.PlanStep;
import io.crmautopilot.signal.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is done in one scenario.
 *
 * @param scenario its name, which the corridor's settings refer to
 * @param version the author's number and a digest of the content
 * @param about what it is for, in a sentence
 * @param verdicts the verdicts it answers
 * @param causes the causes it answers, as the likeliest one; empty for any
 * @param topics topics of which the signal must bear one; empty for any
 * @param atLeast the least probability of the cause
 * @param sure whether the diagnosis must be sure
 * @param equipment what the branch must have one of; a branch of which nothing is known passes
 * @param steps the steps
 */
public record Playbook(
        String scenario,
        String version,
        String about,
        Set<Verdict> verdicts,
        Set<String> causes,
        Set<String> topics,
        BigDecimal atLeast,
        boolean sure,
        Set<String> equipment,
        List<PlanStep> steps) {

    /** Creates a playbook; collections are copied. */
    public Playbook {
        verdicts = Set.copyOf(verdicts);
        causes = Set.copyOf(causes);
        topics = Set.copyOf(topics);
        equipment = Set.copyOf(equipment);
        steps = List.copyOf(steps);
    }

    /** Tells whether this playbook answers {@code incident}. */
    public boolean fits(ActionPlanner.Case incident) {
        Cause cause = incident.diagnosis().likeliest();
        return verdicts.contains(incident.signal().verdict())
                && (causes.isEmpty() || causes.contains(cause.id()))
                && (topics.isEmpty() || incident.signal().topics().stream().anyMatch(topics::contains))
                && cause.probability() >= atLeast.doubleValue()
                && (!sure || incident.diagnosis().sure())
                && (equipment.isEmpty()
                        || incident.equipment().isEmpty()
                        || incident.equipment().stream().anyMatch(equipment::contains));
    }

    /** Returns the plan for {@code incident}, which this playbook fits. */
    Plan plan(ActionPlanner.Case incident) {
        return new Plan(scenario, version, why(incident), steps);
    }

    private String why(ActionPlanner.Case incident) {
        Cause cause = incident.diagnosis().likeliest();
        BigDecimal probability = BigDecimal.valueOf(cause.probability()).setScale(2, RoundingMode.HALF_UP);
        List<String> reasons = new ArrayList<>();
        reasons.add("the verdict is " + incident.signal().verdict());
        if (!causes.isEmpty()) {
            reasons.add("the likeliest cause is " + cause.id() + " with probability " + probability
                    + (atLeast.signum() > 0 ? ", at least " + atLeast : ""));
        } else if (verdicts.contains(Verdict.COMMON_CAUSE_LIKELY) && topics.isEmpty()) {
            reasons.add("no scenario of its own fits the likeliest cause, " + cause.id() + " with probability "
                    + probability);
        }
        if (!topics.isEmpty()) {
            reasons.add("the complaints bear one of " + topics.stream().sorted().toList());
        }
        if (sure) {
            reasons.add("the diagnosis is sure");
        }
        return String.join("; ", reasons);
    }

    /** Returns this playbook as lines that a person can read. */
    public String describe() {
        StringBuilder text = new StringBuilder();
        text.append(scenario).append("  (version ").append(version).append(")\n");
        text.append("  ").append(about).append('\n');
        text.append("  when: ").append(String.join("; ", conditions())).append('\n');
        for (PlanStep step : steps) {
            text.append("  - ").append(step.id()).append(": ").append(step.kind());
            if (!step.when().isEmpty()) {
                text.append(", after ").append(String.join(" and ", readable(step.when())));
            }
            text.append('\n');
            for (String key : step.settings().keys()) {
                Object value = step.settings().asMap().get(key);
                text.append("      ").append(key).append(": ").append(value).append('\n');
            }
        }
        return text.toString();
    }

    private List<String> conditions() {
        List<String> conditions = new ArrayList<>();
        conditions.add("verdict is "
                + String.join(" or ", verdicts.stream().map(Enum::name).sorted().toList()));
        if (!causes.isEmpty()) {
            conditions.add("likeliest cause is "
                    + String.join(" or ", causes.stream().sorted().toList()));
        }
        if (!topics.isEmpty()) {
            conditions.add(
                    "a topic is " + String.join(" or ", topics.stream().sorted().toList()));
        }
        if (atLeast.signum() > 0) {
            conditions.add("probability at least " + atLeast);
        }
        if (sure) {
            conditions.add("the diagnosis is sure");
        }
        if (!equipment.isEmpty()) {
            conditions.add("the branch has "
                    + String.join(" or ", equipment.stream().sorted().toList()) + ", or nothing is known of it");
        }
        return conditions;
    }

    private static List<String> readable(List<String> when) {
        return when.stream()
                .map(condition -> condition.replace(":", " is ").replace("|", " or "))
                .toList();
    }
}
