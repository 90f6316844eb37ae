package io.crmautopilot.channels;

import io.crmautopilot.person.Contact;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers when a person last wrote to an account of the business, which opens the 24 hours in which free text may be sent. Written
 * by {@link WebhookSource}, read by the messengers, from many threads. Forgetting is safe: the messenger then takes a registered
 * template.
 */
public interface Conversations {

    /** Notes that the person wrote at {@code at}; an earlier time than the one known changes nothing. */
    void heard(String account, Contact person, Instant at);

    /** Returns when the person last wrote to {@code account}; empty when unknown. */
    Optional<Instant> lastHeard(String account, Contact person);

    /** Returns a memory of the {@code most} conversations that were heard last; gone with the process. */
    static Conversations inMemory(int most) {
        return new ConversationMemory(most);
    }
}
