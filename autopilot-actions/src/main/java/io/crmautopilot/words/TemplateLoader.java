package io.crmautopilot.words;

import io.crmautopilot.action.Messenger.Category;
import io.crmautopilot.json.Fields;
import io.crmautopilot.text.Language;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads a file of templates and checks everything in it, so that a faulty one is refused whole and by name. */
final class TemplateLoader {

    private static final Set<String> KNOWN =
            Set.of("about", "audience", "category", "slots", "any", "calm", "strong", "fallback", "max");

    private final TemplateChecks checks;
    private final Map<String, Entry> entries = new TreeMap<>();

    TemplateLoader(Phrases phrases) {
        this.checks = new TemplateChecks(phrases);
    }

    /** A template with its texts taken apart. */
    record Entry(Template template, Map<Language, TemplateText> texts, int max) {}

    /** Reads {@code json}; its situations replace those of {@code base}. */
    Map<String, Entry> load(String json, Map<String, Entry> base) {
        Fields root = Fields.parse(json);
        String version = root.text("version");
        if (!version.matches("[0-9A-Za-z-]{1,12}")) {
            checks.add("version is not 1 to 12 letters, digits or hyphens: \"" + version + "\"");
        }
        Fields situations = root.fields("situations");
        if (situations.isEmpty()) {
            checks.add("there are no situations");
        }
        base.forEach((id, entry) -> {
            if (!situations.has(id.substring(0, id.indexOf('/')))) {
                entries.put(id, entry);
            }
        });
        for (String situation : situations.keys()) {
            try {
                situation(situation, version, situations.fields(situation));
            } catch (IllegalArgumentException e) {
                checks.add(situation + ": " + e.getMessage());
            }
        }
        return finished();
    }

    /** Checks {@code known} templates again, against other phrases. */
    Map<String, Entry> recheck(Map<String, Entry> known) {
        entries.putAll(known);
        known.values().forEach(entry -> checks.check(entry.template(), entry.texts()));
        return finished();
    }

    private Map<String, Entry> finished() {
        checkLengths();
        if (!checks.problems().isEmpty()) {
            throw new IllegalArgumentException("templates refused:\n  " + String.join("\n  ", checks.problems()));
        }
        return entries;
    }

    private void situation(String situation, String version, Fields fields) {
        if (!situation.matches("[a-z][a-z0-9.-]*")) {
            throw new IllegalArgumentException("name is not lower case letters, digits, dots and hyphens");
        }
        Map<String, SlotType> slots = new TreeMap<>();
        Set<String> optional = new TreeSet<>();
        fields.fields("slots").asMap().forEach((name, code) -> {
            String slot = name.endsWith("?") ? name.substring(0, name.length() - 1) : name;
            slots.put(
                    slot,
                    SlotType.ofCode(String.valueOf(code))
                            .orElseThrow(() -> new IllegalArgumentException("slot " + slot + " has the unknown type \""
                                    + code + "\": one of " + SlotType.codes())));
            if (name.endsWith("?")) {
                optional.add(slot);
            }
        });
        Template.Audience audience = audience(fields.text("audience"));
        Category category = category(fields.text("category", "utility"));
        boolean calm = false;
        boolean strong = false;
        for (String key : fields.keys()) {
            String severity = key.contains("@") ? key.substring(0, key.indexOf('@')) : key;
            if (!KNOWN.contains(severity)) {
                checks.add(situation + ": key is unknown: " + key);
            } else if (Set.of("any", "calm", "strong").contains(severity)) {
                calm |= severity.equals("calm");
                strong |= severity.equals("strong");
                Fields texts = fields.fields(key);
                Template template = new Template(
                        situation + "/" + key,
                        version + "." + digest(fields.fields("slots"), texts, category),
                        fields.text("about"),
                        audience,
                        category,
                        slots,
                        optional,
                        texts(texts),
                        fallback(fields.fields("fallback")));
                add(template, (int) fields.number("max", TemplateChecks.LONGEST));
            }
        }
        if (calm && !strong) {
            checks.add(situation
                    + ": has calm words but no strong ones, so an upset reader could only be answered coldly");
        }
        if (!calm && !strong && !fields.has("any")) {
            checks.add(situation + ": has no words at all: neither any nor calm and strong");
        }
    }

