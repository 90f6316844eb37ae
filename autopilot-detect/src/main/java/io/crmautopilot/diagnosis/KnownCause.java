package io.crmautopilot.diagnosis;

import io.crmautopilot.incident.Cause;
import io.crmautopilot.json.Fields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One cause of a model, and what it makes people say.
 *
 * @param id stable name, such as {@code air-conditioning}
 * @param trade who repairs it; null when no repairman helps
 * @param scope how far it reaches
 * @param prior how often it is the cause, relative to the other causes of the model; above 0
 * @param equipment a branch that has none of these cannot have it fail; empty when it needs none
 * @param topics for each topic the chance that a person who complains because of this cause complains of it, above 0 and below 1
 * @param predicts what else would be seen, in English sentences
 */
public record KnownCause(
        String id,
        @Nullable String trade,
        Cause.Scope scope,
        double prior,
        Set<String> equipment,
        Map<String, Double> topics,
        List<String> predicts) {

    /** Creates a cause; an impossible prior or chance is refused with its name. */
    public KnownCause {
        equipment = Set.copyOf(equipment);
        topics = Map.copyOf(topics);
        predicts = List.copyOf(predicts);
        if (id.isBlank()) {
            throw new IllegalArgumentException("a cause has an id");
        }
        if (!(prior > 0 && Double.isFinite(prior))) {
            throw new IllegalArgumentException("prior of cause " + id + " must be above 0, not " + prior);
        }
        for (Map.Entry<String, Double> topic : topics.entrySet()) {
            double chance = topic.getValue();
            if (!(chance > 0 && chance < 1)) {
                throw new IllegalArgumentException("cause " + id + ": the chance of topic " + topic.getKey()
                        + " must be above 0 and below 1, not " + chance);
            }
        }
    }

    static KnownCause of(Fields fields) {
        Fields given = fields.fields("topics");
        Map<String, Double> topics = new TreeMap<>();
        for (String topic : given.keys()) {
            topics.put(topic, given.decimal(topic));
        }
        return new KnownCause(
                fields.text("id"),
                fields.find("trade").orElse(null),
                Cause.Scope.valueOf(fields.text("scope")),
                fields.decimal("prior"),
                Set.copyOf(fields.texts("equipment")),
                topics,
                fields.texts("predicts"));
    }
}
