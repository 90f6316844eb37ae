package io.crmautopilot.reading;

import io.crmautopilot.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The topics that a reader looks for, at most 64, in a fixed order: topic <i>i</i> is bit <i>i</i> of {@link Reading#topicBits()}.
 *
 * <p>Immutable. A pack comes from {@link #standard()}, from a host's JSON file, or from both {@linkplain #merge merged}; it is checked
 * when it is made, and what is wrong with it is said with the entry's place and name. A phrase is plain words: there are no patterns.
 */
public final class TopicPack {

    /** The most topics that a pack can hold. */
    public static final int MOST_TOPICS = 64;

    /** The most phrases that a pack can hold, over all topics and languages. */
    public static final int MOST_PHRASES = 20_000;

    private final List<Topic> topics;
    private final Map<String, Integer> indexes;
    private final long[] groupBits;

    private TopicPack(List<Topic> given) {
        topics = List.copyOf(given);
        if (topics.isEmpty() || topics.size() > MOST_TOPICS) {
            throw new IllegalArgumentException(
                    "a topic pack has 1 to " + MOST_TOPICS + " topics, not " + topics.size());
        }
        Map<String, Integer> byId = new HashMap<>();
        Map<String, Long> byGroup = new HashMap<>();
        int phrases = 0;
        for (int i = 0; i < topics.size(); i++) {
            Topic topic = topics.get(i);
            Integer earlier = byId.putIfAbsent(topic.id(), i);
            if (earlier != null) {
                throw new IllegalArgumentException("entry " + (i + 1) + " of the topic pack has the id \"" + topic.id()
                        + "\" of entry " + (earlier + 1));
            }
            byGroup.merge(topic.group(), 1L << i, (a, b) -> a | b);
            phrases += topic.phrases().values().stream().mapToInt(List::size).sum();
        }
        if (phrases > MOST_PHRASES) {
            throw new IllegalArgumentException("a topic pack has at most " + MOST_PHRASES + " phrases, not " + phrases);
        }
        indexes = Map.copyOf(byId);
        groupBits = new long[topics.size()];
        for (int i = 0; i < groupBits.length; i++) {
            groupBits[i] = byGroup.getOrDefault(topics.get(i).group(), 0L);
        }
    }

    /**
     * Returns a pack of these topics in this order.
     *
     * @throws IllegalArgumentException when there are none, more than {@link #MOST_TOPICS}, or two with one id
     */
    public static TopicPack of(List<Topic> topics) {
        return new TopicPack(topics);
    }

    /** Returns a pack of topics without phrases, for a host that says itself what a message is about. */
    public static TopicPack ofIds(String... ids) {
        List<Topic> topics = new ArrayList<>();
        for (String id : ids) {
            topics.add(Topic.of(id));
        }
        return new TopicPack(topics);
    }

    /** Returns the pack that ships with the autopilot: 24 topics of a service business with phrases in Russian, Kazakh and English. */
    public static TopicPack standard() {
        return Standard.PACK;
    }

    /**
     * Returns the pack that a JSON text describes: an array of objects with {@code id}, {@code group} (optional) and {@code phrases} (an
     * object of arrays of strings, by {@code ru}, {@code kk}, {@code en}).
     *
     * @throws IllegalArgumentException when the text is not that; the message names the entry and what is wrong with it
     */
    public static TopicPack parse(String json) {
        return new TopicPack(TopicPackJson.topics(json));
    }

    /**
     * Returns the pack in a UTF-8 JSON file.
     *
     * @throws IllegalArgumentException as {@link #parse} does, with the file's name in front
     * @throws UncheckedIOException when the file cannot be read
     */
    public static TopicPack load(Path file) {
        String json;
        try {
            json = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the topic pack " + file, e);
        }
        try {
            return parse(json);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /** Returns the topics in their order. */
    public List<Topic> topics() {
        return topics;
    }

    /** Returns how many topics there are. */
    public int size() {
        return topics.size();
    }

    /**
     * Returns the identifier of a topic.
     *
     * @throws IndexOutOfBoundsException when there is no topic with that index
     */
    public String id(int index) {
        return topics.get(index).id();
    }

    /** Returns the index of a topic, or -1 when the pack has none with that identifier. */
    public int indexOf(String id) {
        return indexes.getOrDefault(id, -1);
    }

    /**
     * Returns the bits of all topics that count together with one, itself among them.
     *
     * @throws IndexOutOfBoundsException when there is no topic with that index
     */
    public long groupBits(int index) {
        return groupBits[index];
    }

    /**
     * Returns the bits of some topics.
     *
     * @throws IllegalArgumentException when the pack lacks one; the message names it
     */
    public long bits(Iterable<String> ids) {
        long bits = 0;
        for (String id : ids) {
            int index = indexOf(id);
            if (index < 0) {
                throw new IllegalArgumentException("the topic pack has no topic \"" + id + "\"");
            }
            bits |= 1L << index;
        }
        return bits;
    }

    /** Returns the identifiers of the topics whose bits are set, in the pack's order; bits without a topic are passed over. */
    public List<String> ids(long bits) {
        List<String> ids = new ArrayList<>(Long.bitCount(bits));
        for (int i = 0; i < topics.size(); i++) {
            if ((bits >>> i & 1) != 0) {
                ids.add(id(i));
            }
        }
        return List.copyOf(ids);
    }

    /**
     * Returns this pack with another's topics: where both have an id, the phrases come together and the other's group counts; topics that
     * only the other has come after ours, so that our indexes stay.
     *
     * @throws IllegalArgumentException when together they are more than {@link #MOST_TOPICS}
     */
    public TopicPack merge(TopicPack other) {
        List<Topic> merged = new ArrayList<>(topics);
        for (Topic theirs : other.topics) {
            int index = indexOf(theirs.id());
            if (index < 0) {
                merged.add(theirs);
            } else {
                merged.set(index, join(merged.get(index), theirs));
            }
        }
        return new TopicPack(merged);
    }

    private static Topic join(Topic ours, Topic theirs) {
        EnumMap<Language, List<String>> phrases = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Set<String> both = new LinkedHashSet<>(ours.phrases(language));
            both.addAll(theirs.phrases(language));
            if (!both.isEmpty()) {
                phrases.put(language, List.copyOf(both));
            }
        }
        return new Topic(ours.id(), theirs.group(), phrases);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TopicPack pack && pack.topics.equals(topics);
    }

    @Override
    public int hashCode() {
        return topics.hashCode();
    }

    @Override
    public String toString() {
        return "TopicPack" + indexes.keySet().stream().sorted().toList();
    }

    /** Holds the shipped pack; loaded when first asked for. */
    private static final class Standard {
        static final TopicPack PACK = read();

        private static TopicPack read() {
            try (InputStream in = TopicPack.class.getResourceAsStream("topics.json")) {
                if (in == null) {
                    throw new IllegalStateException("topics.json is missing beside " + TopicPack.class.getName());
                }
                return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the standard topic pack", e);
            }
        }
    }
}
