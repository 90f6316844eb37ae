package io.crmautopilot.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An immutable JSON object whose keys are sorted and whose values are text, whole numbers, flags, lists or objects.
 *
 * <p>There are no fractions and no null: a fraction is written as its decimal text, an absent value is an absent key. So every
 * content has exactly one form, and {@link #canonical()} may be hashed. Values given as {@link Instant}, {@link Duration},
 * {@link BigDecimal}, {@link Double}, {@link Integer} or an enum are stored as their text or number. Safe for any number of
 * threads.
 */
public final class Fields {

    private static final Fields EMPTY = new Fields(new TreeMap<>());

    private final SortedMap<String, Object> values;

    private Fields(SortedMap<String, Object> values) {
        this.values = values;
    }

    /** Returns the object without keys. */
    public static Fields empty() {
        return EMPTY;
    }

    /**
     * Returns the object with the given keys and values in turn; a null value leaves its key out.
     *
     * @throws IllegalArgumentException when the number of arguments is odd, a key is no text or comes twice, or a value is of a
     *     type that has no JSON form here
     */
    public static Fields of(@Nullable Object... keysAndValues) {
        if (keysAndValues.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "keys and values do not pair up: " + keysAndValues.length + " arguments");
        }
        TreeMap<String, Object> values = new TreeMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (!(keysAndValues[i] instanceof String key)) {
                throw new IllegalArgumentException("argument " + i + " is no key: " + keysAndValues[i]);
            }
            Object value = keysAndValues[i + 1];
            if (value != null && values.put(key, JsonValues.checked(key, value)) != null) {
                throw new IllegalArgumentException("key comes twice: " + key);
            }
        }
        return new Fields(values);
    }

    /** Returns the object that a map of texts to JSON values describes; the values are checked as in {@link #of}. */
    public static Fields ofMap(Map<String, ?> map) {
        TreeMap<String, Object> values = new TreeMap<>();
        map.forEach((key, value) -> values.put(key, JsonValues.checked(key, value)));
        return new Fields(values);
    }

    /**
     * Returns the object written in {@code json}. Fractions are kept as their decimal text, null leaves its key out.
     *
     * @throws IllegalArgumentException when the text is no JSON object, holds a key twice, nests deeper than 64, or goes on after
     *     the object
     */
    public static Fields parse(String json) {
        return JsonReader.read(json);
    }

    /** Returns this object with {@code key} set, or taken out where {@code value} is null. */
    public Fields with(String key, @Nullable Object value) {
        TreeMap<String, Object> copy = new TreeMap<>(values);
        if (value == null) {
            copy.remove(key);
        } else {
            copy.put(key, JsonValues.checked(key, value));
        }
        return new Fields(copy);
    }

    /** Returns this object with all keys of {@code other} set, those of {@code other} winning. */
    public Fields with(Fields other) {
        TreeMap<String, Object> copy = new TreeMap<>(values);
        copy.putAll(other.values);
        return new Fields(copy);
    }

    /** Tells whether {@code key} is present. */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** Tells whether there is no key. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Returns the keys in ascending order. */
    public List<String> keys() {
        return List.copyOf(values.keySet());
    }

    /** Returns all values by key: text, {@link Long}, {@link Boolean}, {@link List} or {@link Fields}; unmodifiable. */
    public Map<String, Object> asMap() {
        return Collections.unmodifiableMap(values);
    }

    /** Returns the text at {@code key}; throws {@link IllegalArgumentException} naming the key when it is absent or no text. */
    public String text(String key) {
        return required(key, String.class);
    }

    /** Returns the text at {@code key}, or {@code otherwise} when the key is absent. */
    public String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    /** Returns the text at {@code key}, or empty when the key is absent. */
    public Optional<String> find(String key) {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    /** Returns the whole number at {@code key}; throws {@link IllegalArgumentException} when it is absent or no whole number. */
    public long number(String key) {
        return required(key, Long.class);
    }

    /** Returns the whole number at {@code key}, or {@code otherwise} when the key is absent. */
    public long number(String key, long otherwise) {
        return has(key) ? number(key) : otherwise;
    }

    /** Returns the number at {@code key}, whether written as a whole number or as decimal text. */
    public double decimal(String key) {
        Object value = values.get(key);
        return value instanceof Long whole ? whole : Double.parseDouble(text(key));
    }

    /** Returns the flag at {@code key}; false when it is absent. */
    public boolean flag(String key) {
        return has(key) && required(key, Boolean.class);
    }

    /** Returns the point in time at {@code key}. */
    public Instant instant(String key) {
        return Instant.parse(text(key));
    }

    /** Returns the span of time at {@code key}. */
    public Duration duration(String key) {
        return Duration.parse(text(key));
    }

    /** Returns the object at {@code key}; empty when it is absent. */
    public Fields fields(String key) {
        return has(key) ? required(key, Fields.class) : EMPTY;
    }

    /** Returns the texts in the list at {@code key}; empty when it is absent. */
    public List<String> texts(String key) {
        return elements(key, String.class);
    }

    /** Returns the objects in the list at {@code key}; empty when it is absent. */
    public List<Fields> list(String key) {
        return elements(key, Fields.class);
    }

    private <T> List<T> elements(String key, Class<T> type) {
        if (!has(key)) {
            return List.of();
        }
        List<T> result = new ArrayList<>();
        for (Object element : required(key, List.class)) {
            if (!type.isInstance(element)) {
                throw new IllegalArgumentException(
                        "list " + key + " holds something other than " + type.getSimpleName());
            }
            result.add(type.cast(element));
        }
        return List.copyOf(result);
    }

    private <T> T required(String key, Class<T> type) {
        Object value = values.get(key);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    value == null ? "key is absent: " + key : "key " + key + " holds no " + type.getSimpleName());
        }
        return type.cast(value);
    }

    /**
     * Returns the one canonical text of this object: keys in ascending order of UTF-16 code units, no white space, shortest
     * escapes, as RFC 8785 has it for the values that exist here.
     */
    public String canonical() {
        StringBuilder out = new StringBuilder(256);
        JsonValues.write(this, out);
        return out.toString();
    }

    /** Returns {@link #canonical()} in UTF-8. */
    public byte[] canonicalBytes() {
        return canonical().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fields that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Returns the keys alone: values may hold what must not reach a log. */
    @Override
    public String toString() {
        return "Fields" + values.keySet();
    }
}
