package io.crmautopilot.channels;

import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.person.Contact;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who agreed to be written to first. Asked at the moment of sending, from many threads, and only outside an open conversation.
 * Throwing means that the letter was not sent.
 */
@FunctionalInterface
public interface OptIns {

    /** Tells whether the business may open a conversation with {@code to}. */
    boolean mayWriteFirst(@Nullable BranchRef branch, Contact to);

    /** Tells whether {@code to} agreed to offers, which a text of the marketing category needs; nobody did unless it is known. */
    default boolean mayOffer(@Nullable BranchRef branch, Contact to) {
        return false;
    }

    /** Returns what the host's client cards say; who has no card did not agree. */
    static OptIns ofCards(ClientCards cards) {
        return new OptIns() {
            @Override
            public boolean mayWriteFirst(@Nullable BranchRef branch, Contact to) {
                return card(branch, to)
                        .filter(card -> card.optIns().contains(to.channel()))
                        .isPresent();
            }

            @Override
            public boolean mayOffer(@Nullable BranchRef branch, Contact to) {
                return card(branch, to).filter(ClientCard::marketingConsent).isPresent();
            }

            private Optional<ClientCard> card(@Nullable BranchRef branch, Contact to) {
                return branch == null ? Optional.empty() : cards.byContact(branch.tenant(), to);
            }
        };
    }

    /** Returns these agreements together with those of {@code other}: the host's own people beside its clients. */
    default OptIns or(OptIns other) {
        OptIns first = this;
        return new OptIns() {
            @Override
            public boolean mayWriteFirst(@Nullable BranchRef branch, Contact to) {
                return first.mayWriteFirst(branch, to) || other.mayWriteFirst(branch, to);
            }

            @Override
            public boolean mayOffer(@Nullable BranchRef branch, Contact to) {
                return first.mayOffer(branch, to) || other.mayOffer(branch, to);
            }
        };
    }
}
