package io.crmautopilot.openai;

import io.crmautopilot.json.Fields;

/**
 * One question to a model, ready to leave: instructions, an input without personal data, and the form of the answer.
 *
 * <p>The two ways to make one are what keeps words of outsiders away from choices.
 */
final class Question {

    private final Prompt prompt;
    private final Fields input;
    private final Shape shape;

    private Question(Prompt prompt, Fields input, Shape shape) {
        this.prompt = prompt;
        this.input = input;
        this.shape = shape;
    }

    /** Asks about somebody's words, masked here; the answer is a closed list about these words. */
    static Question about(Prompt prompt, Untrusted words, Facts offered, Shape shape) {
        if (!prompt.help().seesWords() || !shape.isClosed()) {
            throw new IllegalArgumentException("words of outsiders do not go to " + prompt.version());
        }
        return new Question(prompt, offered.toFields().with("text", Mask.of(words.words(), words.names())), shape);
    }

    /** Asks for a choice, or for a draft, from facts alone. */
    static Question from(Prompt prompt, Facts facts, Shape shape) {
        return new Question(prompt, facts.toFields(), shape);
    }

    Help help() {
        return prompt.help();
    }

    Prompt prompt() {
        return prompt;
    }

    Shape shape() {
        return shape;
    }

    /** Returns what the model reads besides the instructions: one JSON object. */
    String input() {
        return input.canonical();
    }

    /** Returns the key under which the answer is recorded: the same question of a tenant to a model is asked once. */
    String digest(String tenant, String model) {
        return Digest.of(Fields.of(
                        "tenant", tenant,
                        "model", model,
                        "prompt", prompt.version(),
                        "input", input,
                        "schema", shape.schema())
                .canonical());
    }

    @Override
    public String toString() {
        return "Question[" + prompt.version() + "]";
    }
}
