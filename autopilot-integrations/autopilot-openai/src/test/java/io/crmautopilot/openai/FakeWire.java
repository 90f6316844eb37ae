package io.crmautopilot.openai;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A model in this process: answers by a function, and remembers what it was asked. */
final class FakeWire implements Wire {

    private final Function<Question, Sent> answers;
    private final List<Question> asked = new ArrayList<>();
    boolean closed;

    FakeWire(Function<Question, Sent> answers) {
        this.answers = answers;
    }

    static FakeWire saying(Function<Question, String> text) {
        return new FakeWire(question -> Sent.answer(text.apply(question), 100));
    }

    @Override
    public Sent send(Question question, String repair, Duration limit) {
        synchronized (this) {
            asked.add(question);
        }
        return answers.apply(question);
    }

    synchronized List<Question> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        closed = true;
    }
}
