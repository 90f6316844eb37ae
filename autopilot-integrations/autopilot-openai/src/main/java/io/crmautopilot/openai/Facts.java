package io.crmautopilot.openai;

import io.crmautopilot.json.Fields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a model is told when it chooses: names of our own, numbers and truths. There is no way to put a sentence in, so that no text of
 * a client, a vendor or a profile field can speak to a model that chooses.
 */
final class Facts {

    private static final Pattern NAME = Pattern.compile("(?=.{1,32}$)[A-Za-z0-9]+([._-][A-Za-z0-9]+){0,3}");

    private final Fields fields;

    private Facts(Fields fields) {
        this.fields = fields;
    }

    static Facts none() {
        return new Facts(Fields.empty());
    }

    /** Tells whether {@code text} is a name: at most four parts joined by dots, hyphens or underscores, so no sentence, not even a hyphened one. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Adds a name; what is none is told as {@code other}. */
    Facts name(String key, String value) {
        return new Facts(fields.with(key, isName(value) ? value : "other"));
    }

    /** Adds a name of an enum's constant. */
    Facts name(String key, Enum<?> value) {
        return new Facts(fields.with(key, value.name()));
    }

    /** Adds names; those that are none are left out. */
    Facts names(String key, Collection<String> values) {
        return new Facts(
                fields.with(key, values.stream().filter(Facts::isName).sorted().toList()));
    }

    /** Adds a number. */
    Facts number(String key, long value) {
        return new Facts(fields.with(key, value));
    }

    /** Adds a truth. */
    Facts flag(String key, boolean value) {
        return new Facts(fields.with(key, value));
    }

    /** Adds a list of facts. */
    Facts list(String key, List<Facts> values) {
        List<Fields> all = new ArrayList<>();
        values.forEach(value -> all.add(value.fields));
        return new Facts(fields.with(key, all));
    }

    Fields toFields() {
        return fields;
    }
}
