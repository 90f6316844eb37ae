package io.crmautopilot.action;

import io.crmautopilot.json.Fields;
import java.util.function.Function;

/** How an action ended. */
public sealed interface Outcome {

    /**
     * It was done.
     *
     * @param facts what is known of it, such as the message's id on the channel; no personal data
     */
    record Done(Fields facts) implements Outcome {}

    /**
     * It was certainly not done.
     *
     * @param reason why, without personal data
     * @param retryable whether trying again may help
     */
    record Failed(String reason, boolean retryable) implements Outcome {}

    /**
     * Nobody knows whether it was done.
     *
     * @param reason what hides it, without personal data
     */
    record InDoubt(String reason) implements Outcome {}

    /** Returns the result of the one function that fits this outcome. */
    default <R> R match(Function<Done, R> done, Function<Failed, R> failed, Function<InDoubt, R> inDoubt) {
        if (this instanceof Done d) {
            return done.apply(d);
        }
        if (this instanceof Failed f) {
            return failed.apply(f);
        }
        return inDoubt.apply((InDoubt) this);
    }
}
