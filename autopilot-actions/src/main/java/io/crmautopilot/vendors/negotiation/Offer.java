package io.crmautopilot.vendors.negotiation;

import io.crmautopilot.money.Money;
import io.crmautopilot.vendors.negotiation.Move.Question;
import io.crmautopilot.vendors.reply.Stated;
import io.crmautopilot.vendors.reply.VendorReply;
import io.crmautopilot.vendors.reply.VendorReply.Answer;
import io.crmautopilot.vendors.reply.VendorReply.PriceKind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a vendor's replies come to so far: what a later one says replaces what an earlier one said. */
record Offer(
        Answer answer,
        Stated<Instant> arriveBy,
        Stated<Money> price,
        Optional<VendorReply> priced,
        Optional<Money> accepted,
        boolean suspicious,
        Instant saidAt) {

    static Offer none(Instant at) {
        return new Offer(
                Answer.UNCLEAR, Stated.unknown(), Stated.unknown(), Optional.empty(), Optional.empty(), false, at);
    }

    /** Returns this offer after one more reply, given the question and the counter-offer that stood open, if any. */
    Offer with(VendorReply reply, Instant at, Optional<Move.Ask> open, Optional<Money> countered, boolean counterOpen) {
        boolean bare =
                reply.arrival().value().isEmpty() && reply.price().value().isEmpty();
        boolean silent = reply.answer() == Answer.UNCLEAR && (!bare || reply.asksQuestion());
        // "No" to a counter-offer refuses the sum; that nobody comes at all would have to be said without one.
        boolean haggles = counterOpen && reply.answer() == Answer.NO && answer == Answer.YES;
        Answer next = silent || haggles ? answer : reply.answer();
        boolean confirms = reply.answer() == Answer.YES && open.isPresent();
        Stated<Instant> arrival = reply.arrival().value().isPresent()
                ? Stated.of(
                        at.plus(reply.arrival().value().get()), reply.arrival().isCertain() || repeated(reply, at))
                : confirmed(
                        arriveBy, confirms && open.flatMap(Move.Ask::arriveBy).isPresent());
        boolean named = reply.price().value().isPresent();
        boolean again = named && reply.price().value().equals(price.value());
        Stated<Money> sum = named
                ? Stated.of(reply.price().value().get(), reply.price().isCertain() || again)
                : confirmed(price, confirms && open.flatMap(Move.Ask::price).isPresent());
        boolean agrees = reply.answer() == Answer.YES && !named && countered.isPresent();
        return new Offer(
                next,
                arrival,
                agrees ? Stated.of(countered.orElseThrow(), true) : sum,
                named ? Optional.of(reply) : priced,
                agrees ? countered : named ? Optional.empty() : accepted,
                suspicious || reply.suspicious(),
                at);
    }

    /** A time that is not certain, said again within five minutes of the same, is meant. */
    private boolean repeated(VendorReply reply, Instant at) {
        return arriveBy.value().isPresent()
                && reply.arrival().value().isPresent()
                && Math.abs(arriveBy.value().get().getEpochSecond()
                                - at.plus(reply.arrival().value().get()).getEpochSecond())
                        <= 300;
    }

    private static <T> Stated<T> confirmed(Stated<T> stated, boolean confirmed) {
        return confirmed && stated.value().isPresent()
                ? Stated.of(stated.value().get(), true)
                : stated;
    }

    /** Returns this offer with its arrival forgotten, once it stood for too long. */
    Offer stale() {
        return new Offer(
                answer,
                arriveBy.value().map(time -> Stated.of(time, false)).orElse(Stated.unknown()),
                price,
                priced,
                accepted,
                suspicious,
                saidAt);
    }

    /** Returns what has to be asked before this offer can be agreed. */
    Set<Question> missing() {
        EnumSet<Question> missing = EnumSet.noneOf(Question.class);
        if (answer == Answer.UNCLEAR) {
            missing.add(Question.COMING);
        }
        if (!arriveBy.isCertain()) {
            missing.add(Question.ARRIVAL);
        }
        if (!price.isCertain()) {
            missing.add(Question.PRICE);
        } else if (ceiling().isEmpty()) {
            missing.add(Question.CEILING);
        }
        return missing;
    }

    /** Returns whether only the repair's ceiling is open beside a fee: the visit can be agreed, the work needs a proposal. */
    boolean feeOnly() {
        return priced.map(reply -> reply.priceKind() == PriceKind.DIAGNOSTICS
                        && reply.repair().isEmpty())
                .orElse(false);
    }

    Optional<Money> ceiling() {
        return accepted.isPresent() ? accepted : priced.flatMap(VendorReply::ceiling);
    }

    /** Returns the sum of the vendor's own words that a counter-offer may name: the lower bound of its range. */
    Optional<Money> lowerBound() {
        return ceiling().isPresent()
                        && price.value().isPresent()
                        && ceiling().get().exceeds(price.value().get())
                ? price.value()
                : Optional.empty();
    }

    Optional<Proposal> proposal(String vendorId) {
        if (arriveBy.value().isEmpty() || ceiling().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Proposal(
                vendorId,
                arriveBy.value().get(),
                priced.flatMap(VendorReply::diagnosticsFee),
                accepted.isPresent() ? Optional.empty() : priced.flatMap(VendorReply::repairCeiling),
                ceiling().get()));
    }
}
