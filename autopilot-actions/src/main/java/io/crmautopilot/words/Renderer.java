package io.crmautopilot.words;

import io.crmautopilot.json.Fields;
import io.crmautopilot.text.Language;
import java.util.List;

/** Puts values into one text, once: what a value says is never looked at again. */
final class Renderer {

    private final Template template;
    private final Values values;
    private final Language language;
    private final Fields slots;
    private final Named named;
    private final StringBuilder way = new StringBuilder();

    Renderer(Template template, Values values, Language language, Slots slots, Named named) {
        this.template = template;
        this.values = values;
        this.language = language;
        this.slots = slots.toFields();
        this.named = named;
    }

    String render(TemplateText text) throws SlotProblem {
        StringBuilder out = new StringBuilder(256);
        append(text.parts(), out);
        return out.toString();
    }

    /** Returns the name of the registered text that {@link #render} took the way of. */
    String registered() {
        return Named.registered(template, way.toString());
    }

    private void append(List<TemplateText.Part> parts, StringBuilder out) throws SlotProblem {
        for (TemplateText.Part part : parts) {
            if (part instanceof TemplateText.Words words) {
                out.append(words.text());
            } else if (part instanceof TemplateText.Value value) {
                String said = say(value);
                if (said.isEmpty()) {
                    throw new SlotProblem("slot " + value.slot() + " is missing or empty");
                }
                named.add(value, said);
                out.append(said);
            } else if (part instanceof TemplateText.Either either) {
                boolean with = complete(either.with());
                way.append(with ? '1' : '0');
                append(with ? either.with() : either.without(), out);
            }
        }
    }

    private boolean complete(List<TemplateText.Part> parts) throws SlotProblem {
        for (TemplateText.Part part : parts) {
            if (part instanceof TemplateText.Value value && say(value).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private String say(TemplateText.Value value) throws SlotProblem {
        String slot = value.slot();
        SlotType type = template.slots().get(slot);
        if (type == null || !slots.has(slot)) {
            return "";
        }
        if (!(slots.asMap().get(slot) instanceof Fields content)) {
            throw new SlotProblem("slot " + slot + " holds no typed value");
        }
        String said = values.say(slot, type, content, language, value.form());
        if (!value.plurals().isEmpty()) {
            said = plural(value.plurals(), content.number("number")).replace("#", said);
        }
        return value.capital() && !said.isEmpty() ? capital(said) : said;
    }

    private String plural(List<String> forms, long number) {
        return switch (language) {
            case RU -> forms.get(Russian.plural(number));
            case KK -> forms.get(0);
            default -> forms.get(number == 1 ? 0 : 1);
        };
    }

    private static String capital(String text) {
        int end = text.offsetByCodePoints(0, 1);
        return text.substring(0, end).toUpperCase(java.util.Locale.ROOT) + text.substring(end);
    }
}
