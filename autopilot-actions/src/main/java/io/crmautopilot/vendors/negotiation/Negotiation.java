package io.crmautopilot.vendors.negotiation;

import io.crmautopilot.money.Money;
import io.crmautopilot.vendors.negotiation.Move.Question;
import io.crmautopilot.vendors.negotiation.Move.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides the next move of a negotiation. Pure: no clock, no chance, no port; safe for any number of threads.
 *
 * <p>It ends after a bounded number of moves: each vendor is requested once, asked at most as often as the terms say, countered
 * once, put to the gate once per proposal, told once that an offer waits and told no at most once; what is left is a booking or a
 * person.
 */
public final class Negotiation {

    private Negotiation() {}

    /**
     * Returns the one next move.
     *
     * @param terms what the negotiation may do
     * @param events everything that was recorded, in order; a move counts once its event is there
     * @param start when the negotiation began, for as long as nothing has happened
     */
    public static Move next(NegotiationTerms terms, List<NegotiationEvent> events, Instant start) {
        return look(terms, events, start).next();
    }

    /** Returns the next move as {@link #next} does, and where the negotiation stands. */
    public static NegotiationView look(NegotiationTerms terms, List<NegotiationEvent> events, Instant start) {
        NegotiationState state = NegotiationState.of(terms, events);
        if (state.now.isBefore(start)) {
            state.now = start;
        }
        Move next = next(state, terms);
        return NegotiationView.of(state, next);
    }

    private static Move next(NegotiationState state, NegotiationTerms terms) {
        if (state.takenOver) {
            return new Move.Done(Optional.empty());
        }
        if (state.closed) {
            return new Move.Done(state.booking.map(booking -> booking.rating(terms)));
        }
        return state.booking.isPresent()
                ? new BookedMoves(state, state.booking.get()).next()
                : new Searching(state).next();
    }

    /** The moves until somebody is booked. */
    private static final class Searching {

        private final NegotiationState state;
        private final NegotiationTerms terms;

        Searching(NegotiationState state) {
            this.state = state;
            this.terms = state.terms;
        }

        Move next() {
            for (VendorThread thread : state.threads.values()) {
                if (thread.live() && thread.suspicious()) {
                    return new Move.Decline(thread.id, Why.SUSPICIOUS);
                }
            }
            if (!state.now.isBefore(terms.neededBy())) {
                return handOver();
            }
            if (state.held.isPresent()
                    && state.now.isBefore(state.held.get().until())
                    && live(state.held.get().proposal())) {
                String held = state.held.get().proposal().vendorId();
                boolean told =
                        state.threads.values().stream().anyMatch(thread -> thread.id.equals(held) && thread.deferred);
                return told ? new Move.Wait(state.held.get().until()) : new Move.Defer(held);
            }
            List<Move> moves = new ArrayList<>();
            for (VendorThread thread : state.threads.values()) {
                if (thread.live() && actionable(thread)) {
                    answer(thread).ifPresent(moves::add);
                }
            }
            for (Move move : moves) {
                if (move instanceof Move.Agree || move instanceof Move.Reserve) {
                    return move;
                }
            }
            return moves.isEmpty() ? onward() : moves.get(0);
        }

        private boolean live(Proposal proposal) {
            VendorThread thread = state.threads.get(proposal.vendorId());
            return thread != null && thread.live();
        }

        /** It is our turn when the vendor spoke last, and when a fee can be agreed though the rest was not answered. */
        private boolean actionable(VendorThread thread) {
            boolean expired = !state.now.isBefore(thread.deadline(terms));
            boolean feeReady = thread.offer(terms, state.now)
                    .map(offer -> thread.ceilingAsked && needed(thread, offer).isEmpty())
                    .orElse(false);
            return thread.ourTurn() || (expired && feeReady);
        }

        private static Set<Question> needed(VendorThread thread, Offer offer) {
            Set<Question> missing = offer.missing();
            if (thread.ceilingAsked && offer.feeOnly()) {
                missing.remove(Question.CEILING);
            }
            return missing;
        }

        /** Returns the answer to what a vendor said; none while a dear offer waits for what others say. */
        private Optional<Move> answer(VendorThread thread) {
            thread.parked = isDear(thread) && !thread.refused && (somebodyElse(thread) || isCheaperElsewhere(thread));
            if (!thread.parked) {
                return Optional.of(reply(thread));
            }
            return thread.deferred ? Optional.empty() : Optional.of(new Move.Defer(thread.id));
        }

        /** Whether it stays above what may be agreed without a person after our counter-offer. */
        private boolean isDear(VendorThread thread) {
            return thread.countered
                    && most(thread).filter(sum -> sum.exceeds(terms.ceiling())).isPresent();
        }

        private Optional<Money> most(VendorThread thread) {
            return thread.offer(terms, state.now)
                    .flatMap(Offer::ceiling)
                    .filter(sum -> sum.currency().equals(terms.ceiling().currency()));
        }

