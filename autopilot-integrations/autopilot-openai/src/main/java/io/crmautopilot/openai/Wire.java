package io.crmautopilot.openai;

import java.time.Duration;
import java.util.Optional;

/** Carries one request to a server and its answer back. Safe for any number of threads. */
interface Wire extends AutoCloseable {

    /**
     * Sends one request and returns what came of it within {@code limit}; never throws.
     *
     * @param repair what was wrong with the answer before, where this request is to mend it; empty otherwise
     */
    Sent send(Question question, String repair, Duration limit);

    @Override
    void close();

    /**
     * What came back.
     *
     * @param problem why there is no text; empty when there is one
     * @param text what the model answered; untrusted
     * @param tokens how many tokens the server counts; negative when it does not say
     * @param pause how long the server asks to be left alone; zero when it does not say
     */
    record Sent(Optional<Problem> problem, String text, long tokens, Duration pause) {

        static Sent answer(String text, long tokens) {
            return new Sent(Optional.empty(), text, tokens, Duration.ZERO);
        }

        static Sent failed(Problem problem) {
            return new Sent(Optional.of(problem), "", -1, Duration.ZERO);
        }

        @Override
        public String toString() {
            return "Sent[" + problem.map(Problem::id).orElse("answer") + "]";
        }
    }
}
