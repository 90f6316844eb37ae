package io.crmautopilot.openai;

import io.crmautopilot.json.Fields;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a model answered: it has the shape that was asked for, and nothing more is known of it. It can only be taken by a function that
 * makes a value of our own of it, out of what the code itself offered, and may refuse.
 */
final class FromModel {

    private final Fields answer;

    FromModel(Fields answer) {
        this.answer = answer;
    }

    /** Returns what {@code check} makes of the answer, or empty when it refuses, also by throwing. */
    <T> Optional<T> rederive(Function<Fields, Optional<T>> check) {
        try {
            return check.apply(answer);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns the answer for its record; only that of a closed shape may be recorded. */
    Fields forRecord() {
        return answer;
    }

    @Override
    public String toString() {
        return "FromModel";
    }
}
