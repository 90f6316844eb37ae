package io.crmautopilot.json;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Turns Java values into the JSON values that {@link Fields} holds, and writes them in canonical form. */
final class JsonValues {

    private static final int MOST_DIGITS = 1000;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private JsonValues() {}

    static Object checked(String key, Object value) {
        if (value instanceof String || value instanceof Long || value instanceof Boolean || value instanceof Fields) {
            return value;
        }
        if (value instanceof Integer whole) {
            return (long) whole;
        }
        if (value instanceof Double fraction) {
            return decimal(key, fraction);
        }
        if (value instanceof BigDecimal fraction) {
            return plain(key, fraction);
        }
        if (value instanceof Instant || value instanceof Duration) {
            return value.toString();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Map<?, ?> map) {
            return nested(key, map);
        }
        if (value instanceof Iterable<?> elements) {
            List<Object> copy = new ArrayList<>();
            elements.forEach(element -> copy.add(checked(key, element)));
            return List.copyOf(copy);
        }
        throw new IllegalArgumentException(
                "key " + key + " holds a " + value.getClass().getName() + ", which has no JSON form");
    }

    private static Fields nested(String key, Map<?, ?> map) {
        Fields nested = Fields.empty();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            nested = nested.with(String.valueOf(entry.getKey()), checked(key, entry.getValue()));
        }
        return nested;
    }

    /** Written out, a number of ten characters can have a billion digits. */
    private static String plain(String key, BigDecimal fraction) {
        if (Math.abs((long) fraction.scale()) > MOST_DIGITS) {
            throw new IllegalArgumentException(
                    "key " + key + " holds a number of more than " + MOST_DIGITS + " digits");
        }
        return fraction.toPlainString();
    }

    /** Six decimals are more than any statistic here means, and the same on every machine. */
    private static String decimal(String key, double fraction) {
        if (Double.isNaN(fraction) || Double.isInfinite(fraction)) {
            throw new IllegalArgumentException("key " + key + " is no number: " + fraction);
        }
        BigDecimal rounded = new BigDecimal(fraction).setScale(6, java.math.RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    static void write(Object value, StringBuilder out) {
        if (value instanceof Fields fields) {
            writeObject(fields, out);
        } else if (value instanceof List<?> elements) {
            writeList(elements, out);
        } else if (value instanceof String text) {
            writeText(text, out);
        } else {
            out.append(value);
        }
    }

    private static void writeObject(Fields fields, StringBuilder out) {
        out.append('{');
        Iterator<Map.Entry<String, Object>> entries = fields.asMap().entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<String, Object> entry = entries.next();
            writeText(entry.getKey(), out);
            out.append(':');
            write(entry.getValue(), out);
            if (entries.hasNext()) {
                out.append(',');
            }
        }
        out.append('}');
    }

    private static void writeList(List<?> elements, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < elements.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            write(elements.get(i), out);
        }
        out.append(']');
    }

    private static void writeText(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || isLoneSurrogate(text, i)) {
                        escape(c, out);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** A lone surrogate has no UTF-8 form, so it is escaped: nothing that came in is lost or refused. */
    private static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    private static void escape(char c, StringBuilder out) {
        out.append("\\u")
                .append(HEX[c >> 12])
                .append(HEX[c >> 8 & 15])
                .append(HEX[c >> 4 & 15])
                .append(HEX[c & 15]);
    }
}
