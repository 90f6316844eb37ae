package io.crmautopilot.incident;

import io.crmautopilot.json.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that may have failed.
 *
 * @param id stable name, such as {@code air-conditioning}, {@code power} or {@code specialist}
 * @param trade who repairs it, such as {@code hvac} or {@code electrician}; null when no repairman helps
 * @param subject which one, where that is known: the host's id of the specialist; null otherwise
 * @param scope how far it reaches
 * @param probability 0 to 1; the causes of a diagnosis add up to one
 * @param supports reasons for it, the strongest first
 * @param contradicts reasons against it, the strongest first
 * @param predicts what else would be seen if it were true, in English sentences
 */
public record Cause(
        String id,
        @Nullable String trade,
        @Nullable String subject,
        Scope scope,
        double probability,
        List<Evidence> supports,
        List<Evidence> contradicts,
        List<String> predicts) {

    /** How far a cause reaches. */
    public enum Scope {
        /** One specialist. */
        SPECIALIST,
        /** One branch. */
        BRANCH,
        /** Several branches near each other, and their neighbours. */
        AREA,
        /** All branches of the tenant. */
        TENANT
    }

    /** Creates a cause; an impossible probability is refused. */
    public Cause {
        supports = List.copyOf(supports);
        contradicts = List.copyOf(contradicts);
        predicts = List.copyOf(predicts);
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "probability of cause " + id + " is not between 0 and 1: " + probability);
        }
    }

    /** Returns this cause as a JSON object. */
    public Fields toFields() {
        return Fields.of(
                "cause", id,
                "trade", trade,
                "subject", subject,
                "scope", scope,
                "probability", probability,
                "supports", supports.stream().map(Evidence::toFields).toList(),
                "contradicts", contradicts.stream().map(Evidence::toFields).toList(),
                "predicts", predicts);
    }

    /** Returns the cause that {@link #toFields()} wrote. */
    public static Cause of(Fields fields) {
        return new Cause(
                fields.text("cause"),
                fields.find("trade").orElse(null),
                fields.find("subject").orElse(null),
                Scope.valueOf(fields.text("scope")),
                fields.decimal("probability"),
                fields.list("supports").stream().map(Evidence::of).toList(),
                fields.list("contradicts").stream().map(Evidence::of).toList(),
                fields.texts("predicts"));
    }
}
