package io.crmautopilot.words;

import io.crmautopilot.text.Folding;
import io.crmautopilot.text.Skeleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Patterns of words by the section of a file that they stand in, compared by the skeleton of each word, so that one line finds a word
 * in all spellings. Immutable. Costs time in proportion to the words of a text.
 */
final class Patterns {

    private static final int GAP = 2;

    /** One line of the file and the section that it stands in. */
    private record Line(String section, List<Word> words) {}

    /** By the first two letters of the first word, all sections together: a word of a text is looked up once. */
    private final Map<String, List<Line>> lines = new HashMap<>();

    /**
     * A word of a text.
     *
     * @param plain the folded word
     * @param key its skeleton
     */
    record Term(String plain, String key) {

        static final Term NONE = new Term("", "");

        /** Takes a word as {@link io.crmautopilot.text.Tokens} gives it: folded already. */
        static Term of(String word) {
            return new Term(word, Skeleton.of(word));
        }
    }

    private record Word(String key, boolean prefix, boolean gap, boolean latin) {

        /** A Latin pattern is English and finds English alone: "son" is not "соң". */
        boolean matches(Term term) {
            String word = latin ? term.plain() : term.key();
            return prefix ? word.startsWith(key) : word.equals(key);
        }
    }

    /** Reads the lines of a file; {@code #} begins a comment, {@code [name]} a section. */
    static Patterns parse(String text) {
        Patterns patterns = new Patterns();
        String section = "";
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = raw.strip();
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.substring(1, line.length() - 1);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                patterns.add(section, line.startsWith("-") ? line.substring(1) : line, number);
            }
        }
        return patterns;
    }

    private void add(String section, String line, int number) {
        List<Word> pattern = new ArrayList<>();
        boolean gap = false;
        for (String word : line.split(" +", -1)) {
            if (word.equals("_")) {
                gap = true;
                continue;
            }
            boolean prefix = word.endsWith("*");
            String plain = Folding.fold(prefix ? word.substring(0, word.length() - 1) : word);
            Term term = Term.of(plain.replaceAll("[^\\p{L}\\p{N}]", ""));
            boolean latin = term.plain().chars().allMatch(c -> c < 0x0400);
            String key = latin ? term.plain() : term.key();
            if (key.isEmpty() || section.isEmpty()) {
                throw new IllegalArgumentException("line " + number + " holds no pattern of a section");
            }
            pattern.add(new Word(key, prefix, gap, latin));
            gap = false;
        }
        lines.computeIfAbsent(head(pattern.get(0).key()), name -> new ArrayList<>())
                .add(new Line(section, List.copyOf(pattern)));
    }

    private static String head(String key) {
        return key.substring(0, Math.min(2, key.length()));
    }

    /** Tells whether any pattern of {@code section} occurs in {@code words}; a word that is empty matches nothing. */
    boolean occurs(String section, List<Term> words) {
        for (int i = 0; i < words.size(); i++) {
            for (Line line : candidates(words.get(i))) {
                if (line.section().equals(section) && end(line.words(), words, i) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns the sections of which a pattern occurs in {@code words}. */
    Set<String> sections(List<Term> words) {
        Set<String> found = Set.of();
        for (int i = 0; i < words.size(); i++) {
            for (Line line : candidates(words.get(i))) {
                if (!found.contains(line.section()) && end(line.words(), words, i) > 0) {
                    found = found.isEmpty() ? new HashSet<>() : found;
                    found.add(line.section());
                }
            }
        }
        return found;
    }

    /** Returns {@code words} with all that patterns of {@code section} cover made empty. */
    List<Term> without(String section, List<Term> words) {
        List<Term> rest = new ArrayList<>(words);
        for (int i = 0; i < words.size(); i++) {
            for (Line line : candidates(words.get(i))) {
                int end = line.section().equals(section) ? end(line.words(), words, i) : 0;
                for (int covered = i; covered < end; covered++) {
                    rest.set(covered, Term.NONE);
                }
            }
        }
        return rest;
    }

    private List<Line> candidates(Term word) {
        if (word.plain().equals(word.key())) {
            return candidates(word.key());
        }
        List<Line> one = candidates(word.key());
        List<Line> other = candidates(word.plain());
        return one.isEmpty() ? other : other.isEmpty() ? one : joined(one, other);
    }

    private List<Line> candidates(String form) {
        if (form.isEmpty()) {
            return List.of();
        }
        List<Line> two = lines.getOrDefault(head(form), List.of());
        List<Line> one = form.length() > 1 ? lines.getOrDefault(form.substring(0, 1), List.of()) : List.of();
        return one.isEmpty() ? two : two.isEmpty() ? one : joined(two, one);
    }

    private static List<Line> joined(List<Line> one, List<Line> other) {
        List<Line> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    /** Returns where the pattern that begins at {@code start} ends, or 0 when it does not stand there. */
    private static int end(List<Word> pattern, List<Term> words, int start) {
        int at = start;
        for (int i = 0; i < pattern.size(); i++) {
            Word wanted = pattern.get(i);
            int last = wanted.gap() ? at + GAP : at;
            while (at <= last && at < words.size() && !wanted.matches(words.get(at))) {
                at++;
            }
            if (at > last || at >= words.size()) {
                return 0;
            }
            at++;
        }
        return at;
    }
}
