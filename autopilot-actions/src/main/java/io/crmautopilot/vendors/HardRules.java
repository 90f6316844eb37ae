package io.crmautopilot.vendors;

import io.crmautopilot.money.Money;
import io.crmautopilot.vendor.Vendor;
import io.crmautopilot.vendor.VendorQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The hard rules, each judged as kept, failed or unknown. */
final class HardRules {

    private static final double WEEKS_PER_MONTH = 52.1775 / 12;

    private final JudgingRules rules;
    private final VendorQuery query;
    private final Peers peers;
    private final List<JudgingReason> failed = new ArrayList<>();
    private final List<JudgingReason> unknown = new ArrayList<>();

    HardRules(JudgingRules rules, VendorQuery query, Peers peers) {
        this.rules = rules;
        this.query = query;
        this.peers = peers;
    }

    record Findings(List<JudgingReason> failed, List<JudgingReason> unknown) {}

    Findings check(Vendor vendor, VendorExperience experience) {
        if (!vendor.trades().isEmpty() && !vendor.trades().contains(query.trade())) {
            fail(JudgingRule.TRADE, Map.of("trades", String.join(", ", vendor.trades())));
            return new Findings(List.copyOf(failed), List.of());
        }
        require(JudgingRule.TRADE, !vendor.trades().isEmpty());
        blacklist(vendor);
        distance(vendor);
        reviews(vendor);
        burst(vendor);
        rating(vendor);
        price(vendor);
        if (experience.prepaymentsAsked() > 0) {
            fail(JudgingRule.PREPAYMENT, Map.of("times", Integer.toString(experience.prepaymentsAsked())));
        }
        contact(vendor);
        return new Findings(List.copyOf(failed), List.copyOf(unknown));
    }

    private void blacklist(Vendor vendor) {
        boolean listed = rules.blacklist().contains(vendor.id())
                || vendor.phones().stream().anyMatch(rules.blacklist()::contains)
                || vendor.contact()
                        .map(contact -> rules.blacklist().contains(contact.address()))
                        .orElse(false);
        if (listed) {
            fail(JudgingRule.BLACKLIST, Map.of());
        }
    }

    private void distance(Vendor vendor) {
        require(JudgingRule.DISTANCE, vendor.place().isPresent());
        vendor.place()
                .map(query.place()::kilometresTo)
                .filter(km -> km > rules.farthestKilometres())
                .ifPresent(km -> fail(
                        JudgingRule.DISTANCE, Map.of("km", decimal(km), "limit", decimal(rules.farthestKilometres()))));
    }

    private void reviews(Vendor vendor) {
        require(JudgingRule.FEW_REVIEWS, vendor.reviews().isPresent());
        if (vendor.reviews().isPresent() && vendor.reviews().getAsInt() < rules.minimumReviews()) {
            fail(
                    JudgingRule.FEW_REVIEWS,
                    Map.of(
                            "reviews",
                            Integer.toString(vendor.reviews().getAsInt()),
                            "limit",
                            Integer.toString(rules.minimumReviews())));
        }
        require(JudgingRule.NEW_LISTING, vendor.listedMonths().isPresent());
        if (vendor.listedMonths().isPresent() && vendor.listedMonths().getAsInt() < rules.minimumMonths()) {
            fail(
                    JudgingRule.NEW_LISTING,
                    Map.of(
                            "months",
                            Integer.toString(vendor.listedMonths().getAsInt()),
                            "limit",
                            Integer.toString(rules.minimumMonths())));
        }
    }

    /** A week with more reviews than its own pace explains: the Poisson tail, with the other weeks' reviews as the pace. */
    private void burst(Vendor vendor) {
        require(JudgingRule.REVIEW_BURST, vendor.reviewsLast7Days().isPresent());
        if (vendor.reviewsLast7Days().isEmpty()
                || vendor.reviews().isEmpty()
                || vendor.listedMonths().isEmpty()) {
            return;
        }
        int recent = vendor.reviewsLast7Days().getAsInt();
        double weeks = Math.max(1, vendor.listedMonths().getAsInt() * WEEKS_PER_MONTH - 1);
        double expected = (vendor.reviews().getAsInt() - recent + 1) / weeks;
        if (poissonTail(recent, expected) < rules.burstProbability()) {
            fail(
                    JudgingRule.REVIEW_BURST,
                    Map.of(
                            "recent",
                            Integer.toString(recent),
                            "reviews",
                            Integer.toString(vendor.reviews().getAsInt()),
                            "expected",
                            decimal(expected)));
        }
    }

    private void rating(Vendor vendor) {
        require(JudgingRule.LOW_RATING, vendor.rating().isPresent());
        if (vendor.rating().isEmpty()) {
            return;
        }
        double shrunk = Scoring.shrunk(rules, vendor);
        if (vendor.rating().getAsDouble() < rules.minimumRating() || shrunk < rules.minimumRating()) {
            fail(
                    JudgingRule.LOW_RATING,
                    Map.of(
                            "rating",
                            decimal(vendor.rating().getAsDouble()),
                            "shrunk",
                            decimal(shrunk),
                            "limit",
                            decimal(rules.minimumRating())));
        }
    }

    private void price(Vendor vendor) {
        if (vendor.calloutPrice().isEmpty() || peers.median().isEmpty()) {
            return;
        }
        Money price = vendor.calloutPrice().get();
        Money median = peers.median().get();
        if (price.minor() < rules.baitShare() * median.minor()) {
            fail(JudgingRule.BAIT_PRICE, Map.of("price", price.toString(), "median", median.toString()));
        }
    }

    private void contact(Vendor vendor) {
        boolean reachable = vendor.contact()
                .map(contact -> rules.channels().contains(contact.channel()))
                .orElse(false);
        if (!reachable) {
            fail(JudgingRule.UNREACHABLE, Map.of("channels", String.join(", ", rules.channels())));
            return;
        }
        require(JudgingRule.PHONE_MISMATCH, !vendor.phones().isEmpty());
        boolean byPhone = vendor.contact()
                .map(contact -> contact.address().startsWith("+"))
                .orElse(false);
        boolean listed = vendor.contact()
                .map(contact -> vendor.phones().contains(contact.address()))
                .orElse(false);
        if (byPhone && !listed && !vendor.phones().isEmpty()) {
            fail(JudgingRule.PHONE_MISMATCH, Map.of());
        }
    }

    private void require(JudgingRule rule, boolean known) {
        if (!known) {
            unknown.add(new JudgingReason(rule, true, Map.of()));
        }
    }

    private void fail(JudgingRule rule, Map<String, String> values) {
        failed.add(new JudgingReason(rule, false, values));
    }

    static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** The chance of at least {@code count} where {@code mean} are expected. */
    static double poissonTail(int count, double mean) {
        double term = Math.exp(-mean);
        double below = 0;
        for (int k = 0; k < count; k++) {
            below += term;
            term *= mean / (k + 1);
        }
        return Math.max(0, 1 - below);
    }
}
