package io.crmautopilot.person;

import io.crmautopilot.text.Language;
import java.util.List;
import java.util.Set;

/**
 * What the host's own card says of a client. Personal data: its text form shows the id alone.
 *
 * @param id the host's id of the client
 * @param name how the client is addressed; may be empty
 * @param language the language on the card, which is never overwritten
 * @param contacts the client's addresses, the preferred one first
 * @param marketingConsent whether the client agreed to offers (a service message needs no such consent)
 * @param optIns the channels on which the client agreed to be written to first
 * @param visits how often the client has been here; 0 means that no visit stands behind a message
 */
public record ClientCard(
        String id,
        String name,
        Language language,
        List<Contact> contacts,
        boolean marketingConsent,
        Set<String> optIns,
        int visits) {

    /** Creates a card; lists are copied, and a blank id is refused. */
    public ClientCard {
        if (id.isBlank()) {
            throw new IllegalArgumentException("id of a client card is blank");
        }
        contacts = List.copyOf(contacts);
        optIns = Set.copyOf(optIns);
    }

    @Override
    public String toString() {
        return "ClientCard[" + id + "]";
    }
}
