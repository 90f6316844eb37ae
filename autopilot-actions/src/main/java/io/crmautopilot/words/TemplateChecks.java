package io.crmautopilot.words;

import io.crmautopilot.action.Messenger.Category;
import io.crmautopilot.text.Language;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a template must fulfil when it is loaded. Every complaint names the template, the language and the slot. */
final class TemplateChecks {

    /** A template body on WhatsApp; also about what a phone shows without scrolling twice. */
    static final int LONGEST = 1024;
    /** An Instagram message counts bytes, and a Cyrillic letter has two. */
    static final int LONGEST_INSTAGRAM_BYTES = 1000;

    private final Phrases phrases;
    private final List<String> problems = new ArrayList<>();

    TemplateChecks(Phrases phrases) {
        this.phrases = phrases;
    }

    List<String> problems() {
        return problems;
    }

    void add(String problem) {
        problems.add(problem);
    }

    /** Checks the words of {@code template} in each of its languages. */
    void check(Template template, Map<Language, TemplateText> texts) {
        if (template.audience() == Template.Audience.CLIENT && template.category() == Category.UTILITY) {
            // Channels hold a template that offers something for marketing whatever it calls itself.
            template.slots().forEach((slot, type) -> {
                if (type == SlotType.DISCOUNT || type == SlotType.ADDON) {
                    add(template.id() + ": slot " + slot + " is an offer, so its category is marketing, not utility");
                }
            });
        }
        Set<String> first = null;
        for (Map.Entry<Language, TemplateText> entry : texts.entrySet()) {
            String place = template.id() + " in " + entry.getKey().code();
            Set<String> used = new TreeSet<>();
            for (TemplateText.Value value : entry.getValue().values()) {
                used.add(value.slot());
                checkValue(place, template, entry.getKey(), value);
            }
            checkOptional(place, template, entry.getValue());
            if (first != null && !first.equals(used)) {
                add(place + ": uses the slots " + used + ", another language " + first);
            }
            first = first == null ? used : first;
            for (String slot : template.slots().keySet()) {
                if (!used.contains(slot)) {
                    add(place + ": never says slot " + slot);
                }
            }
            template.texts().getOrDefault(entry.getKey(), "").lines().forEach(line -> checkLine(place, line));
        }
    }

    private void checkValue(String place, Template template, Language language, TemplateText.Value value) {
        SlotType type = template.slots().get(value.slot());
        if (type == null) {
            add(place + ": slot " + value.slot() + " is not declared");
            return;
        }
        if (type == SlotType.COUNT) {
            int wanted = language == Language.RU ? 3 : language == Language.KK ? 1 : 2;
            if (value.plurals().size() != wanted) {
                add(place + ": count " + value.slot() + " has "
                        + value.plurals().size() + " plural forms, not " + wanted);
            }
        } else if (!value.plurals().isEmpty()) {
            add(place + ": slot " + value.slot() + " has plural forms, but is no count");
        }
        boolean known = type.isPhrase()
                ? phrases.hasForm(type, language, value.form())
                : value.form().isEmpty() || type.hasForm(language, value.form());
        if (!known) {
            String forms = type.isPhrase() ? ", there are " + phrases.forms(type, language) : "";
            add(place + ": slot " + value.slot() + " has no form \"" + value.form() + "\"" + forms);
        }
    }

    private void checkOptional(String place, Template template, TemplateText text) {
        for (TemplateText.Part part : text.parts()) {
            if (part instanceof TemplateText.Value value && template.optional().contains(value.slot())) {
                add(place + ": optional slot " + value.slot() + " stands outside [ ]");
            }
            if (part instanceof TemplateText.Either either) {
                List<TemplateText.Value> otherwise = new ArrayList<>();
                TemplateText.collect(either.without(), otherwise);
                otherwise.stream()
                        .filter(value -> template.optional().contains(value.slot()))
                        .forEach(value -> add(place + ": optional slot " + value.slot() + " stands in an otherwise"));
            }
        }
    }

    private void checkLine(String place, String line) {
        if (line.contains("  ") || line.contains("\t") || !line.equals(line.strip())) {
            add(place + ": a line holds a tab, two spaces in a row, or begins or ends with one");
        }
    }

    /** Checks that the longest text that {@code template} can become, after {@code before} characters and bytes, fits its channels. */
    void checkLength(Template template, Map<Language, TemplateText> texts, int max, Size before, boolean instagram) {
        texts.forEach((language, text) -> {
            Size size = longest(template, language, text.parts()).plus(before);
            if (size.characters() > max) {
                add(template.id() + " in " + language.code() + ": can become " + size.characters()
                        + " characters long, more than " + max);
            }
            if (instagram && size.bytes() > LONGEST_INSTAGRAM_BYTES) {
                add(template.id() + " in " + language.code() + ": can become " + size.bytes()
                        + " bytes long, Instagram takes " + LONGEST_INSTAGRAM_BYTES
                        + "; shorten it or give a text @instagram");
            }
        });
    }

    /** A length in characters and in UTF-8 bytes. */
    record Size(int characters, int bytes) {

        static final Size NONE = new Size(0, 0);

        static Size of(String text) {
            return new Size(text.length(), text.getBytes(StandardCharsets.UTF_8).length);
        }

        Size plus(Size other) {
            return new Size(characters + other.characters, bytes + other.bytes);
        }
    }

    Size longest(Template template, Language language, List<TemplateText.Part> parts) {
        Size total = Size.NONE;
        for (TemplateText.Part part : parts) {
            if (part instanceof TemplateText.Words words) {
                total = total.plus(Size.of(words.text()));
            } else if (part instanceof TemplateText.Value value) {
                total = total.plus(longest(template, language, value));
            } else if (part instanceof TemplateText.Either either) {
                Size with = longest(template, language, either.with());
                Size without = longest(template, language, either.without());
                total = total.plus(with.characters() > without.characters() ? with : without);
            }
        }
        return total;
    }

    private Size longest(Template template, Language language, TemplateText.Value value) {
        SlotType type = template.slots().get(value.slot());
        if (type == null || (type.isPhrase() && !phrases.hasForm(type, language, value.form()))) {
            return Size.NONE;
        }
        int letters = type.isPhrase() ? phrases.longest(type, language, value.form()) : type.cap();
        int plural = value.plurals().stream().mapToInt(String::length).max().orElse(0);
        // A value may be Cyrillic whatever the text's own language.
        return new Size(letters + plural, 2 * (letters + plural));
    }
}
