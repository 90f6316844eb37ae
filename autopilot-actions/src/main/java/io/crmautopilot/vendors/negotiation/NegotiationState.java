package io.crmautopilot.vendors.negotiation;

import io.crmautopilot.vendors.negotiation.NegotiationEvent.Agreed;
import io.crmautopilot.vendors.negotiation.NegotiationEvent.Asked;
import io.crmautopilot.vendors.negotiation.NegotiationEvent.AskedProgress;
import io.crmautopilot.vendors.negotiation.NegotiationEvent.Blocked;
import io.crmautopilot.vendors.negotiation.NegotiationEvent.Countered;
import io.crmautopilot.vendors.negotiation.NegotiationEvent.Declined;
import io.crmautopilot.vendors.negotiation.NegotiationEvent.Deferred;
import io.crmautopilot.vendors.negotiation.NegotiationEvent.Disputed;
import io.crmautopilot.vendors.negotiation.NegotiationEvent.Held;
import io.crmautopilot.vendors.negotiation.NegotiationEvent.HeldTo;
import io.crmautopilot.vendors.negotiation.NegotiationEvent.Refused;
import io.crmautopilot.vendors.negotiation.NegotiationEvent.Reminded;
import io.crmautopilot.vendors.negotiation.NegotiationEvent.Replied;
import io.crmautopilot.vendors.negotiation.NegotiationEvent.Requested;
import io.crmautopilot.vendors.negotiation.NegotiationEvent.Reserved;
import io.crmautopilot.vendors.negotiation.NegotiationEvent.Settled;
import io.crmautopilot.vendors.negotiation.NegotiationEvent.TakenOver;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What the events of a negotiation come to. */
final class NegotiationState {

    final NegotiationTerms terms;
    final Map<String, VendorThread> threads = new LinkedHashMap<>();
    Instant now = Instant.MIN;
    Optional<Booking> booking = Optional.empty();
    Optional<Proposal> reserved = Optional.empty();
    Optional<Held> held = Optional.empty();
    boolean takenOver;
    boolean closed;

    private NegotiationState(NegotiationTerms terms) {
        this.terms = terms;
        for (String vendor : terms.vendors()) {
            threads.put(vendor, new VendorThread(vendor));
        }
    }

    static NegotiationState of(NegotiationTerms terms, List<NegotiationEvent> events) {
        NegotiationState state = new NegotiationState(terms);
        for (NegotiationEvent event : events) {
            state.now = event.at().isAfter(state.now) ? event.at() : state.now;
            state.dialogue(event);
            state.money(event);
        }
        return state;
    }

    private void dialogue(NegotiationEvent event) {
        if (event instanceof Requested requested) {
            thread(requested.vendorId(), thread -> thread.requested(requested.at()));
        } else if (event instanceof Blocked blocked) {
            thread(blocked.vendorId(), thread -> thread.blocked = true);
        } else if (event instanceof Replied replied) {
            replied(replied);
        } else if (event instanceof Asked asked) {
            thread(asked.vendorId(), thread -> thread.asked(asked.at(), asked.question()));
        } else if (event instanceof Countered countered) {
            thread(
                    countered.offer().vendorId(),
                    thread -> thread.countered(countered.at(), countered.offer().price()));
        } else if (event instanceof Declined declined) {
            declined(declined);
        } else if (event instanceof Deferred deferred) {
            thread(deferred.vendorId(), thread -> thread.deferred = true);
        } else if (event instanceof HeldTo) {
            booking.ifPresent(agreed -> agreed.heldTo = true);
        } else if (event instanceof Reminded reminded) {
            booking.ifPresent(agreed -> agreed.reminded(reminded.at()));
        } else if (event instanceof AskedProgress asked) {
            booking.ifPresent(agreed -> agreed.progressAskedAt = Optional.of(asked.at()));
        } else if (event instanceof TakenOver) {
            takenOver = true;
        }
    }

    private void money(NegotiationEvent event) {
        if (event instanceof Reserved answer) {
            reserved = Optional.of(answer.proposal());
            held = Optional.empty();
        } else if (event instanceof Held answer) {
            held = Optional.of(answer);
        } else if (event instanceof Refused answer) {
            held = Optional.empty();
            refused(answer.proposal());
        } else if (event instanceof Agreed agreed) {
            agreed(agreed);
        } else if (event instanceof Settled || event instanceof Disputed) {
            closed = true;
        }
    }

    private void replied(Replied replied) {
        Optional<Booking> own =
                booking.filter(agreed -> agreed.proposal.vendorId().equals(replied.vendorId()));
        if (own.isPresent()) {
            own.get().replied(replied.at(), replied.reply(), replied.progress(), terms);
            thread(replied.vendorId(), thread -> thread.deferred = false);
            if (own.get().over) {
                thread(replied.vendorId(), thread -> {
                    thread.declined = true;
                    thread.tookBack = true;
                });
                booking = Optional.empty();
            }
        } else {
            thread(replied.vendorId(), thread -> {
                if (thread.requestedAt.isPresent()) {
                    thread.replied(replied.at(), replied.reply());
                }
            });
        }
    }

    private void declined(Declined declined) {
        thread(declined.vendorId(), thread -> thread.declined = true);
        booking = booking.filter(agreed -> !agreed.proposal.vendorId().equals(declined.vendorId()));
    }

    private void refused(Proposal proposal) {
        if (booking.isPresent()) {
            booking.get().refusedRaise();
        } else {
            thread(proposal.vendorId(), thread -> thread.refused = true);
        }
    }

    private void agreed(Agreed agreed) {
        if (booking.isPresent()) {
            booking.get().raised(agreed.proposal());
        } else {
            Booking made = new Booking(agreed.proposal(), agreed.at());
            thread(agreed.proposal().vendorId(), thread -> made.broken = thread.changedItsMind());
            booking = Optional.of(made);
        }
    }

    private void thread(String vendor, Consumer<VendorThread> change) {
        VendorThread thread = threads.get(vendor);
        if (thread != null) {
            change.accept(thread);
        }
    }
}
