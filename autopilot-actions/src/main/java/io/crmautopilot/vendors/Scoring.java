package io.crmautopilot.vendors;

import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.vendor.Vendor;
import io.crmautopilot.vendor.VendorQuery;
import io.crmautopilot.vendors.ScorePart.Criterion;
import java.time.Duration;
import java.util.List;

/** The score: parts that add up. What is unknown gives half of a part, neither good nor bad. */
final class Scoring {

    private static final double UNKNOWN = 0.5;
    /** Five years: a vendor that lasted so long will not be gone tomorrow, and more says no more. */
    private static final double FULL_STANDING_MONTHS = 60;
    /** The slowest rating that anybody still gives: below three stars there is nothing to tell apart. */
    private static final double LOWEST_RATING = 3;

    private final JudgingRules rules;
    private final VendorQuery query;
    private final Peers peers;

    Scoring(JudgingRules rules, VendorQuery query, Peers peers) {
        this.rules = rules;
        this.query = query;
        this.peers = peers;
    }

    List<ScorePart> parts(Vendor vendor, VendorExperience experience) {
        return List.of(
                rating(vendor),
                standing(vendor),
                nearness(vendor),
                speed(vendor),
                price(vendor),
                experience(experience));
    }

    /** Returns the rating after shrinking: the mean of its reviews and of as many prior ones as the rules assume. */
    static double shrunk(JudgingRules rules, Vendor vendor) {
        double reviews = vendor.reviews().orElse(0);
        double rating = vendor.rating().orElse(rules.priorRating());
        return (rules.priorReviews() * rules.priorRating() + reviews * rating) / (rules.priorReviews() + reviews);
    }

    private ScorePart rating(Vendor vendor) {
        double shrunk = shrunk(rules, vendor);
        String because = vendor.rating().isEmpty()
                ? "unknown"
                : HardRules.decimal(vendor.rating().getAsDouble()) + " of "
                        + vendor.reviews().orElse(0) + " reviews, " + HardRules.decimal(shrunk) + " after shrinking";
        return ScorePart.of(
                Criterion.RATING,
                (shrunk - LOWEST_RATING) / (5 - LOWEST_RATING),
                because,
                vendor.rating().isEmpty() ? "unknown" : "rating",
                vendor.rating().isEmpty()
                        ? Fields.empty()
                        : Fields.of(
                                "rating", HardRules.decimal(vendor.rating().getAsDouble()),
                                "reviews", vendor.reviews().orElse(0),
                                "shrunk", HardRules.decimal(shrunk)));
    }

    private static ScorePart standing(Vendor vendor) {
        return vendor.listedMonths().isEmpty()
                ? unknown(Criterion.STANDING)
                : ScorePart.of(
                        Criterion.STANDING,
                        vendor.listedMonths().getAsInt() / FULL_STANDING_MONTHS,
                        "listed for " + vendor.listedMonths().getAsInt() + " months",
                        "standing",
                        Fields.of("months", vendor.listedMonths().getAsInt()));
    }

    private ScorePart nearness(Vendor vendor) {
        return vendor.place()
                .map(query.place()::kilometresTo)
                .map(km -> ScorePart.of(
                        Criterion.NEARNESS,
                        1 - km / rules.farthestKilometres(),
                        HardRules.decimal(km) + " km",
                        "nearness",
                        Fields.of("km", HardRules.decimal(km))))
                .orElseGet(() -> unknown(Criterion.NEARNESS));
    }

    /** Full points for coming at once, half for coming just in time. */
    private ScorePart speed(Vendor vendor) {
        Duration within = query.within();
        return vendor.typicalEta()
                .map(eta -> ScorePart.of(
                        Criterion.SPEED,
                        1 - eta.toSeconds() / (2.0 * within.toSeconds()),
                        eta.toMinutes() + " minutes",
                        "speed",
                        Fields.of("minutes", eta.toMinutes())))
                .orElseGet(() -> unknown(Criterion.SPEED));
    }

    /** Half for the median of the peers, all for half of it, nothing for half as much again. */
    private ScorePart price(Vendor vendor) {
        if (vendor.calloutPrice().isEmpty()
                || peers.median().isEmpty()
                || peers.median().get().isZero()) {
            return ScorePart.of(
                    Criterion.PRICE,
                    UNKNOWN,
                    vendor.calloutPrice().map(Money::toString).orElse("unknown"),
                    vendor.calloutPrice().isEmpty() ? "unknown" : "price-alone",
                    vendor.calloutPrice()
                            .map(only -> Fields.of("price", only.toFields()))
                            .orElse(Fields.empty()));
        }
        Money price = vendor.calloutPrice().get();
        Money median = peers.median().get();
        return ScorePart.of(
                Criterion.PRICE,
                1.5 - price.minor() / (double) median.minor(),
                price + " where " + median + " is usual",
                "price",
                Fields.of("price", price.toFields(), "median", median.toFields()));
    }

    private static ScorePart unknown(Criterion criterion) {
        return ScorePart.of(criterion, UNKNOWN, "unknown", "unknown", Fields.empty());
    }

    private static ScorePart experience(VendorExperience experience) {
        String because = experience.jobs() == 0
                ? "none"
                : experience.jobs() + " jobs: " + experience.onTime() + " on time, " + experience.priceKept()
                        + " at the price, " + experience.solved() + " solved"
                        + (experience.ratings() == 0
                                ? ""
                                : ", the owner gives "
                                        + HardRules.decimal(experience.stars() / (double) experience.ratings())
                                        + " of 5");
        String code = experience.jobs() == 0
                ? "no-experience"
                : experience.ratings() == 0 ? "experience" : "experience-rated";
        Fields values = experience.jobs() == 0
                ? Fields.empty()
                : Fields.of(
                        "jobs", experience.jobs(),
                        "punctual", experience.onTime(),
                        "kept", experience.priceKept(),
                        "solved", experience.solved(),
                        "stars",
                                experience.ratings() == 0
                                        ? null
                                        : HardRules.decimal(experience.stars() / (double) experience.ratings()));
        return ScorePart.of(Criterion.EXPERIENCE, experience.share(), because, code, values);
    }
}
