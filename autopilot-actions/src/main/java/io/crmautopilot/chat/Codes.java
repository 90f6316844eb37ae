package io.crmautopilot.chat;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds one-time codes in a message: four to eight digits or Latin capitals. Who types on a Cyrillic keyboard hits letters that look the
 * same; they are read as the Latin ones.
 */
final class Codes {

    private static final Pattern RUN =
            Pattern.compile("(?<![\\p{L}\\p{N}])(?<!\\p{N}[:.,])[\\p{L}\\p{N}]+(?![\\p{L}\\p{N}])");
    private static final Pattern GLUED = Pattern.compile("\\p{L}+(\\p{Nd}{4,8})");
    private static final String CYRILLIC = "АВЕКМНОРСТУХІ";
    private static final String LATIN = "ABEKMHOPCTYXI";

    private Codes() {}

    /** Returns the codes in {@code text}, each once, in order. A word of letters alone is a code only when it is all Latin capitals. */
    static Set<String> in(String text, Set<String> words) {
        Set<String> codes = new LinkedHashSet<>();
        Matcher matcher = RUN.matcher(text);
        while (matcher.find()) {
            code(matcher.group(), words).ifPresent(codes::add);
        }
        return codes;
    }

    /** Returns {@code text} with its codes taken out. */
    static String without(String text, Set<String> words) {
        return RUN.matcher(text)
                .replaceAll(run -> Matcher.quoteReplacement(
                        code(run.group(), words).isEmpty() ? run.group() : " " + wordBefore(run.group(), words) + " "));
    }

    private static Optional<String> code(String run, Set<String> words) {
        String word = wordBefore(run, words);
        String code = word.isEmpty() ? latin(run) : run.substring(word.length());
        boolean digits = code.chars().anyMatch(c -> c >= '0' && c <= '9');
        boolean capitals = run.matches("[A-Z]{4,8}") && !words.contains(run.toLowerCase(Locale.ROOT));
        return Optional.of(code).filter(one -> one.matches("[0-9A-Z]{4,8}") && (digits || capitals));
    }

    /** Returns the known word that stands glued before digits, as in "да4821"; empty when there is none. */
    private static String wordBefore(String run, Set<String> words) {
        Matcher glued = GLUED.matcher(run);
        String word = glued.matches() ? run.substring(0, glued.start(1)) : "";
        return words.contains(word.toLowerCase(Locale.ROOT)) ? word : "";
    }

    private static String latin(String run) {
        StringBuilder code = new StringBuilder(run.length());
        for (char c : run.toUpperCase(Locale.ROOT).toCharArray()) {
            int twin = CYRILLIC.indexOf(c);
            code.append(twin < 0 ? c : LATIN.charAt(twin));
        }
        return code.toString();
    }
}
