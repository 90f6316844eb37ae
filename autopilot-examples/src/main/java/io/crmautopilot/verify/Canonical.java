package io.crmautopilot.verify;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes JSON values in the one form that is hashed: RFC 8785 for texts, whole numbers, flags, lists and objects. Keys stand in the order
 * of their UTF-16 code units, there is no white space, and only what must be escaped is; half of a surrogate pair, which has no UTF-8
 * form, is escaped too.
 */
final class Canonical {

    private Canonical() {}

    /** Returns the canonical text of {@code object}. */
    static String of(Map<String, Object> object) {
        return written(object);
    }

    private static String written(Object value) {
        if (value instanceof Map<?, ?> map) {
            SortedMap<String, Object> sorted = new TreeMap<>();
            map.forEach((key, each) -> sorted.put((String) key, each));
            return sorted.entrySet().stream()
                    .map(each -> quoted(each.getKey()) + ":" + written(each.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Canonical::written).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof String text ? quoted(text) : value.toString();
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(each -> {
            int simple = "\b\f\n\r\t\"\\".indexOf(each);
            if (simple >= 0) {
                out.append('\\').append("bfnrt\"\\".charAt(simple));
            } else if (each < ' ' || (each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE)) {
                out.append(String.format(Locale.ROOT, "\\u%04x", each));
            } else {
                out.appendCodePoint(each);
            }
        });
        return out.append('"').toString();
    }
}
