package io.crmautopilot.vendors.negotiation;

import io.crmautopilot.money.Money;
import io.crmautopilot.vendors.negotiation.Move.Why;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The moves once somebody is booked, until it is paid or somebody else has to come. */
final class BookedMoves {

    private final NegotiationState state;
    private final NegotiationTerms terms;
    private final Booking booking;
    private final String vendor;

    BookedMoves(NegotiationState state, Booking booking) {
        this.state = state;
        this.terms = state.terms;
        this.booking = booking;
        this.vendor = booking.proposal.vendorId();
    }

    Move next() {
        for (VendorThread thread : state.threads.values()) {
            if (thread.live() && !thread.id.equals(vendor)) {
                return new Move.Decline(thread.id, thread.suspicious() ? Why.SUSPICIOUS : Why.BOOKED_ANOTHER);
            }
        }
        if (booking.finishedAt.isPresent()) {
            return finished(booking.finishedAt.get());
        }
        if (booking.broken.isPresent()) {
            return broken(booking.broken.get());
        }
        if (booking.raise.isPresent()) {
            return booking.raisesTooOften() ? broken(Why.CHANGED_TERMS) : propose(booking.raise.get());
        }
        if (booking.arrivedAt.isPresent()) {
            return working(booking.arrivedAt.get());
        }
        return booking.confirmed ? coming() : unconfirmed();
    }

    /** Who does not confirm is asked once, and then given up: somebody else may still be had in time. */
    private Move unconfirmed() {
        Instant until = booking.askedToConfirmAt.plus(terms.replyWithin());
        if (state.now.isBefore(until)) {
            return new Move.Wait(until);
        }
        return booking.confirmAsked ? new Move.Decline(vendor, Why.UNCONFIRMED) : new Move.Remind(booking.proposal);
    }

    /** Before anybody is there the next vendor is tried; once somebody is at work only a person can part. */
    private Move broken(Why why) {
        if (booking.arrivedAt.isEmpty()) {
            return new Move.Decline(vendor, why);
        }
        return why == Why.CHANGED_TERMS && !booking.heldTo
                ? new Move.HoldTo(booking.proposal)
                : new Move.HandToPerson(why, List.of(booking.proposal));
    }

    /** Whatever is asked beyond what was agreed goes through the gate, which knows the corridor and whom to ask. */
    private Move propose(Proposal raise) {
        if (state.held.map(held -> held.proposal().equals(raise)).orElse(false)) {
            Instant until = state.held.orElseThrow().until();
            return deferred() ? waitOrBreak(until) : new Move.Defer(vendor);
        }
        return state.reserved.equals(Optional.of(raise)) ? new Move.Agree(raise) : new Move.Reserve(raise);
    }

    private boolean deferred() {
        VendorThread thread = state.threads.get(vendor);
        return thread == null || thread.deferred;
    }

    private Move waitOrBreak(Instant until) {
        return state.now.isBefore(until) ? new Move.Wait(until) : broken(Why.CHANGED_TERMS);
    }

    private Move coming() {
        Instant lost = booking.arriveBy.plus(terms.lateBy());
        if (!state.now.isBefore(lost)) {
            return new Move.Decline(vendor, Why.NO_SHOW);
        }
        Instant remindAt = booking.arriveBy.minus(terms.remindBefore());
        if (!booking.reminded && booking.agreedAt.isBefore(remindAt)) {
            return state.now.isBefore(remindAt) ? new Move.Wait(remindAt) : new Move.Remind(booking.proposal);
        }
        // Who should be there by now is asked before it is given up: a third of the patience is left for the answer.
        Instant nudge = lost.minus(terms.lateBy().dividedBy(3));
        if (booking.nudged) {
            return new Move.Wait(lost);
        }
        return state.now.isBefore(nudge) ? new Move.Wait(nudge) : new Move.Remind(booking.proposal);
    }

    private Move working(Instant arrivedAt) {
        Instant due = arrivedAt.plus(terms.workWithin());
        if (state.now.isBefore(due)) {
            return new Move.Wait(due);
        }
        return askOrHandOver(due, Why.NO_WORD);
    }

    private Move finished(Instant finishedAt) {
        if (booking.finalPrice.isEmpty()) {
            return askOrHandOver(finishedAt, Why.FINAL_PRICE_UNKNOWN);
        }
        Money paid = booking.finalPrice.get();
        boolean comparable = paid.currency().equals(booking.proposal.total().currency());
        if (comparable && !paid.exceeds(booking.proposal.total())) {
            return new Move.Settle(booking.proposal, paid);
        }
        return comparable && !booking.raiseRefused && !booking.raisesTooOften()
                ? demanded(paid)
                : new Move.Dispute(booking.proposal, paid);
    }

    /** What is demanded after the work is put to a person as one more proposal; without a yes it is disputed. */
    private Move demanded(Money paid) {
        Proposal demand = new Proposal(
                vendor, booking.arriveBy, booking.proposal.fee(), booking.proposal.repairCeiling(), paid, true);
        if (state.held.map(held -> held.proposal().equals(demand)).orElse(false)) {
            Instant until = state.held.orElseThrow().until();
            if (!deferred()) {
                return new Move.Defer(vendor);
            }
            return state.now.isBefore(until) ? new Move.Wait(until) : new Move.Dispute(booking.proposal, paid);
        }
        return state.reserved.equals(Optional.of(demand)) ? new Move.Agree(demand) : new Move.Reserve(demand);
    }

    /** Asks once since a moment, waits for the answer, then gives it to a person. */
    private Move askOrHandOver(Instant since, Why why) {
        Optional<Instant> asked = booking.progressAskedAt.filter(at -> !at.isBefore(since));
        if (asked.isEmpty()) {
            return new Move.AskProgress(vendor);
        }
        Instant until = asked.get().plus(terms.answerWithin());
        return state.now.isBefore(until) ? new Move.Wait(until) : new Move.HandToPerson(why, List.of(booking.proposal));
    }
}
