package io.crmautopilot.words;

import io.crmautopilot.json.Fields;
import io.crmautopilot.text.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The phrase table: what is said for a cause, a trade, a topic, a reason or a step, in each language and form. Immutable.
 *
 * <p>Each table has the key {@code generic}, which speaks for every name that the table does not know. All keys of a table have the
 * same languages and the same forms, so a template that renders for one cause renders for all.
 */
final class Phrases {

    static final String GENERIC = "generic";
    static final int LONGEST = 90;

    private final Map<String, Fields> tables;

    private Phrases(Map<String, Fields> tables) {
        this.tables = tables;
    }

    /** Returns the tables written in {@code json}, all checked. */
    static Phrases parse(String json) {
        Map<String, Fields> tables = new TreeMap<>();
        Fields root = Fields.parse(json);
        for (String table : root.keys()) {
            tables.put(table, check(table, root.fields(table)));
        }
        return new Phrases(tables);
    }

    /** Returns these tables with the keys of {@code json} added or replaced; its keys need every language and form. */
    Phrases with(String json) {
        Map<String, Fields> merged = new TreeMap<>(tables);
        Fields root = Fields.parse(json);
        for (String table : root.keys()) {
            Fields known = merged.get(table);
            if (known == null) {
                throw new IllegalArgumentException(
                        "phrase table is unknown: " + table + ", known are " + tables.keySet());
            }
            merged.put(table, check(table, known.with(root.fields(table))));
        }
        return new Phrases(merged);
    }

    private static Fields check(String table, Fields phrases) {
        if (!phrases.has(GENERIC)) {
            throw new IllegalArgumentException("phrase table " + table + " has no key " + GENERIC);
        }
        Fields model = phrases.fields(GENERIC);
        for (String key : phrases.keys()) {
            String place = table + "." + key;
            requireSame(place, "languages", phrases.fields(key).keys(), model.keys());
            for (String language : model.keys()) {
                Fields forms = phrases.fields(key).fields(language);
                requireSame(
                        place + "." + language,
                        "forms",
                        forms.keys(),
                        model.fields(language).keys());
                forms.keys().forEach(form -> checkPhrase(place + "." + language + "." + form, forms.text(form)));
            }
        }
        return phrases;
    }

    private static void checkPhrase(String place, String phrase) {
        if (phrase.isBlank() || phrase.length() > LONGEST || !phrase.equals(phrase.strip())) {
            throw new IllegalArgumentException(
                    "phrase " + place + " is blank, framed by spaces or longer than " + LONGEST + " characters");
        }
        if (phrase.chars().anyMatch(c -> Character.isISOControl(c) || "{}[]|".indexOf(c) >= 0)) {
            throw new IllegalArgumentException("phrase " + place + " holds a control character or one of {}[]|");
        }
    }

    private static void requireSame(String place, String what, List<String> found, List<String> wanted) {
        if (!found.equals(wanted)) {
            throw new IllegalArgumentException(
                    "phrase " + place + " has the " + what + " " + found + ", not " + wanted);
        }
    }

    boolean hasForm(SlotType type, Language language, String form) {
        Fields generic = table(type).fields(GENERIC);
        return generic.has(language.code()) && generic.fields(language.code()).has(form);
    }

    Set<String> forms(SlotType type, Language language) {
        return new TreeSet<>(table(type).fields(GENERIC).fields(language.code()).keys());
    }

    Collection<String> keys(SlotType type) {
        return table(type).keys();
    }

    /** Returns the phrases for {@code keys} joined as the language joins a list. */
    String say(SlotType type, List<String> keys, Language language, String form) {
        List<String> said = new ArrayList<>();
        for (String key : keys) {
            Fields table = table(type);
            String phrase = table.fields(table.has(key) ? key : GENERIC)
                    .fields(language.code())
                    .text(form);
            if (!said.contains(phrase) && said.size() < type.atMost()) {
                said.add(phrase);
            }
        }
        if (said.size() < 2) {
            return said.isEmpty() ? "" : said.get(0);
        }
        String and = language == Language.RU ? " и " : language == Language.KK ? " және " : " and ";
        return String.join(", ", said.subList(0, said.size() - 1)) + and + said.get(said.size() - 1);
    }

    /** Returns the length of the longest list that {@link #say} can make. */
    int longest(SlotType type, Language language, String form) {
        List<Integer> lengths = new ArrayList<>();
        for (String key : table(type).keys()) {
            lengths.add(
                    table(type).fields(key).fields(language.code()).text(form).length());
        }
        lengths.sort((a, b) -> b - a);
        int separators = 7 * (type.atMost() - 1);
        return separators
                + lengths.stream().limit(type.atMost()).mapToInt(n -> n).sum();
    }

    private Fields table(SlotType type) {
        Fields table = tables.get((type == SlotType.STEP ? SlotType.STEPS : type).code());
        if (table == null) {
            throw new IllegalArgumentException("phrase table is missing: " + type.code());
        }
        return table;
    }
}
