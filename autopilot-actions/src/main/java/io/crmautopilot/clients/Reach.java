package io.crmautopilot.clients;

import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.Contact;
import io.crmautopilot.text.Language;
import java.util.List;
import java.util.Set;

/**
 * How a known client may be reached.
 *
 * @param channels the client's channels, the preferred one first
 * @param optIns the channels on which the client agreed to be written to first
 * @param language the language on the card; {@link Language#OTHER} when it says none
 * @param optedOut whether the client asked not to be written to
 */
public record Reach(List<String> channels, Set<String> optIns, Language language, boolean optedOut) {

    /** Creates the value; collections are copied. */
    public Reach {
        channels = List.copyOf(channels);
        optIns = Set.copyOf(optIns);
    }

    /** Returns what a card says; the host's list of opt-outs says the rest. */
    public static Reach of(ClientCard card, boolean optedOut) {
        List<String> channels =
                card.contacts().stream().map(Contact::channel).distinct().toList();
        return new Reach(channels, card.optIns(), card.language(), optedOut);
    }
}
