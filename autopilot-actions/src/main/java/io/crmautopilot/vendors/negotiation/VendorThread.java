package io.crmautopilot.vendors.negotiation;

import io.crmautopilot.money.Money;
import io.crmautopilot.vendors.negotiation.Move.Question;
import io.crmautopilot.vendors.reply.VendorReply;
import io.crmautopilot.vendors.reply.VendorReply.Answer;
import java.time.Instant;
import java.util.Optional;

/** The talk with one vendor, while events are folded. */
final class VendorThread {

    final String id;
    Optional<Instant> requestedAt = Optional.empty();
    boolean blocked;
    boolean declined;
    boolean refused;
    boolean countered;
    boolean ceilingAsked;
    boolean deferred;
    boolean tookBack;
    boolean parked;
    int questions;
    private Instant oursAt = Instant.MIN;
    private boolean ourTurn;
    private Optional<Move.Ask> open = Optional.empty();
    private boolean counterOpen;
    private Optional<Money> counter = Optional.empty();
    private Optional<Offer> offer = Optional.empty();

    VendorThread(String id) {
        this.id = id;
    }

    void requested(Instant at) {
        requestedAt = Optional.of(at);
        oursAt = at;
    }

    void asked(Instant at, Move.Ask question) {
        questions++;
        oursAt = at;
        ourTurn = false;
        open = Optional.of(question);
        ceilingAsked |= question.questions().contains(Question.CEILING);
    }

    void countered(Instant at, Optional<Money> price) {
        countered = true;
        oursAt = at;
        ourTurn = false;
        counter = price;
        counterOpen = true;
    }

    void replied(Instant at, VendorReply reply) {
        offer = Optional.of(offer.orElseGet(() -> Offer.none(at)).with(reply, at, open, counter, counterOpen));
        ourTurn = true;
        deferred = false;
        parked = false;
        open = Optional.empty();
        counter = Optional.empty();
        counterOpen = false;
    }

    /** Returns whether it was asked, answered at least once, and neither side has said no. */
    boolean answered() {
        return live() && offer.isPresent();
    }

    /** Returns whether this vendor was asked and neither side has said no. */
    boolean live() {
        return requestedAt.isPresent() && !blocked && !declined && !saidNo();
    }

    boolean saidNo() {
        return offer.map(said -> said.answer() == Answer.NO).orElse(false);
    }

    boolean suspicious() {
        return offer.map(Offer::suspicious).orElse(false);
    }

    /** Returns what it offers now; an offer that stood for too long has to say its arrival again. */
    Optional<Offer> offer(NegotiationTerms terms, Instant now) {
        return offer.map(said -> now.isAfter(said.saidAt().plus(terms.offerHolds())) ? said.stale() : said);
    }

    /** Returns whether it has said something that we did not answer yet. */
    boolean ourTurn() {
        return ourTurn;
    }

    /** What it wrote while a person thought about its offer may have ended the offer. */
    Optional<Move.Why> changedItsMind() {
        return suspicious()
                ? Optional.of(Move.Why.SUSPICIOUS)
                : saidNo() ? Optional.of(Move.Why.CANCELLED) : Optional.empty();
    }

    /** Returns why it is not waited for any more, or empty while it may still be booked. */
    Optional<NegotiationView.Out> out(NegotiationTerms terms, Instant now) {
        if (blocked) {
            return Optional.of(NegotiationView.Out.UNREACHABLE);
        }
        if (saidNo() || tookBack) {
            return Optional.of(NegotiationView.Out.DECLINED);
        }
        if (declined) {
            return Optional.of(NegotiationView.Out.TOLD_NO);
        }
        boolean waits = requestedAt.isPresent() && !ourTurn && !parked;
        return waits && !now.isBefore(deadline(terms)) ? Optional.of(NegotiationView.Out.SILENT) : Optional.empty();
    }

    /** Returns until when we wait for it. */
    Instant deadline(NegotiationTerms terms) {
        return oursAt.plus(offer.isPresent() ? terms.answerWithin() : terms.replyWithin());
    }
}
