package io.crmautopilot.incident;

import io.crmautopilot.json.Fields;

/**
 * One reason for or against a cause.
 *
 * @param code what kind of reason, stable across releases, such as {@code topics}, {@code specialist-share}, {@code equipment},
 *     {@code other-branches}, {@code prior}
 * @param detail the reason in one English sentence, without personal data
 * @param weight natural logarithm of the factor by which it changes the odds of the cause against the average rival; above zero
 *     speaks for it
 */
public record Evidence(String code, String detail, double weight) {

    /** Returns this reason as a JSON object. */
    public Fields toFields() {
        return Fields.of("code", code, "detail", detail, "weight", weight);
    }

    /** Returns the reason that {@link #toFields()} wrote. */
    public static Evidence of(Fields fields) {
        return new Evidence(fields.text("code"), fields.text("detail"), fields.decimal("weight"));
    }
}
