package io.crmautopilot.words;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of a template, taken apart once when it is loaded.
 *
 * <p>{@code {slot}} is a value, {@code {slot:form}} a value in a form, {@code {slot:^form}} the same with a capital letter,
 * {@code {slot|one|few|many}} a count with its plural forms in which {@code #} is the number. {@code [with|without]} is said in the first
 * way when all slots in it have a value, else in the second; {@code [with]} is said or left out.
 */
record TemplateText(List<Part> parts) {

    /** A piece of a text. */
    sealed interface Part {}

    /** Words as they are. */
    record Words(String text) implements Part {}

    /**
     * A value.
     *
     * @param slot which one
     * @param form in which form; empty for the plain one
     * @param capital whether its first letter is made a capital
     * @param plurals the plural forms of what is counted; empty when nothing is
     */
    record Value(String slot, String form, boolean capital, List<String> plurals) implements Part {}

    /** What is said when all values of {@code with} are there, and what is said otherwise. */
    record Either(List<Part> with, List<Part> without) implements Part {}

    TemplateText {
        parts = List.copyOf(parts);
    }

    /** Takes {@code text} apart; the message of the exception names the place in it. */
    static TemplateText parse(String text) {
        return new TemplateText(new Reader(text).parts(false));
    }

    /** Returns all values, those inside alternatives included, in order. */
    List<Value> values() {
        List<Value> all = new ArrayList<>();
        collect(parts, all);
        return all;
    }

    static void collect(List<Part> parts, List<Value> into) {
        for (Part part : parts) {
            if (part instanceof Value value) {
                into.add(value);
            } else if (part instanceof Either either) {
                collect(either.with(), into);
                collect(either.without(), into);
            }
        }
    }

    private static final class Reader {

        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        List<Part> parts(boolean inside) {
            List<Part> parts = new ArrayList<>();
            StringBuilder words = new StringBuilder();
            while (at < text.length()) {
                char c = text.charAt(at);
                if (inside && (c == '|' || c == ']')) {
                    break;
                }
                if (c == '{' || c == '[') {
                    flush(words, parts);
                    at++;
                    if (c == '[' && inside) {
                        throw wrong("an alternative stands inside another");
                    }
                    parts.add(c == '{' ? value() : either());
                } else if (c == '}' || c == ']' || c == '|') {
                    throw wrong("\"" + c + "\" closes nothing");
                } else {
                    words.append(c);
                    at++;
                }
            }
            flush(words, parts);
            return parts;
        }

        private Either either() {
            List<Part> with = parts(true);
            List<Part> without = List.of();
            if (at < text.length() && text.charAt(at) == '|') {
                at++;
                without = parts(true);
            }
            if (at >= text.length() || text.charAt(at) != ']') {
                throw wrong("an alternative is not closed by ]");
            }
            at++;
            if (with.stream().noneMatch(Value.class::isInstance)) {
                throw wrong("an alternative depends on no slot");
            }
            return new Either(List.copyOf(with), List.copyOf(without));
        }

        private Value value() {
            int end = text.indexOf('}', at);
            if (end < 0) {
                throw wrong("a slot is not closed by }");
            }
            String[] pieces = text.substring(at, end).split("\\|", -1);
            String[] head = pieces[0].split(":", -1);
            at = end + 1;
            if (!head[0].matches("[a-z][A-Za-z]*") || head.length > 2) {
                throw wrong("a slot is not written {name}, {name:form} or {name|plural|plural}");
            }
            String form = head.length == 2 ? head[1] : "";
            boolean capital = form.startsWith("^");
            List<String> plurals = List.of(pieces).subList(1, pieces.length);
            return new Value(head[0], capital ? form.substring(1) : form, capital, plurals);
        }

        private static void flush(StringBuilder words, List<Part> parts) {
            if (words.length() > 0) {
                parts.add(new Words(words.toString()));
                words.setLength(0);
            }
        }

        private IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException(what + ", at character " + at);
        }
    }
}
