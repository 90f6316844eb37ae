package io.crmautopilot.openai;

import java.util.Optional;

/**
 * What came of a question.
 *
 * @param said what the model answered, in the form that was asked for; empty when there is no answer
 * @param problem why there is none
 * @param reference where its record stands, for the log: prompt version and the first digits of the key
 */
record Answer(Optional<FromModel> said, Optional<Problem> problem, String reference) {

    static Answer none(Problem problem, String reference) {
        return new Answer(Optional.empty(), Optional.of(problem), reference);
    }
}
