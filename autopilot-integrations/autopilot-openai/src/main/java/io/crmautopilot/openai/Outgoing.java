package io.crmautopilot.openai;

import io.crmautopilot.json.Fields;

/**
 * What would leave for one question. Its text form shows no input.
 *
 * @param help what it is for
 * @param prompt the version of the instructions
 * @param instructions the instructions
 * @param input what the model would read besides: one JSON object without personal data
 * @param schema the form of the answer, a JSON schema
 */
public record Outgoing(Help help, String prompt, String instructions, String input, Fields schema) {

    static Outgoing of(Question question) {
        return new Outgoing(
                question.help(),
                question.prompt().version(),
                question.prompt().words(),
                question.input(),
                question.shape().schema());
    }

    @Override
    public String toString() {
        return "Outgoing[" + prompt + "]";
    }
}
