package io.crmautopilot.signal;

import io.crmautopilot.json.Fields;

/**
 * How much worse or better people sounded in a window than they do normally in the branch: a property of the window, never of a
 * person.
 *
 * @param window mean sentiment of the window's authors, -1 to 1
 * @param baseline mean sentiment of the branch, -1 to 1
 * @param deviation {@code window - baseline}; negative means worse
 * @param z the deviation in standard errors of a mean over that many authors
 */
public record SentimentDeviation(double window, double baseline, double deviation, double z) {

    /** Creates a deviation; anything that is not a number is refused. */
    public SentimentDeviation {
        if (!Double.isFinite(window + baseline + deviation + z)) {
            throw new IllegalArgumentException("a sentiment deviation is made of finite numbers");
        }
    }

    /** Returns this deviation as a JSON object. */
    public Fields toFields() {
        return Fields.of("window", window, "baseline", baseline, "deviation", deviation, "z", z);
    }

    /** Returns the deviation that {@link #toFields()} wrote. */
    public static SentimentDeviation of(Fields fields) {
        return new SentimentDeviation(
                fields.decimal("window"), fields.decimal("baseline"), fields.decimal("deviation"), fields.decimal("z"));
    }
}
