package io.crmautopilot.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of explanations in one language: a sentence for each kind of record, with places for what the record holds. */
final class Phrases {

    /** The languages that there are. */
    static final List<String> LANGUAGES = List.of("ru", "kk", "en");

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]+)}");

    private final Map<String, Object> kinds;
    private final Map<String, Object> words;
    private final String language;
    private final Reasons reasons;

    private Phrases(Map<String, Object> all, Map<String, Object> why, String language) {
        this.kinds = object(all, "kinds");
        this.words = new TreeMap<>(object(all, "words"));
        this.words.putAll(object(why, "words"));
        this.language = language;
        this.reasons = new Reasons(object(why, "reasons"), object(why, "codes"), this);
    }

    /** Returns the language's code. */
    String language() {
        return language;
    }

    /** Tells whether these are the words of the language that reasons are recorded in. */
    boolean isEnglish() {
        return language.equals("en");
    }

    /** Returns why things were decided. */
    Reasons reasons() {
        return reasons;
    }

    /** Returns the words of {@code language}, one of {@link #LANGUAGES}. */
    static Phrases in(String language) {
        if (!LANGUAGES.contains(language)) {
            throw new IllegalArgumentException("there is no language \"" + language + "\"; there are " + LANGUAGES);
        }
        return new Phrases(load("explanations.json"), load("reasons.json"), language);
    }

    /** Returns the kinds of record that have a sentence. */
    Set<String> known() {
        return Set.copyOf(kinds.keySet());
    }

    /** Returns the word for {@code key}, or the key itself where there is none. */
    String word(String key) {
        return words.containsKey(key) ? text(words, key) : key;
    }

    /** Returns the sentence for a record; a kind without one is named, with the plain values of its body. */
    String sentence(Entry entry, Values values) {
        if (!kinds.containsKey(entry.kind())) {
            return entry.kind() + " " + values.plain();
        }
        return fill(text(kinds, entry.kind()), values);
    }

    /** Returns {@code template} with the values that stand in it. */
    String fill(String template, Values values) {
        Matcher place = PLACE.matcher(template);
        StringBuilder out = new StringBuilder();
        while (place.find()) {
            place.appendReplacement(out, Matcher.quoteReplacement(value(place.group(1), values)));
        }
        return place.appendTail(out)
                .toString()
                .replaceAll(" +", " ")
                .replace(" ,", ",")
                .replace(" ;", ";")
                .strip();
    }

    /** {@code path}, {@code form:path}, {@code #path} for a count, or {@code path?when there|when not}. */
    private String value(String place, Values values) {
        int question = place.indexOf('?');
        if (question < 0) {
            return values.at(place, this);
        }
        String[] either = place.substring(question + 1).split("\\|", -1);
        return values.isTrue(place.substring(0, question)) ? either[0] : either[1];
    }

    private String text(Map<String, Object> texts, String key) {
        return String.valueOf(object(texts, key).get(language));
    }

    private static Map<String, Object> object(Map<String, Object> in, String key) {
        if (in.get(key) instanceof Map<?, ?> map) {
            Map<String, Object> typed = new TreeMap<>();
            map.forEach((name, value) -> typed.put((String) name, value));
            return typed;
        }
        throw new IllegalStateException("the explanations lack " + key);
    }

    private static Map<String, Object> load(String file) {
        try (InputStream in = Phrases.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its " + file);
            }
            return Json.object(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new IllegalStateException("the program's explanations cannot be read", broken);
        }
    }
}
