package io.crmautopilot.examples.salon;

import io.crmautopilot.action.Messenger;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.json.Fields;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The chain's WhatsApp and Instagram accounts: what is sent is kept, and whoever plays the people on the other side reads it. */
final class SalonChannels implements Messenger {

    /**
     * A text as it went out.
     *
     * @param at when
     * @param letter to whom, and what
     */
    record Sent(Instant at, Letter letter) {}

    private final InstantSource clock;
    private final List<Sent> sent = new ArrayList<>();
    private final Consumer<Sent> people;

    SalonChannels(InstantSource clock, Consumer<Sent> people) {
        this.clock = clock;
        this.people = people;
    }

    @Override
    public Outcome send(Letter letter) {
        Sent text = new Sent(clock.instant(), letter);
        sent.add(text);
        people.accept(text);
        return new Outcome.Done(Fields.of("message", "out-" + sent.size()));
    }

    /** Returns what was sent, the oldest first. */
    List<Sent> sent() {
        return List.copyOf(sent);
    }
}
