package io.crmautopilot.channels;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crmautopilot.action.Messenger.Letter;
import io.crmautopilot.json.Fields;
import io.crmautopilot.text.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The body of a request that fills a registered template. Slots are named, or numbered from 1 without a gap. A value that Meta would
 * refuse, or that could be more than a value, is refused here by its slot.
 */
final class TemplateBody {

    private static final int LONGEST_VALUE = 1_024;

    private static final Map<Language, String> CODES = Map.of(Language.RU, "ru", Language.KK, "kk", Language.EN, "en");

    private TemplateBody() {}

    /** Fills {@code template}; returns what is wrong, or empty when nothing is. */
    static Optional<String> fill(ObjectNode template, String name, Letter letter) {
        String language = CODES.get(letter.language());
        if (language == null) {
            return Optional.of("no template is registered in the language "
                    + letter.language().code());
        }
        if (!name.matches("[a-z0-9_]{1,512}")) {
            return Optional.of("the template's name is not of small letters, digits and _");
        }
        template.put("name", name);
        template.putObject("language").put("code", language);
        Fields values = letter.templateValues();
        if (values.isEmpty()) {
            return Optional.empty();
        }
        return parameters(template, values);
    }

    private static Optional<String> parameters(ObjectNode template, Fields values) {
        List<String> slots = new ArrayList<>(values.keys());
        boolean numbered = slots.stream().allMatch(slot -> slot.matches("[1-9][0-9]{0,2}"));
        if (numbered) {
            slots.sort(Comparator.comparingInt(Integer::parseInt));
            if (Integer.parseInt(slots.get(slots.size() - 1)) != slots.size()) {
                return Optional.of("the template's slots are numbered with a gap");
            }
        }
        ArrayNode parameters =
                template.putArray("components").addObject().put("type", "body").putArray("parameters");
        for (String slot : slots) {
            Object value = values.asMap().get(slot);
            String text = value instanceof String || value instanceof Long ? value.toString() : "";
            Optional<String> problem = problem(text);
            if (problem.isPresent()) {
                return problem.map(what -> "the template's slot " + Tally.plain(slot) + " " + what);
            }
            ObjectNode parameter = parameters.addObject().put("type", "text").put("text", text);
            if (!numbered) {
                parameter.put("parameter_name", slot);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> problem(String value) {
        if (value.isBlank()) {
            return Optional.of("has no text and no number");
        }
        if (value.length() > LONGEST_VALUE) {
            return Optional.of("has " + value.length() + " characters, more than " + LONGEST_VALUE);
        }
        boolean breaks =
                value.chars().anyMatch(c -> c == '\t' || c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029');
        if (breaks || value.contains("     ")) {
            return Optional.of("holds a new line, a tab or more than four spaces in a row");
        }
        return Optional.empty();
    }
}
