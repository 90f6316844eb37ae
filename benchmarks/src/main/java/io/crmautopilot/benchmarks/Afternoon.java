package io.crmautopilot.benchmarks;

import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.reading.Topic;
import io.crmautopilot.reading.TopicPack;
import io.crmautopilot.text.Language;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.ahocorasick.trie.Emit;
import org.ahocorasick.trie.Trie;
import org.jspecify.annotations.Nullable;

/**
 * What a good developer writes in an afternoon: the language by counting letters, lower case, a split, a sentiment lexicon in a hash map
 * with prefixes, the topics' phrases in an Aho-Corasick trie, and a deque of the last forty minutes in each branch. The honest
 * competitor; it knows no baseline, no double of a message and nothing of what lies between words.
 */
final class Afternoon {

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final int LEAST_STEM = 4;
    private static final Set<String> NEGATIONS = Set.of("не", "нет", "без", "емес", "жоқ", "not", "no", "never");

    private final Map<String, Float> sentiment = new HashMap<>();
    private final Map<String, String> topicOfPhrase = new HashMap<>();
    private final Trie phrases;
    private final DequeWindow windows = new DequeWindow();

    Afternoon(TopicPack pack) {
        Trie.TrieBuilder builder = Trie.builder().ignoreCase().onlyWholeWords();
        for (Topic topic : pack.topics()) {
            for (Language language : List.of(Language.RU, Language.KK, Language.EN)) {
                for (String phrase : topic.phrases(language)) {
                    String lower = phrase.toLowerCase(Locale.ROOT);
                    topicOfPhrase.putIfAbsent(lower, topic.id());
                    builder.addKeyword(lower);
                    for (String word : NO_LETTERS.split(lower)) {
                        if (word.length() >= LEAST_STEM) {
                            sentiment.putIfAbsent(word.substring(0, Math.min(6, word.length())), -0.5f);
                        }
                    }
                }
            }
        }
        phrases = builder.build();
    }

    /** Returns whether the message makes seven people in forty minutes. */
    boolean take(Message message) {
        String text = message.text();
        boolean kazakh = isKazakh(text);
        float score = 0;
        boolean negated = false;
        for (String word : NO_LETTERS.split(text.toLowerCase(Locale.ROOT))) {
            Float weight = weight(word);
            if (weight != null) {
                score += negated ? -weight : weight;
            }
            negated = NEGATIONS.contains(word);
        }
        Set<String> topics = new HashSet<>();
        for (Emit emit : phrases.parseText(text)) {
            String topic = topicOfPhrase.get(emit.getKeyword());
            if (topic != null) {
                topics.add(topic);
            }
        }
        return windows.take(message, topics, kazakh ? score - 0.01f : score);
    }

    private static boolean isKazakh(String text) {
        int kazakh = 0;
        for (int i = 0; i < text.length(); i++) {
            kazakh += "әғқңөұүһі".indexOf(Character.toLowerCase(text.charAt(i))) >= 0 ? 1 : 0;
        }
        return kazakh > 1;
    }

    private @Nullable Float weight(String word) {
        for (int length = Math.min(6, word.length()); length >= LEAST_STEM; length--) {
            Float weight = sentiment.get(word.substring(0, length));
            if (weight != null) {
                return weight;
            }
        }
        return null;
    }

    /** The window of the afternoon alone: a deque in each branch, and a set made anew to count different authors. */
    static final class DequeWindow {

        private static final long WINDOW_MILLIS = 40 * 60_000L;
        private static final int ALARM = 7;

        private record Hit(long at, String author, String topic, float sentiment) {}

        private final Map<BranchRef, Deque<Hit>> windows = new HashMap<>();

        boolean take(Message message, Set<String> topics, float sentiment) {
            long at = message.sentAt().toEpochMilli();
            Deque<Hit> window = windows.computeIfAbsent(message.branch(), branch -> new ArrayDeque<>());
            while (!window.isEmpty() && window.peekFirst().at() < at - WINDOW_MILLIS) {
                window.removeFirst();
            }
            boolean alarm = false;
            for (String topic : topics) {
                window.addLast(new Hit(at, message.author(), topic, sentiment));
                Set<String> authors = new HashSet<>();
                for (Hit hit : window) {
                    if (hit.topic().equals(topic)) {
                        authors.add(hit.author());
                    }
                }
                alarm |= authors.size() >= ALARM;
            }
            return alarm;
        }
    }
}
