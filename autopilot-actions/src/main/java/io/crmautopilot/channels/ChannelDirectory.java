package io.crmautopilot.channels;

import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import java.util.Map;
import java.util.Optional;

/**
 * What the host knows of its numbers and accounts. Called by {@link WebhookSource} from the thread that fetches; throwing leaves the
 * update in the inbox, to be tried again at the next fetch.
 */
@FunctionalInterface
public interface ChannelDirectory {

    /**
     * Returns the branch behind an account of the business, or empty when it is none of ours.
     *
     * @param channel {@code whatsapp} or {@code instagram}
     * @param account WhatsApp's {@code phone_number_id}, or the id of the Instagram professional account
     */
    Optional<BranchRef> branch(String channel, String account);

    /** Returns the host's own id of the person behind {@code contact}, the same across channels; empty when unknown. */
    default Optional<String> person(BranchRef branch, Contact contact) {
        return Optional.empty();
    }

    /**
     * Returns the id of the host's broadcast that the message {@code messageId} was part of; empty when it was none. Our ids of
     * messages are those that {@link WhatsAppMessenger} reports of what it sent.
     */
    default Optional<String> broadcast(BranchRef branch, String messageId) {
        return Optional.empty();
    }

    /** Returns a directory that knows the given accounts: keys are {@code whatsapp:1065...} or {@code instagram:1784...}. */
    static ChannelDirectory of(Map<String, BranchRef> branches) {
        Map<String, BranchRef> copy = Map.copyOf(branches);
        return (channel, account) -> Optional.ofNullable(copy.get(channel + ":" + account));
    }
}
