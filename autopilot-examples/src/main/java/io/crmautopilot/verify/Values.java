package io.crmautopilot.verify;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a record's body holds, found by its path and written for people. What is absent is written as nothing. */
final class Values {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int HUNDRED = 100;

    private final Map<String, Object> body;
    private final Map<String, Map<String, Object>> actions;
    private final ZoneId zone;
    private final UnaryOperator<String> people;

    /**
     * Reads {@code body}.
     *
     * @param actions what was said of each action so far, by its key: later records name the key alone
     * @param zone where the branch is
     * @param people turns a person's token into what may be shown of it
     */
    Values(
            Map<String, Object> body,
            Map<String, Map<String, Object>> actions,
            ZoneId zone,
            UnaryOperator<String> people) {
        this.body = body;
        this.actions = actions;
        this.zone = zone;
        this.people = people;
    }

    /** Returns what stands at {@code place}: a path, a count {@code #path}, or a form and a path. */
    String at(String place, Phrases phrases) {
        if (place.equals("cause")) {
            return cause(phrases);
        }
        if (place.equals("did")) {
            return did(phrases);
        }
        if (place.startsWith("#")) {
            return find(place.substring(1)) instanceof List<?> list ? Integer.toString(list.size()) : "0";
        }
        int colon = place.indexOf(':');
        Object value = find(place.substring(colon + 1));
        if (value == null) {
            return "";
        }
        return switch (colon < 0 ? "" : place.substring(0, colon)) {
            case "time" -> time(value);
            case "duration" -> duration(value);
            case "percent" -> percent(value);
            case "money" -> money(value);
            default -> value instanceof String code ? coded(code, phrases) : written(value, phrases);
        };
    }

    private String coded(String code, Phrases phrases) {
        return code.startsWith("p-") ? people.apply(code) : phrases.reasons().code(code);
    }

    private String written(Object value, Phrases phrases) {
        return value instanceof List<?> list
                ? list.stream()
                        .map(each -> each instanceof String code ? coded(code, phrases) : written(each))
                        .collect(Collectors.joining(", "))
                : written(value);
    }

    /** Tells whether there is something at {@code path}, or, for a flag, whether it is set. */
    boolean isTrue(String path) {
        Object value = find(path.startsWith("#") ? path.substring(1) : path);
        return value instanceof Boolean flag
                ? flag
                : value instanceof List<?> list ? !list.isEmpty() : value != null && !value.equals("");
    }

    /** Returns all texts, numbers and flags of the body, each with its key. */
    String plain() {
        return body.entrySet().stream()
                .filter(each -> !each.getKey().equals("why"))
                .filter(each -> !(each.getValue() instanceof Map) && !(each.getValue() instanceof List))
                .map(each -> each.getKey() + "=" + written(each.getValue()))
                .collect(Collectors.joining(" "));
    }

    private String cause(Phrases phrases) {
        if (find("diagnosis.causes") instanceof List<?> causes
                && !causes.isEmpty()
                && causes.get(0) instanceof Map<?, ?> first) {
            return phrases.reasons().code(String.valueOf(first.get("cause"))) + " ("
                    + percent(String.valueOf(first.get("probability"))) + ")";
        }
        return "?";
    }

    private String did(Phrases phrases) {
        Map<String, Object> action = new TreeMap<>();
        if (find("action") instanceof Map<?, ?> map) {
            map.forEach((key, value) -> action.put((String) key, value));
        } else {
            action.putAll(actions.getOrDefault(String.valueOf(find("key")), Map.of()));
        }
        if (action.isEmpty()) {
            return find("key") instanceof String key ? key : "?";
        }
        String to = String.valueOf(action.getOrDefault("to", ""));
        return phrases.word(String.valueOf(action.get("kind")))
                + (to.isEmpty() ? "" : " " + phrases.word("to") + " " + people.apply(to))
                + (action.get("cost") instanceof Map<?, ?> cost ? ", " + money(cost) : "");
    }

    private @Nullable Object find(String path) {
        Object at = body;
        for (String key : path.split("\\.", -1)) {
            at = at instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return at;
    }

    private String written(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(this::written).collect(Collectors.joining(", "));
        }
        return value instanceof String text && text.startsWith("p-") ? people.apply(text) : value.toString();
    }

    private String time(Object value) {
        try {
            return CLOCK.format(Instant.parse(value.toString()).atZone(zone));
        } catch (DateTimeException wrong) {
            return value.toString();
        }
    }

    private static String duration(Object value) {
        try {
            Duration length = Duration.parse(value.toString());
            return String.format(Locale.ROOT, "%d:%02d", length.toHours(), length.toMinutesPart());
        } catch (DateTimeException wrong) {
            return value.toString();
        }
    }

    private static String percent(Object value) {
        try {
            return new BigDecimal(value.toString())
                            .multiply(BigDecimal.valueOf(HUNDRED))
                            .setScale(1, RoundingMode.DOWN)
                            .stripTrailingZeros()
                            .toPlainString()
                    + " %";
        } catch (NumberFormatException wrong) {
            return value.toString();
        }
    }

    private static String money(Object value) {
        if (!(value instanceof Map<?, ?> map) || !(map.get("minor") instanceof Long minor)) {
            return "";
        }
        String code = String.valueOf(map.get("currency"));
        try {
            int digits = Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
            return BigDecimal.valueOf(minor, digits).stripTrailingZeros().toPlainString() + " " + code;
        } catch (IllegalArgumentException unknown) {
            return minor + " / " + code;
        }
    }
}
