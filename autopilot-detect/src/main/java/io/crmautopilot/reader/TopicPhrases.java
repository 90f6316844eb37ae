package io.crmautopilot.reader;

import io.crmautopilot.reading.Topic;
import io.crmautopilot.reading.TopicPack;
import io.crmautopilot.text.Language;
import io.crmautopilot.text.Tokens;
import java.util.Arrays;
import java.util.List;

/**
 * The phrases of a topic pack as paths over stems: a phrase is found whatever the endings, the case and the letters (Kazakh without its
 * own ones, Latin) of its words. Immutable, shared by all threads.
 */
final class TopicPhrases {

    /** The stems of a word, one per language in which it can be looked up. */
    static final int STEMS = 3;

    private static final List<Language> LANGUAGES = List.of(Language.RU, Language.KK, Language.EN);

    private final StemIds ids;
    private final LongIntMap edges = new LongIntMap();
    private long[] bits = new long[256];
    private int nodes = 1;

    /** The node after each stem as a first word, or -1: most words of most messages begin nothing. */
    private final int[] first;

    /** Whether a phrase goes on after a node. */
    private final boolean[] inner;

    /** Compiles the phrases of {@code pack} that {@code known} does not have for the same topic, over numbered stems. */
    TopicPhrases(TopicPack pack, TopicPack known, List<String> trained, StemIds ids) {
        this.ids = ids;
        WordFeatures word = new WordFeatures(Lexicon.standard());
        Tokens tokens = new Tokens();
        for (int t = 0; t < pack.size(); t++) {
            Topic topic = pack.topics().get(t);
            int same = trained.contains(topic.id()) ? known.indexOf(topic.id()) : -1;
            for (int language = 0; language < STEMS; language++) {
                for (String phrase : topic.phrases(LANGUAGES.get(language))) {
                    boolean learned = same >= 0
                            && known.topics()
                                    .get(same)
                                    .phrases(LANGUAGES.get(language))
                                    .contains(phrase);
                    if (!learned) {
                        tokens.scan(phrase);
                        add(tokens, word, language, 1L << t);
                    }
                }
            }
        }
        first = new int[ids.size() + 1];
        Arrays.fill(first, -1);
        inner = new boolean[nodes];
        edges.forEach((edge, node) -> {
            int before = (int) ((edge - 1) >>> Integer.SIZE);
            inner[before] = true;
            if (before == 0) {
                first[(int) (edge - 1)] = node;
            }
        });
    }

    private void add(Tokens tokens, WordFeatures word, int language, long bit) {
        int node = 0;
        for (int i = 0; i < tokens.size(); i++) {
            word.read(tokens.chars(), tokens.start(i), tokens.end(i), tokens.type(i), false);
            long edge = edge(node, ids.add(word.stems[language] == 0 ? word.pairKey : word.stems[language]));
            int next = edges.get(edge);
            if (next < 0) {
                next = nodes++;
                edges.put(edge, next);
            }
            node = next;
        }
        if (node >= bits.length) {
            bits = Arrays.copyOf(bits, Math.max(nodes, 2 * bits.length));
        }
        bits[node] |= bit;
    }

    boolean isEmpty() {
        return nodes == 1;
    }

    /** Returns the node after a first word, or -1. */
    int first(int stemId) {
        return stemId < first.length ? first[stemId] : -1;
    }

    /** Returns the node after one more word, or -1. */
    int next(int node, int stemId) {
        return inner[node] && stemId != 0 ? edges.get(edge(node, stemId)) : -1;
    }

    /** Returns whether a phrase begins with a stem. */
    boolean begins(int stemId) {
        return first(stemId) >= 0;
    }

    StemIds ids() {
        return ids;
    }

    /** Returns the topics whose phrases end at a node. */
    long bits(int node) {
        return node < bits.length ? bits[node] : 0;
    }

    private static long edge(int node, int stemId) {
        return ((long) node << 32 | stemId) + 1;
    }
}
