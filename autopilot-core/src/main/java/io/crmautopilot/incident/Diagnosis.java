package io.crmautopilot.incident;

import io.crmautopilot.json.Fields;
import java.util.List;

/**
 * What probably failed, with its rivals.
 *
 * @param causes the causes, the likeliest first; at least one; their probabilities add up to at most one
 * @param sure whether the first cause stands out enough to act on it; false means "not sure": a person decides
 * @param wouldChange what would change this answer, in English sentences, the most telling first
 */
public record Diagnosis(List<Cause> causes, boolean sure, List<String> wouldChange) {

    /** Creates a diagnosis; an empty one, and one whose order or sum is wrong, is refused. */
    public Diagnosis {
        causes = List.copyOf(causes);
        wouldChange = List.copyOf(wouldChange);
        if (causes.isEmpty()) {
            throw new IllegalArgumentException("a diagnosis names at least one cause");
        }
        double sum = 0;
        double last = 1;
        for (Cause cause : causes) {
            if (cause.probability() > last) {
                throw new IllegalArgumentException("causes do not stand in descending order of probability");
            }
            last = cause.probability();
            sum += last;
        }
        if (sum > 1 + 1e-5) {
            throw new IllegalArgumentException("probabilities of the causes add up to more than one: " + sum);
        }
    }

    /** Returns the likeliest cause. */
    public Cause likeliest() {
        return causes.get(0);
    }

    /** Returns this diagnosis as a JSON object. */
    public Fields toFields() {
        return Fields.of(
                "causes", causes.stream().map(Cause::toFields).toList(), "sure", sure, "wouldChange", wouldChange);
    }

    /** Returns the diagnosis that {@link #toFields()} wrote. */
    public static Diagnosis of(Fields fields) {
        return new Diagnosis(
                fields.list("causes").stream().map(Cause::of).toList(),
                fields.flag("sure"),
                fields.texts("wouldChange"));
    }
}
