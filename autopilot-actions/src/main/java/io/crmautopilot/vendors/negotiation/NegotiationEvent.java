package io.crmautopilot.vendors.negotiation;

import io.crmautopilot.money.Money;
import io.crmautopilot.vendors.reply.JobProgress;
import io.crmautopilot.vendors.reply.VendorReply;
import java.time.Instant;

/**
 * Something that happened in a negotiation, as it was recorded. In all of them {@code at} is when it happened, {@code vendorId} the vendor's
 * id in its directory, {@code proposal} what vendor and terms it is about, {@code reply} and {@code progress} two readings of what the vendor
 * wrote, {@code question} and {@code offer} what was sent, {@code until} when the gate gives up waiting, {@code paid} and {@code asked} sums
 * in the corridor's currency, {@code why} the reason.
 */
public sealed interface NegotiationEvent {

    /** Returns when it happened. */
    Instant at();

    /** Our request went out. */
    record Requested(Instant at, String vendorId) implements NegotiationEvent {}

    /** The gate, or the channel, did not let a message to this vendor out: it is not asked again. */
    record Blocked(Instant at, String vendorId) implements NegotiationEvent {}

    /** A vendor wrote; both readings are of the same text. */
    record Replied(Instant at, String vendorId, VendorReply reply, JobProgress progress) implements NegotiationEvent {}

    /** Our question went out. */
    record Asked(Instant at, String vendorId, Move.Ask question) implements NegotiationEvent {}

    /** Our counter-offer went out. */
    record Countered(Instant at, Move.CounterOffer offer) implements NegotiationEvent {}

    /** The gate let a proposal run and reserved its total. */
    record Reserved(Instant at, Proposal proposal) implements NegotiationEvent {}

    /** The gate waits for a person's word on a proposal. */
    record Held(Instant at, Proposal proposal, Instant until) implements NegotiationEvent {}

    /** The gate, or a person, refused a proposal. */
    record Refused(Instant at, Proposal proposal) implements NegotiationEvent {}

    /** Our agreement to a reserved proposal went out. */
    record Agreed(Instant at, Proposal proposal) implements NegotiationEvent {}

    /** Our polite no went out. */
    record Declined(Instant at, String vendorId, Move.Why why) implements NegotiationEvent {}

    /** A vendor was told that its offer waits for a decision. */
    record Deferred(Instant at, String vendorId) implements NegotiationEvent {}

    /** A booked vendor was told that the agreed terms stand. */
    record HeldTo(Instant at, String vendorId) implements NegotiationEvent {}

    /** Our reminder went out. */
    record Reminded(Instant at, String vendorId) implements NegotiationEvent {}

    /** Our question how the work stands went out. */
    record AskedProgress(Instant at, String vendorId) implements NegotiationEvent {}

    /** The final price was settled against the reservation. */
    record Settled(Instant at, String vendorId, Money paid) implements NegotiationEvent {}

    /** A disagreement about the final price was handed to a person. */
    record Disputed(Instant at, String vendorId, Money asked) implements NegotiationEvent {}

    /** A person took over, or the negotiation was stopped: nothing more is decided here. */
    record TakenOver(Instant at) implements NegotiationEvent {}

    /** Time passed: written when a deadline that a {@link Move.Wait} named is reached. */
    record TimePassed(Instant at) implements NegotiationEvent {}
}
