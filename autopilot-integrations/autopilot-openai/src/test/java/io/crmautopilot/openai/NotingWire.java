package io.crmautopilot.openai;

import java.time.Duration;
import java.util.function.Consumer;

/** A wire that tells of each question that goes over it; the repair of an unusable answer is no new question. */
final class NotingWire implements Wire {

    private final Wire server;
    private final Consumer<Question> noted;

    NotingWire(Wire server, Consumer<Question> noted) {
        this.server = server;
        this.noted = noted;
    }

    @Override
    public Sent send(Question question, String repair, Duration limit) {
        if (repair.isEmpty()) {
            noted.accept(question);
        }
        return server.send(question, repair, limit);
    }

    @Override
    public void close() {
        server.close();
    }
}
