package io.crmautopilot.vendors.negotiation;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a negotiation stands, for whoever carries out its moves and tells others of it.
 *
 * @param next the one next move
 * @param booked what is agreed with the vendor who is booked, with its rises; empty while nobody is, or not any more
 * @param confirmed whether that vendor confirmed it
 * @param arriveBy when somebody is to be there: as agreed, or as much later as was borne
 * @param arrivedAt when somebody was there
 * @param finishedAt when the work was said to be done
 * @param rating what was seen of the booked vendor so far
 * @param out the vendors that are not waited for any more, each with the reason; a later yes of one of them is still heard
 */
public record NegotiationView(
        Move next,
        Optional<Proposal> booked,
        boolean confirmed,
        Optional<Instant> arriveBy,
        Optional<Instant> arrivedAt,
        Optional<Instant> finishedAt,
        Optional<VendorRating> rating,
        Map<String, Out> out) {

    /** Why a vendor is not waited for any more. */
    public enum Out {
        /** It said no, or took its word back. */
        DECLINED,
        /** It did not answer in time. */
        SILENT,
        /** Our message did not reach it, or was not let out. */
        UNREACHABLE,
        /** We said no. */
        TOLD_NO
    }

    /** Creates a view; the map is copied in its order. */
    public NegotiationView {
        out = Collections.unmodifiableMap(new LinkedHashMap<>(out));
    }

    static NegotiationView of(NegotiationState state, Move next) {
        Map<String, Out> out = new LinkedHashMap<>();
        for (VendorThread thread : state.threads.values()) {
            boolean booked = state.booking
                    .map(agreed -> agreed.proposal.vendorId().equals(thread.id))
                    .orElse(false);
            if (!booked) {
                thread.out(state.terms, state.now).ifPresent(why -> out.put(thread.id, why));
            }
        }
        Optional<Booking> booking = state.booking;
        return new NegotiationView(
                next,
                booking.map(agreed -> agreed.proposal),
                booking.map(agreed -> agreed.confirmed).orElse(false),
                booking.map(agreed -> agreed.arriveBy),
                booking.flatMap(agreed -> agreed.arrivedAt),
                booking.flatMap(agreed -> agreed.finishedAt),
                booking.map(agreed -> agreed.rating(state.terms)),
                out);
    }
}
