package io.crmautopilot.reader;

import io.crmautopilot.text.Skeleton;
import io.crmautopilot.text.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words and short phrases of one meaning in Russian, Kazakh and English under one number, so that the learned part can carry what it
 * saw in one language over to the others.
 *
 * <p>A line of the source names a meaning and lists its words per language: {@code name|ru|kk|en}. A star stands for any ending
 * (or, in front, any beginning), an underscore joins the words of a phrase. Cyrillic words and Latin ones that may be transliterations
 * are compared by {@link Skeleton}, English ones as they are. Immutable, shared by all threads.
 */
final class Lexicon {

    private static final int MOST_PARTS = 24;

    private final List<String> names = new ArrayList<>();
    private final PartTrie forward = new PartTrie();
    private final PartTrie backward = new PartTrie();
    private final Map<String, Integer> partIds = new HashMap<>();
    private int[][] meaningsOfPart = new int[64][];
    private final PhraseTrie phrases = new PhraseTrie();
    private final BitSet inPhrases = new BitSet();

    private Lexicon() {}

    /** Returns the lexicon that ships with the reader. */
    static Lexicon standard() {
        return Standard.LEXICON;
    }

    private static final class Standard {
        static final Lexicon LEXICON = load();

        private static Lexicon load() {
            try (InputStream in = Lexicon.class.getResourceAsStream("lexicon.txt")) {
                if (in == null) {
                    throw new IllegalStateException("lexicon.txt is missing beside " + Lexicon.class.getName());
                }
                return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the reader's lexicon", e);
            }
        }
    }

    static Lexicon parse(String source) {
        Lexicon lexicon = new Lexicon();
        int number = 0;
        for (String line : source.split("\n", -1)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                lexicon.addLine(line, number);
            }
        }
        return lexicon;
    }

    private void addLine(String line, int number) {
        String[] columns = line.split("\\|", -1);
        if (columns.length != 4) {
            throw new IllegalArgumentException(
                    "line " + number + " of the lexicon has " + columns.length + " columns, not name|ru|kk|en");
        }
        int meaning = names.size();
        names.add(columns[0].trim());
        for (int column = 1; column < 4; column++) {
            for (String phrase : columns[column].trim().split("\\s+", -1)) {
                addPhrase(phrase, column == 3, meaning);
            }
        }
    }

    private void addPhrase(String phrase, boolean english, int meaning) {
        List<Integer> parts = new ArrayList<>();
        for (String piece : phrase.split("_", -1)) {
            String plain = piece.replace("*", "");
            List<String> words = Tokens.of(plain);
            for (int i = 0; i < words.size(); i++) {
                boolean open = piece.endsWith("*") && i == words.size() - 1;
                parts.add(part(words.get(i), english, open, piece.startsWith("*") && !open));
            }
        }
        if (parts.size() == 1) {
            int part = parts.get(0);
            meaningsOfPart[part] = with(meaningsOfPart[part], meaning);
        } else if (parts.size() > 1) {
            parts.forEach(inPhrases::set);
            phrases.add(parts.stream().mapToInt(Integer::intValue).toArray(), meaning);
        }
    }

    private int part(String word, boolean english, boolean openEnd, boolean openStart) {
        boolean plain = english || !isCyrillic(word);
        String key = plain ? word : Skeleton.of(word);
        String name = (plain ? "=" : "~") + (openStart ? "*" : "") + key + (openEnd ? "*" : "");
        Integer known = partIds.get(name);
        if (known != null) {
            return known;
        }
        int id = partIds.size();
        partIds.put(name, id);
        if (id == meaningsOfPart.length) {
            meaningsOfPart = Arrays.copyOf(meaningsOfPart, 2 * id);
        }
        meaningsOfPart[id] = new int[0];
        if (openStart) {
            backward.add(new StringBuilder(key).reverse().toString(), true, id);
        } else {
            forward.add(key, openEnd, id);
        }
        return id;
    }

    private static boolean isCyrillic(String word) {
        return word.chars().anyMatch(c -> c >= 0x0400 && c < 0x0530);
    }

    static int[] with(int[] list, int value) {
        for (int v : list) {
            if (v == value) {
                return list;
            }
        }
        int[] longer = Arrays.copyOf(list, list.length + 1);
        longer[list.length] = value;
        return longer;
    }

    /** Returns how many meanings there are. */
    int size() {
        return names.size();
    }

    String name(int meaning) {
        return names.get(meaning);
    }

    /**
     * Writes the parts of phrases that a word matches.
     *
     * @param word the folded word as typed, in {@code from..to}
     * @param key its skeleton, in {@code keyFrom..keyTo}; empty for numbers and signs
     * @param into where the numbers go
     * @return how many there are
     */
    int parts(char[] word, int from, int to, char[] key, int keyFrom, int keyTo, int[] into) {
        int n = keyTo > keyFrom ? forward.match(key, keyFrom, keyTo, 1, into, 0) : 0;
        if (keyTo == keyFrom || word[from] < 0x0400) {
            n = forward.match(word, from, to, 1, into, n);
        }
        return keyTo > keyFrom ? backward.match(key, keyTo - 1, keyFrom - 1, -1, into, n) : n;
    }

    int[] meaningsOf(int part) {
        return meaningsOfPart[part];
    }

    /** Returns whether a part is one of a phrase of several words. */
    boolean inPhrase(int part) {
        return inPhrases.get(part);
    }

    PhraseTrie phrases() {
        return phrases;
    }

    static int mostParts() {
        return MOST_PARTS;
    }
}