    private void add(Template template, int max) {
        Map<Language, TemplateText> parsed = new EnumMap<>(Language.class);
        template.texts().forEach((language, text) -> {
            try {
                parsed.put(language, TemplateText.parse(text));
            } catch (IllegalArgumentException e) {
                checks.add(template.id() + " in " + language.code() + ": " + e.getMessage());
            }
        });
        for (Language language : List.of(Language.RU, Language.KK, Language.EN)) {
            if (template.speaks(language).isEmpty()) {
                checks.add(template.id() + ": is not there in " + language.code() + " and states no fallback");
            }
        }
        checks.check(template, parsed);
        entries.put(template.id(), new Entry(template, Map.copyOf(parsed), max));
    }

    private void checkLengths() {
        for (Entry entry : entries.values()) {
            Template template = entry.template();
            boolean client = template.audience() == Template.Audience.CLIENT;
            boolean first = !template.id().startsWith(Wording.DISCLOSURE + "/");
            entry.texts().forEach((language, text) -> {
                TemplateChecks.Size before = first ? disclosure(language) : TemplateChecks.Size.NONE;
                boolean instagram = client
                        && (template.id().endsWith("@instagram")
                                || (!template.id().contains("@")
                                        && !entries.containsKey(template.id() + "@instagram")));
                checks.checkLength(template, Map.of(language, text), entry.max(), before, instagram);
            });
        }
    }

    private TemplateChecks.Size disclosure(Language language) {
        Entry entry = entries.get(Wording.DISCLOSURE + "/any");
        TemplateText text = entry == null ? null : entry.texts().get(language);
        return entry == null || text == null
                ? TemplateChecks.Size.NONE
                : checks.longest(entry.template(), language, text.parts()).plus(new TemplateChecks.Size(2, 2));
    }

    private static Template.Audience audience(String text) {
        for (Template.Audience audience : Template.Audience.values()) {
            if (audience.name().toLowerCase(Locale.ROOT).equals(text)) {
                return audience;
            }
        }
        throw new IllegalArgumentException("audience is not owner, vendor or client: \"" + text + "\"");
    }

    private static Category category(String text) {
        for (Category category : Category.values()) {
            if (category.name().toLowerCase(Locale.ROOT).equals(text)) {
                return category;
            }
        }
        throw new IllegalArgumentException("category is not utility or marketing: \"" + text + "\"");
    }

    private static Map<Language, String> texts(Fields byLanguage) {
        Map<Language, String> texts = new EnumMap<>(Language.class);
        byLanguage
                .asMap()
                .forEach((code, text) ->
                        texts.put(Language.ofCode(code), text instanceof String one ? one : lines(byLanguage, code)));
        return texts;
    }

    /** Joins lines; a line that is wholly optional takes its line break with it when it is left out. */
    private static String lines(Fields byLanguage, String code) {
        StringBuilder joined = new StringBuilder();
        for (String line : byLanguage.texts(code)) {
            boolean optional = line.startsWith("[") && line.indexOf(']') == line.length() - 1 && !line.contains("|");
            if (joined.length() == 0) {
                joined.append(line);
            } else if (optional) {
                joined.append("[\n").append(line, 1, line.length());
            } else {
                joined.append('\n').append(line);
            }
        }
        return joined.toString();
    }

    private static Map<Language, Language> fallback(Fields fields) {
        Map<Language, Language> fallback = new EnumMap<>(Language.class);
        fields.asMap().forEach((from, to) -> fallback.put(Language.ofCode(from), Language.ofCode(String.valueOf(to))));
        return fallback;
    }

    private static String digest(Fields slots, Fields texts, Category category) {
        String offers = category == Category.MARKETING ? "marketing" : null;
        byte[] words = Fields.of("slots", slots, "texts", texts, "category", offers)
                .canonical()
                .getBytes(StandardCharsets.UTF_8);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(words);
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
