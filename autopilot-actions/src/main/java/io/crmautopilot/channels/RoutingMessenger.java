package io.crmautopilot.channels;

import io.crmautopilot.action.Messenger;
import io.crmautopilot.action.Outcome;
import java.util.Map;

/** Hands each letter to the messenger of its channel. A channel that nobody serves is a failure that names it. Immutable. */
public final class RoutingMessenger implements Messenger {

    private final Map<String, Messenger> channels;

    /** Creates a messenger over those of {@code channels}, by the channel's name in lower case. */
    public RoutingMessenger(Map<String, Messenger> channels) {
        this.channels = Map.copyOf(channels);
    }

    @Override
    public Outcome send(Letter letter) {
        Messenger messenger = channels.get(letter.to().channel());
        if (messenger == null) {
            return new Outcome.Failed(
                    "no messenger serves the channel " + Tally.plain(letter.to().channel()), false);
        }
        return messenger.send(letter);
    }
}
