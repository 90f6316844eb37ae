package io.crmautopilot.verify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says why something was decided in a reader's language, from the codes and values of its record: the rule, the cap, what a step noted,
 * the milestone it reached. The sentence in the record itself is English; where a record bears no code that is known, it is quoted.
 */
final class Reasons {

    /** The keys of a record that tell reasons of one kind apart, the most telling first. */
    private static final List<String> CODES = List.of("code", "rule", "what", "lookup", "milestone", "outcome");

    private final Map<String, Object> reasons;
    private final Map<String, Object> codes;
    private final Phrases phrases;

    Reasons(Map<String, Object> reasons, Map<String, Object> codes, Phrases phrases) {
        this.reasons = reasons;
        this.codes = codes;
        this.phrases = phrases;
    }

    /** Returns the reason of a record; blank when its sentence says it already or it has none. */
    String of(Entry entry, Values values) {
        String recorded = String.valueOf(entry.body().getOrDefault("why", ""));
        if (recorded.isEmpty() || phrases.isEnglish()) {
            return recorded;
        }
        return coded(entry)
                .map(text -> phrases.fill(text, values))
                .orElseGet(() -> "«" + recorded + "» (" + phrases.word("english") + ")");
    }

    private Optional<String> coded(Entry entry) {
        if (entry.body().get("cap") instanceof Map<?, ?>) {
            return text(reasons, "cap");
        }
        for (String code : CODES) {
            if (entry.body().get(code) instanceof String value) {
                Optional<String> own =
                        text(reasons, entry.kind() + ":" + value).or(() -> text(reasons, code + ":" + value));
                if (own.isPresent()) {
                    return own;
                }
            }
        }
        return text(reasons, entry.kind());
    }

    /** Returns what a code such as {@code CORRIDOR} or {@code vendor.booked} is called; the code itself where it has no name. */
    String code(String code) {
        return phrases.isEnglish() ? code : text(codes, code).orElse(code);
    }

    private Optional<String> text(Map<String, Object> in, String key) {
        @Nullable Object entry = in.get(key);
        return entry instanceof Map<?, ?> map && map.get(phrases.language()) instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }
}
