package io.crmautopilot.reading;

import io.crmautopilot.text.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Something that clients complain of.
 *
 * @param id its identifier, such as {@code climate.heat}: letters, digits, dots, hyphens and underscores
 * @param group what it counts together with, such as {@code climate}; its own id when it counts alone
 * @param phrases words that name the trouble, per language; empty for a topic that the host assigns or that only a trained reader knows
 */
public record Topic(String id, String group, Map<Language, List<String>> phrases) {

    private static final int LONGEST_PHRASE = 200;

    /**
     * Creates a topic; the phrases are copied.
     *
     * @throws IllegalArgumentException naming the topic and what is wrong with its names or phrases
     */
    public Topic {
        checkName("a topic id", id);
        checkName("the group of topic " + id, group);
        Objects.requireNonNull(phrases, "phrases");
        EnumMap<Language, List<String>> copy = new EnumMap<>(Language.class);
        for (Map.Entry<Language, List<String>> entry : phrases.entrySet()) {
            Language language = entry.getKey();
            if (language == Language.MIXED || language == Language.OTHER) {
                throw new IllegalArgumentException(
                        "topic " + id + ": phrases are given in ru, kk or en, not in " + language.code());
            }
            List<String> list = new ArrayList<>();
            for (String phrase : entry.getValue()) {
                checkPhrase(id, language, phrase);
                list.add(phrase);
            }
            copy.put(language, List.copyOf(list));
        }
        phrases = Map.copyOf(copy);
    }

    /** Returns a topic without phrases that counts alone. */
    public static Topic of(String id) {
        return new Topic(id, id, Map.of());
    }

    /** Returns its phrases in a language, in the order given; empty when there are none. */
    public List<String> phrases(Language language) {
        return phrases.getOrDefault(language, List.of());
    }

    private static void checkName(String what, String name) {
        Objects.requireNonNull(name, what);
        if (name.isEmpty() || name.length() > 64) {
            throw new IllegalArgumentException(
                    what + " has 1 to 64 characters, not " + name.length() + ": \"" + name + "\"");
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean allowed = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '.'
                    || c == '-'
                    || c == '_';
            if (!allowed) {
                throw new IllegalArgumentException(
                        what + " has only Latin letters, digits, dots, hyphens and underscores, not \"" + name + "\"");
            }
        }
    }

    private static void checkPhrase(String id, Language language, String phrase) {
        String where = "topic " + id + ", phrases." + language.code() + ": ";
        if (phrase.length() > LONGEST_PHRASE) {
            throw new IllegalArgumentException(
                    where + "a phrase has at most " + LONGEST_PHRASE + " characters, not " + phrase.length());
        }
        if (phrase.chars().noneMatch(Character::isLetterOrDigit)) {
            throw new IllegalArgumentException(where + "\"" + phrase + "\" has no word in it");
        }
    }
}
