package io.crmautopilot.openai;

import io.crmautopilot.json.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The closed form of an answer: every field is required and nothing else is allowed. It is sent as a JSON schema, and each answer is
 * checked against it again, because a server may not keep to it.
 */
final class Shape {

    private sealed interface Field {}

    private record One(List<String> of) implements Field {}

    private record Some(List<String> of, int most) implements Field {}

    private record Text(int most) implements Field {}

    private final String name;
    private final Map<String, Field> fields;

    private Shape(String name, Map<String, Field> fields) {
        this.name = name;
        this.fields = fields;
    }

    /** Starts an empty form; the name is of letters and underscores. */
    static Shape named(String name) {
        return new Shape(name, Map.of());
    }

    /** Adds a field that is one of {@code allowed}. */
    Shape one(String field, List<String> allowed) {
        return with(field, new One(List.copyOf(allowed)));
    }

    /** Adds a field that is a list of at most {@code most} different ones of {@code allowed}. */
    Shape some(String field, List<String> allowed, int most) {
        return with(field, new Some(List.copyOf(allowed), most));
    }

    /** Adds a text of at most {@code most} characters; only a draft for a person has one. */
    Shape text(String field, int most) {
        return with(field, new Text(most));
    }

    private Shape with(String field, Field value) {
        Map<String, Field> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new Shape(name, more);
    }

    String name() {
        return name;
    }

    /** Tells whether answers hold names alone and may stand in a record. */
    boolean isClosed() {
        return fields.values().stream().noneMatch(Text.class::isInstance);
    }

    /** Returns this form as a JSON schema that strict servers take. */
    Fields schema() {
        Fields properties = Fields.empty();
        for (Map.Entry<String, Field> field : fields.entrySet()) {
            properties = properties.with(field.getKey(), schema(field.getValue()));
        }
        return Fields.of(
                "type",
                "object",
                "properties",
                properties,
                "required",
                List.copyOf(fields.keySet()),
                "additionalProperties",
                false);
    }

    private static Fields schema(Field field) {
        if (field instanceof One one) {
            return Fields.of("type", "string", "enum", one.of());
        }
        if (field instanceof Some some) {
            return Fields.of(
                    "type", "array",
                    "items", Fields.of("type", "string", "enum", some.of()),
                    "maxItems", some.most());
        }
        return Fields.of("type", "string");
    }

    /** Returns what is wrong with an answer, naming the field and never the value; empty when it has this form. */
    Optional<String> problem(Fields answer) {
        for (String key : answer.keys()) {
            if (!fields.containsKey(key)) {
                return Optional.of("a field that was not asked for");
            }
        }
        for (Map.Entry<String, Field> field : fields.entrySet()) {
            Object value = answer.asMap().get(field.getKey());
            if (value == null) {
                return Optional.of("no field " + field.getKey());
            }
            if (!fits(field.getValue(), value)) {
                return Optional.of("a value of " + field.getKey() + " that was not offered");
            }
        }
        return Optional.empty();
    }

    private static boolean fits(Field field, Object value) {
        if (field instanceof One one) {
            return value instanceof String text && one.of().contains(text);
        }
        if (field instanceof Some some) {
            return value instanceof List<?> list
                    && list.size() <= some.most()
                    && new HashSet<>(list).size() == list.size()
                    && new ArrayList<>(some.of()).containsAll(list);
        }
        return value instanceof String text && text.length() <= ((Text) field).most();
    }
}
