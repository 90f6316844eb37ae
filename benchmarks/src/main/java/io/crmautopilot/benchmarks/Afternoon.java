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

/**
 * What a good developer writes in an afternoon: lower case, split, a word list in a hash map, and a deque of the last forty minutes in
 * each branch. The honest competitor; it knows no languages, no negation and no baseline.
 */
final class Afternoon {

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final long WINDOW_MILLIS = 40 * 60_000L;
    private static final int ALARM = 7;

    private record Hit(long at, String author, String topic) {}

    private final Map<String, String> topicOfWord = new HashMap<>();
    private final Map<BranchRef, Deque<Hit>> windows = new HashMap<>();

    Afternoon(TopicPack pack) {
        for (Topic topic : pack.topics()) {
            for (Language language : List.of(Language.RU, Language.KK, Language.EN)) {
                for (String phrase : topic.phrases(language)) {
                    for (String word : NO_LETTERS.split(phrase.toLowerCase(Locale.ROOT))) {
                        if (word.length() > 3) {
                            topicOfWord.putIfAbsent(word, topic.id());
                        }
                    }
                }
            }
        }
    }

    /** Returns whether the message makes seven people in forty minutes. */
    boolean take(Message message) {
        long at = message.sentAt().toEpochMilli();
        Deque<Hit> window = windows.computeIfAbsent(message.branch(), branch -> new ArrayDeque<>());
        while (!window.isEmpty() && window.peekFirst().at() < at - WINDOW_MILLIS) {
            window.removeFirst();
        }
        Set<String> topics = new HashSet<>();
        for (String word : NO_LETTERS.split(message.text().toLowerCase(Locale.ROOT))) {
            String topic = topicOfWord.get(word);
            if (topic != null) {
                topics.add(topic);
            }
        }
        boolean alarm = false;
        for (String topic : topics) {
            window.addLast(new Hit(at, message.author(), topic));
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
