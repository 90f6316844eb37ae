package io.crmautopilot.vendors.negotiation;

import io.crmautopilot.money.Money;
import io.crmautopilot.vendors.reply.JobProgressReader;
import io.crmautopilot.vendors.reply.VendorReply;
import io.crmautopilot.vendors.reply.VendorReplyReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;

/** One whole negotiation against simulated vendors, with a gate that holds and refuses by chance; it notes what broke a promise. */
final class Life {

    private static final int MOST_MOVES = 400;

    final List<String> broken = new ArrayList<>();
    final List<Move> moves = new ArrayList<>();
    Move last = new Move.Wait(Talk.START);
    boolean booked;
    private final NegotiationTerms terms;
    private final Map<String, SimulatedVendor> vendors;
    private final SplittableRandom random;
    private final VendorReplyReader replies = new VendorReplyReader(Talk.KZT);
    private final JobProgressReader progress = new JobProgressReader(Talk.KZT);
    private final List<NegotiationEvent> events = new ArrayList<>();
    private final PriorityQueue<Arriving> inbox = new PriorityQueue<>(
            Comparator.comparing(Arriving::at).thenComparing(Arriving::vendor).thenComparing(Arriving::text));
    private final Set<String> suspicious = new HashSet<>();
    private final Set<Proposal> byPerson = new HashSet<>();
    private final Set<Money> named = new HashSet<>();
    private Instant now = Talk.START;
    private Optional<Proposal> reserved = Optional.empty();

    private record Arriving(Instant at, String vendor, String text) {}

    Life(NegotiationTerms terms, Map<String, SimulatedVendor> vendors, SplittableRandom random) {
        this.terms = terms;
        this.vendors = vendors;
        this.random = random;
    }

    Life live() {
        for (int i = 0; i < MOST_MOVES; i++) {
            last = Negotiation.next(terms, events, Talk.START);
            moves.add(last);
            if (last instanceof Move.Done) {
                return this;
            }
            perform(last);
        }
        broken.add("no end after " + MOST_MOVES + " moves");
        return this;
    }

    private void perform(Move move) {
        if (move instanceof Move.Wait wait) {
            waitUntil(wait.until());
        } else if (move instanceof Move.Request request) {
            check(terms.vendors().contains(request.vendorId()), "asked a vendor that is not on the shortlist");
            add(new NegotiationEvent.Requested(now, request.vendorId()));
            hear(request.vendorId(), known(request.vendorId()).toRequest());
        } else if (move instanceof Move.Ask ask) {
            add(new NegotiationEvent.Asked(now, ask.vendorId(), ask));
            hear(ask.vendorId(), known(ask.vendorId()).toQuestion());
        } else if (move instanceof Move.CounterOffer counter) {
            check(counter.price().stream().allMatch(named::contains), "told a sum that no vendor had named");
            add(new NegotiationEvent.Countered(now, counter));
            hear(counter.vendorId(), known(counter.vendorId()).toQuestion());
        } else if (move instanceof Move.Reserve reserve) {
            gate(reserve.proposal());
        } else if (move instanceof Move.Agree agree) {
            agree(agree.proposal());
        } else if (move instanceof Move.Decline decline) {
            add(new NegotiationEvent.Declined(now, decline.vendorId(), decline.why()));
        } else if (move instanceof Move.Defer defer) {
            add(new NegotiationEvent.Deferred(now, defer.vendorId()));
        } else if (move instanceof Move.HoldTo hold) {
            add(new NegotiationEvent.HeldTo(now, hold.proposal().vendorId()));
        } else if (move instanceof Move.Remind remind) {
            add(new NegotiationEvent.Reminded(now, remind.proposal().vendorId()));
        } else if (move instanceof Move.AskProgress ask) {
            add(new NegotiationEvent.AskedProgress(now, ask.vendorId()));
            hear(ask.vendorId(), known(ask.vendorId()).toProgressQuestion());
        } else if (move instanceof Move.Settle settle) {
            check(reserved.equals(Optional.of(settle.proposal())), "settled what was not reserved");
            check(!settle.paid().exceeds(settle.proposal().total()), "paid above the agreed price");
            check(
                    !settle.paid().exceeds(terms.ceiling()) || byPerson.contains(settle.proposal()),
                    "paid above the ceiling without a person");
            add(new NegotiationEvent.Settled(now, settle.proposal().vendorId(), settle.paid()));
        } else if (move instanceof Move.Dispute dispute) {
            add(new NegotiationEvent.Disputed(now, dispute.proposal().vendorId(), dispute.asked()));
        } else if (move instanceof Move.HandToPerson) {
            add(new NegotiationEvent.TakenOver(now));
        }
    }

    private void agree(Proposal proposal) {
        check(reserved.equals(Optional.of(proposal)), "agreed to what was not reserved");
        check(!suspicious.contains(proposal.vendorId()), "agreed with a suspicious vendor");
        check(!proposal.arriveBy().isAfter(terms.neededBy()), "agreed to come too late");
        booked = true;
        add(new NegotiationEvent.Agreed(now, proposal));
        hear(
                proposal.vendorId(),
                known(proposal.vendorId()).toAgreement(proposal.total().major().longValue()));
    }

    /** The gate: mostly lets run, sometimes asks a person, who says yes, no or nothing. */
    private void gate(Proposal proposal) {
        Money total = proposal.total();
        boolean person = total.exceeds(terms.ceiling()) || proposal.demanded();
        int chance = person ? 1 + random.nextInt(3) : random.nextInt(20);
        if (chance == 0) {
            add(new NegotiationEvent.Refused(now, proposal));
            return;
        }
        if (chance <= 3) {
            add(new NegotiationEvent.Held(now, proposal, now.plus(Duration.ofMinutes(10))));
            now = now.plus(Duration.ofMinutes(random.nextInt(9)));
            if (chance == 3) {
                return;
            }
            if (chance == 2) {
                add(new NegotiationEvent.Refused(now, proposal));
                return;
            }
        }
        if (person) {
            byPerson.add(proposal);
        }
        reserved = Optional.of(proposal);
        add(new NegotiationEvent.Reserved(now, proposal));
    }

    private void waitUntil(Instant until) {
        check(until.isAfter(now) || !inbox.isEmpty() || until.equals(now), "waits for the past");
        Arriving next = inbox.peek();
        if (next == null || next.at().isAfter(until)) {
            now = until.isAfter(now) ? until : now;
            add(new NegotiationEvent.TimePassed(now));
            return;
        }
        inbox.remove();
        now = next.at().isAfter(now) ? next.at() : now;
        LocalTime time = now.atOffset(ZoneOffset.ofHours(5)).toLocalTime();
        VendorReply reply = replies.read(next.text(), time);
        reply.price().value().ifPresent(named::add);
        if (reply.suspicious()) {
            suspicious.add(next.vendor());
        }
        add(new NegotiationEvent.Replied(now, next.vendor(), reply, progress.read(next.text(), time)));
    }

    private void hear(String vendor, List<SimulatedVendor.Word> words) {
        for (SimulatedVendor.Word word : words) {
            inbox.add(new Arriving(now.plus(word.after()), vendor, word.text()));
        }
    }

    private void add(NegotiationEvent event) {
        events.add(event);
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            broken.add(otherwise);
        }
    }

    private SimulatedVendor known(String id) {
        return Objects.requireNonNull(vendors.get(id), id);
    }
}
