package io.crmautopilot.vendors.negotiation;

import io.crmautopilot.money.Money;
import io.crmautopilot.vendors.reply.JobProgressReader;
import io.crmautopilot.vendors.reply.VendorReplyReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** A negotiation as a test plays it: says what happens, and does each move at once by writing its event. */
final class Talk {

    static final Currency KZT = Currency.getInstance("KZT");
    static final Instant START = Instant.parse("2025-10-07T05:11:17Z");
    private static final ZoneOffset ALMATY = ZoneOffset.ofHours(5);

    final List<NegotiationEvent> events = new ArrayList<>();
    private final NegotiationTerms terms;
    private final VendorReplyReader replies = new VendorReplyReader(KZT);
    private final JobProgressReader progress = new JobProgressReader(KZT);
    private Instant now = START;

    Talk(NegotiationTerms terms) {
        this.terms = terms;
    }

    static Talk with(String... vendors) {
        return new Talk(NegotiationTerms.of(List.of(vendors), tenge(25_000), START.plus(Duration.ofHours(3))));
    }

    static Money tenge(long major) {
        return Money.ofMajor(major, KZT);
    }

    Move next() {
        return Negotiation.next(terms, events, START);
    }

    Instant now() {
        return now;
    }

    /** Returns the next move and writes the event that it was done. */
    Move act() {
        Move move = next();
        done(move).ifPresent(events::add);
        return move;
    }

    Talk says(String vendor, String text) {
        LocalTime time = now.atOffset(ALMATY).toLocalTime();
        events.add(new NegotiationEvent.Replied(now, vendor, replies.read(text, time), progress.read(text, time)));
        return this;
    }

    Talk after(Duration time) {
        now = now.plus(time);
        events.add(new NegotiationEvent.TimePassed(now));
        return this;
    }

    Talk minutes(int minutes) {
        return after(Duration.ofMinutes(minutes));
    }

    /** Requests, takes an offer, reserves and agrees. */
    Talk booked(String vendor, String offer) {
        act();
        says(vendor, offer);
        act();
        act();
        says(vendor, "Договорились, выезжаем");
        return this;
    }

    Optional<NegotiationEvent> done(Move move) {
        if (move instanceof Move.Request request) {
            return Optional.of(new NegotiationEvent.Requested(now, request.vendorId()));
        } else if (move instanceof Move.Ask ask) {
            return Optional.of(new NegotiationEvent.Asked(now, ask.vendorId(), ask));
        } else if (move instanceof Move.CounterOffer counter) {
            return Optional.of(new NegotiationEvent.Countered(now, counter));
        } else if (move instanceof Move.Reserve reserve) {
            return Optional.of(new NegotiationEvent.Reserved(now, reserve.proposal()));
        } else if (move instanceof Move.Agree agree) {
            return Optional.of(new NegotiationEvent.Agreed(now, agree.proposal()));
        } else if (move instanceof Move.Decline decline) {
            return Optional.of(new NegotiationEvent.Declined(now, decline.vendorId(), decline.why()));
        } else if (move instanceof Move.Defer defer) {
            return Optional.of(new NegotiationEvent.Deferred(now, defer.vendorId()));
        } else if (move instanceof Move.HoldTo hold) {
            return Optional.of(new NegotiationEvent.HeldTo(now, hold.proposal().vendorId()));
        } else if (move instanceof Move.Remind remind) {
            return Optional.of(
                    new NegotiationEvent.Reminded(now, remind.proposal().vendorId()));
        } else if (move instanceof Move.AskProgress ask) {
            return Optional.of(new NegotiationEvent.AskedProgress(now, ask.vendorId()));
        } else if (move instanceof Move.Settle settle) {
            return Optional.of(
                    new NegotiationEvent.Settled(now, settle.proposal().vendorId(), settle.paid()));
        } else if (move instanceof Move.Dispute dispute) {
            return Optional.of(
                    new NegotiationEvent.Disputed(now, dispute.proposal().vendorId(), dispute.asked()));
        } else if (move instanceof Move.HandToPerson) {
            return Optional.of(new NegotiationEvent.TakenOver(now));
        }
        return Optional.empty();
    }
}
