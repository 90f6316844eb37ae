package io.crmautopilot.channels;

import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.person.Contact;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers when a person last wrote to an account of the business, which opens the 24 hours in which free text may be sent, and whether
 * the person switched the business's offers off there. Written by {@link WebhookSource}, read by the messengers, from many threads. To
 * forget who wrote is safe: the messenger then takes a registered template.
 */
public interface Conversations {

    /** Notes that the person wrote at {@code at}; an earlier time than the one known changes nothing. */
    void heard(String account, Contact person, Instant at);

    /** Returns when the person last wrote to {@code account}; empty when unknown. */
    Optional<Instant> lastHeard(String account, Contact person);

    /** Returns what persons chose about offers in the messenger's own settings; the same one each time. */
    OfferChoices choices();

    /**
     * Returns a memory that outlives the process: the vault, which lies in the same store as the log, keeps when each person last wrote.
     * It writes at most once in ten minutes for a person and remembers that time, rounded down, so the 24 hours end up to ten minutes
     * early after a restart and never late. Of whoever is forgotten nothing is left in the vault.
     *
     * <p>Where the vault cannot be written to, what was heard is known to this process alone; where it cannot be read,
     * {@link #lastHeard} throws, and the messenger sends nothing. A stop to offers is kept as {@link MarketingStop}, where the standard
     * procedures heed it for whatever they decide and on every channel; it is in the vault before it leaves the inbox.
     *
     * @param directory tells which branch, and so which tenant, an account belongs to, and who a person is
     * @param most how many conversations are also kept in memory
     */
    static Conversations kept(PersonVault vault, ChannelDirectory directory, int most) {
        return new KeptConversations(vault, directory, new ConversationMemory(most));
    }

    /**
     * Returns a memory of the {@code most} conversations that were heard last and of the last {@code most} choices about offers; gone
     * with the process, and heeded by the messengers alone.
     */
    static Conversations inMemory(int most) {
        return new ConversationMemory(most);
    }
}
