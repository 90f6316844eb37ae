package io.crmautopilot.vendors.negotiation;

import io.crmautopilot.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a negotiation may do, fixed when it starts.
 *
 * @param vendors ids of the vendors that may be asked, best first; each at most once
 * @param ceiling the most that the visit may cost, fee and repair together; never told to anybody
 * @param neededBy when somebody must be there at the latest
 * @param replyWithin how long a vendor has for the first answer
 * @param answerWithin how long it has for each further one
 * @param questions how many questions one vendor is asked at most
 * @param parallel how many vendors are asked at once; 1 unless the tenant wants more
 * @param offerHolds how long an offer stands; after that its arrival is asked for again
 * @param remindBefore how long before the agreed arrival the vendor is reminded
 * @param lateBy how long after the agreed arrival it counts as not come
 * @param workWithin how long after its arrival the work is asked about
 */
public record NegotiationTerms(
        List<String> vendors,
        Money ceiling,
        Instant neededBy,
        Duration replyWithin,
        Duration answerWithin,
        int questions,
        int parallel,
        Duration offerHolds,
        Duration remindBefore,
        Duration lateBy,
        Duration workWithin) {

    /** Creates terms; a ceiling that is not above zero, a time that is not, or a vendor that comes twice, is refused. */
    public NegotiationTerms {
        vendors = List.copyOf(vendors);
        if (vendors.stream().distinct().count() != vendors.size()) {
            throw new IllegalArgumentException("a vendor comes twice among " + vendors);
        }
        if (!ceiling.isPositive()) {
            throw new IllegalArgumentException("ceiling must be above zero");
        }
        if (questions < 0 || parallel < 1) {
            throw new IllegalArgumentException(
                    "questions must not be negative and parallel at least 1, not " + questions + " and " + parallel);
        }
        for (Duration duration : List.of(replyWithin, answerWithin, offerHolds, lateBy, workWithin)) {
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException("a deadline must be longer than zero, not " + duration);
            }
        }
        if (remindBefore.isNegative()) {
            throw new IllegalArgumentException("remindBefore must not be negative");
        }
    }

    /**
     * Returns the terms that hold where a tenant says nothing: 10 minutes for the first answer and 5 for each further one (who wants
     * an urgent job answers a chat within that), two questions, one vendor at a time, an offer stands for 15 minutes, a reminder 20
     * minutes before the arrival, 20 minutes late counts as not come, the work is asked about after 3 hours.
     */
    public static NegotiationTerms of(List<String> vendors, Money ceiling, Instant neededBy) {
        return new NegotiationTerms(
                vendors,
                ceiling,
                neededBy,
                Duration.ofMinutes(10),
                Duration.ofMinutes(5),
                2,
                1,
                Duration.ofMinutes(15),
                Duration.ofMinutes(20),
                Duration.ofMinutes(20),
                Duration.ofHours(3));
    }

    /** Returns these terms with so many vendors asked at once. */
    public NegotiationTerms withParallel(int vendorsAtOnce) {
        return new NegotiationTerms(
                vendors,
                ceiling,
                neededBy,
                replyWithin,
                answerWithin,
                questions,
                vendorsAtOnce,
                offerHolds,
                remindBefore,
                lateBy,
                workWithin);
    }
}
