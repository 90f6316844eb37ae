package io.crmautopilot.testing;

import io.crmautopilot.message.Inbound;
import io.crmautopilot.message.Message;
import io.crmautopilot.message.MessageSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A source that hands out what was put in until it is acknowledged. Safe for any number of threads. */
public final class InMemoryMessageSource implements MessageSource {

    private final Deque<Inbound> waiting = new ArrayDeque<>();

    /** Creates a source that has nothing. */
    public InMemoryMessageSource() {}

    /** Puts a message in. */
    public void put(Message message) {
        put(Inbound.of(message));
    }

    /** Puts a delivery in, readable or not. */
    public synchronized void put(Inbound inbound) {
        waiting.addLast(inbound);
    }

    /** Returns how many deliveries are not acknowledged. */
    public synchronized int waiting() {
        return waiting.size();
    }

    @Override
    public synchronized List<Inbound> fetch(int max) {
        return new ArrayList<>(waiting).subList(0, Math.min(max, waiting.size()));
    }

    @Override
    public synchronized void acknowledge(List<Inbound> taken) {
        waiting.removeAll(taken);
    }
}
