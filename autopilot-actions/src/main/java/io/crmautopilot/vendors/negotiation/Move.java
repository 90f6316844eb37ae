package io.crmautopilot.vendors.negotiation;

import io.crmautopilot.money.Money;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be done next. No move that reaches a vendor holds the ceiling or anything derived from it. In all of them {@code vendorId} is
 * the vendor's id in its directory, {@code proposal} what vendor and terms it is about, {@code paid} and {@code asked} sums in the corridor's
 * currency, {@code until} when to look again at the latest, {@code why} the reason.
 */
public sealed interface Move {

    /** What a vendor has not said, or not for certain. */
    enum Question {
        /** Whether somebody comes. */
        COMING,
        /** When somebody is there. */
        ARRIVAL,
        /** What it costs. */
        PRICE,
        /** What the work costs at most. */
        CEILING
    }

    /** Why a vendor is told no, or a person takes over. */
    enum Why {
        /** Another vendor was booked. */
        BOOKED_ANOTHER,
        /** It asked for money first, sent a link, changed its number or pressed. */
        SUSPICIOUS,
        /** It costs more than may be spent, also after a counter-offer. */
        TOO_EXPENSIVE,
        /** It comes too late. */
        TOO_LATE,
        /** It left open what was asked. */
        INCOMPLETE,
        /** The gate or a person refused the proposal. */
        REFUSED,
        /** It did not come. */
        NO_SHOW,
        /** It took its word back. */
        CANCELLED,
        /** It changed what had been agreed. */
        CHANGED_TERMS,
        /** It did not confirm what had been agreed. */
        UNCONFIRMED,
        /** It was there and could not mend it. */
        NOT_MENDED,
        /** Both have to wait for a person's word. */
        PERSON_DECIDES,
        /** Nobody is left to be asked, or nobody can be there in time. */
        NOBODY_LEFT,
        /** The final price is not known. */
        FINAL_PRICE_UNKNOWN,
        /** Nobody knows whether the work is done. */
        NO_WORD
    }

    /** Ask a vendor: what, where, until when; the ceiling is not told. */
    record Request(String vendorId) implements Move {}

    /**
     * Ask a vendor for what is missing.
     *
     * @param vendorId the vendor
     * @param questions what is asked
     * @param arriveBy an arrival to be confirmed, where one was understood but not for certain
     * @param price a price to be confirmed, where one was understood but not for certain
     */
    record Ask(String vendorId, Set<Question> questions, Optional<Instant> arriveBy, Optional<Money> price)
            implements Move {

        /** Creates a question; none is refused. */
        public Ask {
            if (questions.isEmpty()) {
                throw new IllegalArgumentException("a question to " + vendorId + " asks for nothing");
            }
            questions = Collections.unmodifiableSet(EnumSet.copyOf(questions));
        }
    }

    /**
     * Ask a vendor once for a better offer.
     *
     * @param vendorId the vendor
     * @param price the sum to be proposed as the most, taken from the vendor's own words; empty asks whether less is possible
     */
    record CounterOffer(String vendorId, Optional<Money> price) implements Move {}

    /** Put a proposal to the gate, which reserves its total or asks a person; it replaces an earlier one of this negotiation. */
    record Reserve(Proposal proposal) implements Move {}

    /**
     * Tell a vendor who offered something that we come back to it: a person has to decide, or others are asked first. Once for each
     * offer, so that nobody waits without knowing for what.
     */
    record Defer(String vendorId) implements Move {}

    /** Tell a vendor whose rise was refused that what had been agreed stands, and no more. */
    record HoldTo(Proposal proposal) implements Move {}

    /** Agree to a proposal whose total is reserved. */
    record Agree(Proposal proposal) implements Move {}

    /** Tell a vendor politely no. */
    record Decline(String vendorId, Why why) implements Move {}

    /** Remind a booked vendor of the agreed arrival. */
    record Remind(Proposal proposal) implements Move {}

    /** Ask a vendor that is there how the work stands and what it comes to. */
    record AskProgress(String vendorId) implements Move {}

    /** Settle the final price; what was reserved beyond it is released. */
    record Settle(Proposal proposal, Money paid) implements Move {}

    /** Hand to a person a final price above the agreed one; nothing beyond the agreed total is spent. */
    record Dispute(Proposal proposal, Money asked) implements Move {}

    /**
     * Hand the rest to a person.
     *
     * @param why the reason
     * @param offers what vendors offered that could not be agreed, best first, to decide upon
     */
    record HandToPerson(Why why, List<Proposal> offers) implements Move {

        /** Creates a handover; the list is copied. */
        public HandToPerson {
            offers = List.copyOf(offers);
        }
    }

    /** Do nothing until something happens, or until the time given. */
    record Wait(Instant until) implements Move {}

    /**
     * The end: nothing more to be done.
     *
     * @param rating what was seen of the booked vendor; empty when a person took over or nobody was booked
     */
    record Done(Optional<VendorRating> rating) implements Move {}
}
