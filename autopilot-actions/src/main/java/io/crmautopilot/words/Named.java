package io.crmautopilot.words;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The values of a registered text by name, in order. A name that comes again gets a number, for a channel wants each once. */
final class Named {

    private final Map<String, String> values = new LinkedHashMap<>();

    /** Adds what {@code value} is filled with and returns the name that it gets. */
    String add(TemplateText.Value value, String said) {
        String slot = value.slot().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        String name = value.form().isEmpty() ? slot : slot + "_" + value.form();
        String free = name;
        for (int again = 2; values.containsKey(free); again++) {
            free = name + "_" + again;
        }
        values.put(free, said);
        return free;
    }

    Map<String, String> values() {
        return values;
    }

    /** Returns the name of a registered text: the template, the way its alternatives went, and the digest of its words. */
    static String registered(Template template, String way) {
        String id = template.id().replaceAll("[^a-z0-9]+", "_");
        String digest = template.version().substring(template.version().lastIndexOf('.') + 1);
        return id + (way.isEmpty() ? "" : "_" + way) + "_" + digest;
    }
}