        /** Whether another vendor may still be asked, or is about to answer something better. */
        private boolean somebodyElse(VendorThread one) {
            return state.threads.values().stream()
                    .filter(other -> other != one && !other.blocked && !isDear(other))
                    .anyMatch(other -> other.requestedAt.isEmpty()
                            || (other.live() && (other.ourTurn() || state.now.isBefore(other.deadline(terms)))));
        }

        private boolean isCheaperElsewhere(VendorThread one) {
            Money own = most(one).orElseThrow();
            return state.threads.values().stream()
                    .filter(other -> other != one && other.live() && !other.refused && isDear(other))
                    .anyMatch(other -> most(other).filter(own::exceeds).isPresent());
        }

        private Move reply(VendorThread thread) {
            Offer offer = thread.offer(terms, state.now).orElseThrow();
            Set<Question> needed = needed(thread, offer);
            if (offer.feeOnly() && !thread.ceilingAsked && offer.price().isCertain()) {
                needed.add(Question.CEILING);
            }
            boolean unanswered = state.held
                    .map(held -> held.proposal().vendorId().equals(thread.id))
                    .orElse(false);
            if (thread.refused || unanswered) {
                return new Move.Decline(thread.id, Why.REFUSED);
            }
            if (!needed.isEmpty()) {
                boolean onlyCeiling = needed.equals(EnumSet.of(Question.CEILING)) && offer.feeOnly();
                if (thread.questions < terms.questions()) {
                    return new Move.Ask(
                            thread.id,
                            needed,
                            offer.arriveBy().value(),
                            offer.price().value());
                }
                if (!onlyCeiling) {
                    return new Move.Decline(thread.id, Why.INCOMPLETE);
                }
            }
            return propose(thread, offer);
        }

        private Move propose(VendorThread thread, Offer offer) {
            Proposal proposal = offer.proposal(thread.id).orElseThrow();
            if (proposal.arriveBy().isAfter(terms.neededBy())) {
                return new Move.Decline(thread.id, Why.TOO_LATE);
            }
            if (!proposal.total().currency().equals(terms.ceiling().currency())) {
                return new Move.Decline(thread.id, Why.TOO_EXPENSIVE);
            }
            if (proposal.total().exceeds(terms.ceiling()) && !thread.countered) {
                Optional<Money> low = offer.lowerBound().filter(sum -> !sum.exceeds(terms.ceiling()));
                return new Move.CounterOffer(thread.id, low);
            }
            // Nobody offers less: the gate knows what lies above the corridor, and asks a person.
            return state.reserved.equals(Optional.of(proposal)) ? new Move.Agree(proposal) : new Move.Reserve(proposal);
        }

        /** Nobody to answer: ask the next vendor, wait for those who were asked, or give the case to a person. */
        private Move onward() {
            List<VendorThread> pending = state.threads.values().stream()
                    .filter(thread -> thread.live() && !thread.parked && state.now.isBefore(thread.deadline(terms)))
                    .toList();
            Optional<VendorThread> unasked = state.threads.values().stream()
                    .filter(thread -> thread.requestedAt.isEmpty() && !thread.blocked)
                    .findFirst();
            if (pending.size() < terms.parallel() && unasked.isPresent()) {
                return new Move.Request(unasked.get().id);
            }
            return pending.stream()
                    .map(thread -> thread.deadline(terms))
                    .min(Instant::compareTo)
                    .<Move>map(until -> new Move.Wait(until.isBefore(terms.neededBy()) ? until : terms.neededBy()))
                    .orElseGet(this::handOver);
        }

        /** Nobody who answered is left without a word: who offered something hears that a person decides, the others a no. */
        private Optional<Move> lastWord() {
            for (VendorThread thread : state.threads.values()) {
                if (thread.answered()) {
                    boolean complete = thread.offer(terms, state.now)
                            .flatMap(offer -> offer.proposal(thread.id))
                            .isPresent();
                    if (!complete || thread.refused) {
                        return Optional.of(
                                new Move.Decline(thread.id, thread.refused ? Why.REFUSED : Why.PERSON_DECIDES));
                    }
                    if (!thread.deferred) {
                        return Optional.of(new Move.Defer(thread.id));
                    }
                }
            }
            return Optional.empty();
        }

        private Move handOver() {
            Optional<Move> word = lastWord();
            if (word.isPresent()) {
                return word.get();
            }
            List<Proposal> offers = state.threads.values().stream()
                    .filter(thread -> !thread.suspicious() && !thread.saidNo())
                    .flatMap(thread -> thread.offer(terms, state.now).stream()
                            .flatMap(offer -> offer.proposal(thread.id).stream()))
                    .filter(proposal -> proposal.arriveBy().isAfter(state.now))
                    .toList();
            return new Move.HandToPerson(Why.NOBODY_LEFT, offers);
        }
    }
}
