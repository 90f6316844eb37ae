package io.crmautopilot.channels;

import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.person.Contact;
import org.jspecify.annotations.Nullable;

/**
 * Who agreed to be written to first. Asked at the moment of sending, from many threads, and only outside an open conversation.
 * Throwing means that the letter was not sent.
 */
@FunctionalInterface
public interface OptIns {

    /** Tells whether the business may open a conversation with {@code to}. */
    boolean mayWriteFirst(@Nullable BranchRef branch, Contact to);

    /** Returns what the host's client cards say; who has no card did not agree. */
    static OptIns ofCards(ClientCards cards) {
        return (branch, to) -> branch != null
                && cards.byContact(branch.tenant(), to)
                        .filter(card -> card.optIns().contains(to.channel()))
                        .isPresent();
    }

    /** Returns these agreements together with those of {@code other}: the host's own people beside its clients. */
    default OptIns or(OptIns other) {
        return (branch, to) -> mayWriteFirst(branch, to) || other.mayWriteFirst(branch, to);
    }
}
