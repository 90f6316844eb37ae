package io.crmautopilot.vendors.reply;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of phrases over tokens.
 *
 * <p>A phrase is a line of elements: a word, a beginning with a star, alternatives divided by {@code |}, any of them optional
 * with a question mark at its end, {@code ..} for up to three tokens of the same sentence, and a leading {@code ^} for the start
 * of a clause. A phrase never crosses the end of
 * a sentence.
 */
final class Phrases {

    private static final int GAP = 3;

    private final List<List<Element>> phrases = new ArrayList<>();

    private Phrases(String lines) {
        for (String line : lines.trim().split("\n")) {
            List<Element> phrase = new ArrayList<>();
            for (String element : line.trim().split("\\s+")) {
                if (element.equals("^")) {
                    phrase.add(Element.START);
                    continue;
                }
                boolean optional = element.endsWith("?");
                String words = optional ? element.substring(0, element.length() - 1) : element;
                phrase.add(new Element(Words.of(words.replace('|', ' ')), words.equals(".."), optional, false));
            }
            phrases.add(phrase);
        }
    }

    /** Returns the phrases of a text with one phrase a line. */
    static Phrases of(String lines) {
        return new Phrases(lines);
    }

    /** Returns the place of the first token of a phrase at or after a place, or -1. */
    int find(Reply reply, int from) {
        for (int i = from; i < reply.size(); i++) {
            if (reply.at(i).kind() == Token.Kind.WORD && startsAt(reply, i)) {
                return i;
            }
        }
        return -1;
    }

    boolean in(Reply reply) {
        return find(reply, 0) >= 0;
    }

    /** Returns every place at which a phrase starts, in ascending order. */
    List<Integer> places(Reply reply) {
        List<Integer> places = new ArrayList<>();
        for (int i = find(reply, 0); i >= 0; i = find(reply, i + 1)) {
            places.add(i);
        }
        return places;
    }

    boolean startsAt(Reply reply, int i) {
        return phrases.stream().anyMatch(phrase -> matches(phrase, 0, reply, i, reply.sentence(i)));
    }

    private static boolean matches(List<Element> phrase, int element, Reply reply, int i, int sentence) {
        if (element == phrase.size()) {
            return true;
        }
        Element next = phrase.get(element);
        if (next.start) {
            return reply.startsAt(i) && matches(phrase, element + 1, reply, i, sentence);
        }
        if (next.gap) {
            for (int skip = 0; skip <= GAP; skip++) {
                if (matches(phrase, element + 1, reply, i + skip, sentence)) {
                    return true;
                }
            }
            return false;
        }
        int at = i;
        while (element > 0 && reply.isMark(at, ",-") && at < i + 1) {
            at++;
        }
        if (at < reply.size()
                && reply.sentence(at) == sentence
                && reply.is(at, next.words)
                && matches(phrase, element + 1, reply, at + 1, sentence)) {
            return true;
        }
        return next.optional && matches(phrase, element + 1, reply, i, sentence);
    }

    private record Element(Words words, boolean gap, boolean optional, boolean start) {

        static final Element START = new Element(Words.of("^"), false, false, true);
    }
}
