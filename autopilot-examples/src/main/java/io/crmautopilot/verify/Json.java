package io.crmautopilot.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the JSON that an audit log may hold: objects, lists, texts, whole numbers and flags. Anything else, a key that comes twice or a
 * character too many is refused.
 */
final class Json {

    private static final int DEEPEST = 64;

    private final String text;
    private int at;
    private int depth;

    private Json(String text) {
        this.text = text;
    }

    /**
     * Returns the object that {@code text} holds: values are {@link String}, {@link Long}, {@link Boolean}, {@link List} or {@link Map}.
     *
     * @throws IllegalArgumentException naming the place of what is wrong, without quoting it
     */
    static Map<String, Object> object(String text) {
        Json json = new Json(text);
        json.space();
        Map<String, Object> object = json.object();
        json.space();
        if (json.at != text.length()) {
            throw json.wrong("the object is followed by something");
        }
        return object;
    }

    private Map<String, Object> object() {
        enter('{');
        Map<String, Object> object = new TreeMap<>();
        space();
        if (!skip('}')) {
            do {
                space();
                String key = string();
                space();
                expect(':');
                if (object.put(key, value()) != null) {
                    throw wrong("a key comes twice");
                }
                space();
            } while (skip(','));
            expect('}');
        }
        depth--;
        return object;
    }

    private List<Object> list() {
        enter('[');
        List<Object> list = new ArrayList<>();
        space();
        if (!skip(']')) {
            do {
                list.add(value());
                space();
            } while (skip(','));
            expect(']');
        }
        depth--;
        return list;
    }

    private Object value() {
        space();
        char first = peek();
        if (first == '{') {
            return object();
        }
        if (first == '[') {
            return list();
        }
        if (first == '"') {
            return string();
        }
        if (text.startsWith("true", at)) {
            at += 4;
            return true;
        }
        if (text.startsWith("false", at)) {
            at += 5;
            return false;
        }
        return number();
    }

    private Long number() {
        int from = at;
        skip('-');
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        String digits = text.substring(from, at);
        if (!digits.matches("-?(0|[1-9][0-9]*)")) {
            throw wrong("neither a text, a whole number, a flag, a list nor an object");
        }
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException tooLong) {
            throw wrong("a number has more than 64 bits");
        }
    }

    private String string() {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (true) {
            char next = take();
            if (next == '"') {
                return out.toString();
            }
            if (next < ' ') {
                throw wrong("a control character stands in a text");
            }
            out.append(next == '\\' ? escaped() : next);
        }
    }

    private char escaped() {
        char kind = take();
        int simple = "\"\\/bfnrt".indexOf(kind);
        if (simple >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(simple);
        }
        if (kind != 'u') {
            throw wrong("an escape is unknown");
        }
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(take(), 16);
            if (digit < 0) {
                throw wrong("an escape has no four digits");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private void enter(char bracket) {
        expect(bracket);
        depth++;
        if (depth > DEEPEST) {
            throw wrong("more than " + DEEPEST + " levels");
        }
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean skip(char expected) {
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char expected) {
        if (!skip(expected)) {
            throw wrong("here should be " + expected);
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong("it ends too early");
        }
        return text.charAt(at);
    }

    private char take() {
        char next = peek();
        at++;
        return next;
    }

    private IllegalArgumentException wrong(String how) {
        return new IllegalArgumentException("character " + (at + 1) + ": " + how);
    }
}
