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
 * <p>A line of the source names a meaning and lists its words per language: {@code name|ru|kk|en}. Broad meanings come first and begin with
 * a tilde. A star stands for any ending
 * (or, in front, any beginning), an underscore joins the words of a phrase. Cyrillic words and Latin ones that may be transliterations
 * are compared by {@link Skeleton}, English ones as they are. Immutable, shared by all threads.
 */
final class Lexicon {

    private static final int MOST_PARTS = 24;
    private static final int[] NONE = {};

    private int broad;
    private final Tokens tokens = new Tokens();
    private final char[] skeleton = new char[2 * 48];

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
        int from = 0;
        while (from < source.length()) {
            int end = source.indexOf('\n', from);
            String line = source.substring(from, end < 0 ? source.length() : end);
            from += line.length() + 1;
            number++;
            if (!line.isBlank() && line.charAt(0) != '#') {
                lexicon.addLine(line, number);
            }
        }
        return lexicon;
    }

    private void addLine(String line, int number) {
        String[] columns = cut(line, '|');
        if (columns.length != 4) {
            throw new IllegalArgumentException(
                    "line " + number + " of the lexicon has " + columns.length + " columns, not name|ru|kk|en");
        }
        int meaning = names.size();
        names.add(columns[0].trim());
        broad += broad == meaning && columns[0].charAt(0) == '~' ? 1 : 0;
        for (int column = 1; column < 4; column++) {
            for (String phrase : cut(columns[column], ' ')) {
                addPhrase(phrase, column == 3, meaning);
            }
        }
    }

    /** Cuts a text at each of a character: thousands of small cuts are made before the first message can be read. */
    private static String[] cut(String text, char at) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int end = text.indexOf(at); end >= 0; end = text.indexOf(at, from)) {
            pieces.add(text.substring(from, end));
            from = end + 1;
        }
        pieces.add(text.substring(from));
        return pieces.toArray(new String[0]);
    }

    private void addPhrase(String phrase, boolean english, int meaning) {
        int[] parts = new int[8];
        int count = 0;
        for (String piece : cut(phrase, '_')) {
            boolean openStart = piece.startsWith("*");
            boolean openEnd = piece.endsWith("*");
            tokens.scan(piece.substring(
                    openStart ? 1 : 0, Math.max(openStart ? 1 : 0, piece.length() - (openEnd ? 1 : 0))));
            for (int i = 0; i < tokens.size(); i++) {
                boolean open = openEnd && i == tokens.size() - 1;
                parts = count < parts.length ? parts : Arrays.copyOf(parts, 2 * count);
                parts[count++] = part(i, english, open, openStart && !open);
            }
        }
        if (count == 1) {
            meaningsOfPart[parts[0]] = with(meaningsOfPart[parts[0]], meaning);
        } else if (count > 1) {
            for (int i = 0; i < count; i++) {
                inPhrases.set(parts[i]);
            }
            phrases.add(Arrays.copyOf(parts, count), meaning);
        }
    }

    private int part(int token, boolean english, boolean openEnd, boolean openStart) {
        char[] chars = tokens.chars();
        int from = tokens.start(token);
        int to = tokens.end(token);
        boolean plain = english || tokens.type(token) != Tokens.CYRILLIC;
        String key = plain
                ? new String(chars, from, to - from)
                : new String(skeleton, 0, Skeleton.write(chars, from, to, skeleton, 0));
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
        meaningsOfPart[id] = NONE;
        if (openStart) {
            backward.add(new StringBuilder(key).reverse().toString(), true, id);
        } else {
            forward.add(key, openEnd, id);
        }
        return id;
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

    /** Returns how many meanings are broad: their names begin with a tilde, and they come first. */
    int broad() {
        return broad;
    }

    /** Returns the number of a meaning, or -1. */
    int indexOf(String name) {
        return names.indexOf(name);
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
