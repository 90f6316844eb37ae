package io.crmautopilot.clients;

import io.crmautopilot.text.Language;

/**
 * A person who complained.
 *
 * @param person the host's id of the client or a token of the person; the same person has the same id in visits and cards
 * @param channel the channel of the last message
 * @param language the language of the last message
 * @param lastClear the last language that was neither mixed nor unknown; {@link Language#OTHER} when there was none
 */
public record Complainant(String person, String channel, Language language, Language lastClear) {

    /** Creates the value; blank parts are refused. */
    public Complainant {
        if (person.isBlank() || channel.isBlank()) {
            throw new IllegalArgumentException("person or channel of a complainant is blank");
        }
    }
}
