package io.crmautopilot.vendors.negotiation;

import io.crmautopilot.money.Money;
import io.crmautopilot.vendors.negotiation.Move.Why;
import io.crmautopilot.vendors.reply.JobProgress;
import io.crmautopilot.vendors.reply.JobProgress.Stage;
import io.crmautopilot.vendors.reply.VendorReply;
import io.crmautopilot.vendors.reply.VendorReply.Answer;
import java.time.Instant;
import java.util.Optional;

/** What has become of an agreement, while events are folded. */
final class Booking {

    /** So often more may be agreed on; who asks again is a person's. */
    private static final int RAISES = 2;

    Proposal proposal;
    final Instant agreedAt;
    Instant arriveBy;
    boolean reminded;
    boolean nudged;
    boolean confirmed;
    boolean heldTo;
    boolean raiseRefused;
    Instant askedToConfirmAt;
    boolean confirmAsked;
    Optional<Instant> arrivedAt = Optional.empty();
    Optional<Instant> finishedAt = Optional.empty();
    Optional<Instant> progressAskedAt = Optional.empty();
    Optional<Money> finalPrice = Optional.empty();
    Optional<Proposal> raise = Optional.empty();
    Optional<Why> broken = Optional.empty();
    boolean over;
    private boolean delayed;
    private boolean overcharged;
    private int raises;

    Booking(Proposal proposal, Instant agreedAt) {
        this.proposal = proposal;
        this.agreedAt = agreedAt;
        this.arriveBy = proposal.arriveBy();
        this.askedToConfirmAt = agreedAt;
    }

    /** A reminder before a confirmation asks for it. */
    void reminded(Instant at) {
        if (confirmed) {
            reminded = true;
            nudged |= !at.isBefore(arriveBy);
        } else {
            confirmAsked = true;
            askedToConfirmAt = at;
        }
    }

    /** A raise that was agreed takes the place of what had been agreed. */
    void raised(Proposal agreed) {
        overcharged |= finishedAt.isPresent();
        proposal = agreed;
        arriveBy = agreed.arriveBy();
        raise = Optional.empty();
        raises++;
    }

    /** A rise was refused: a final price above the agreed one stays a dispute, and work that needs more is a person's. */
    void refusedRaise() {
        raiseRefused = true;
        raise = Optional.empty();
        if (finishedAt.isEmpty()) {
            broken = Optional.of(Why.CHANGED_TERMS);
        }
    }

    /** Whether it asked for more once too often. */
    boolean raisesTooOften() {
        return raises >= RAISES;
    }

    void replied(Instant at, VendorReply reply, JobProgress progress, NegotiationTerms terms) {
        if (reply.suspicious() && finishedAt.isEmpty()) {
            broken = Optional.of(Why.SUSPICIOUS);
            return;
        }
        confirmed |= reply.answer() == Answer.YES
                || reply.arrival().isCertain()
                || (progress.stage() != Stage.NONE && progress.stage() != Stage.CANCELLED);
        switch (progress.stage()) {
            case CANCELLED -> over |= arrivedAt.isEmpty();
            case ARRIVED -> arrivedAt = arrivedAt.isPresent() ? arrivedAt : Optional.of(at);
            case FINISHED -> finished(at, progress);
            case NOT_MENDED -> broken = Optional.of(Why.NOT_MENDED);
            case DELAYED -> delayed(at, progress, terms);
            case ON_THE_WAY, NONE -> {}
        }
        if (progress.stage() == Stage.NONE && finishedAt.isPresent() && finalPrice.isEmpty()) {
            finalPrice = reply.price().certain();
        } else if (finishedAt.isEmpty() && progress.stage() != Stage.CANCELLED) {
            raise(reply);
        }
    }

    private void finished(Instant at, JobProgress progress) {
        arrivedAt = arrivedAt.isPresent() ? arrivedAt : Optional.of(at);
        finishedAt = Optional.of(at);
        progress.finalPrice().certain().ifPresent(price -> finalPrice = Optional.of(price));
    }

    /** One delay within what is needed is borne; a second one changes nothing, so that it ends as not come. */
    private void delayed(Instant at, JobProgress progress, NegotiationTerms terms) {
        Optional<Instant> later = progress.arrival().value().map(at::plus);
        if (later.isEmpty() || delayed || !later.get().isAfter(arriveBy)) {
            return;
        }
        delayed = true;
        if (later.get().isAfter(terms.neededBy())) {
            broken = Optional.of(Why.TOO_LATE);
        } else {
            arriveBy = later.get();
            nudged = false;
        }
    }

    /** A sum above the agreed one is a new proposal; work named beside an agreed fee adds to it. */
    private void raise(VendorReply reply) {
        Optional<Money> named = reply.price().certain().isPresent() ? reply.ceiling() : Optional.empty();
        if (named.isEmpty() || !named.get().currency().equals(proposal.total().currency())) {
            return;
        }
        boolean workApart = proposal.fee().isPresent()
                && proposal.repairCeiling().isEmpty()
                && reply.diagnosticsFee().isEmpty();
        Money total = workApart ? proposal.total().plus(named.get()) : named.get();
        if (total.exceeds(proposal.total())) {
            // A sum for the whole takes the place of fee and work; only work beside the agreed fee leaves the fee as it
            // is.
            Optional<Money> fee = workApart ? proposal.fee() : reply.diagnosticsFee();
            Optional<Money> repair = workApart ? named : reply.repairCeiling();
            raise = Optional.of(new Proposal(proposal.vendorId(), arriveBy, fee, repair, total));
        }
    }

    VendorRating rating(NegotiationTerms terms) {
        boolean onTime = arrivedAt
                .map(at -> !at.isAfter(proposal.arriveBy().plus(terms.lateBy())))
                .orElse(false);
        boolean kept = !overcharged
                && finalPrice.map(price -> !price.exceeds(proposal.total())).orElse(true);
        return new VendorRating(proposal.vendorId(), onTime, kept);
    }
}
