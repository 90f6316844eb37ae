package io.crmautopilot.vendors;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a tenant asks of a vendor before it may be written to.
 *
 * @param farthestKilometres how far from the branch a vendor may be; above zero
 * @param minimumReviews how many reviews a rating needs
 * @param minimumMonths for how many months a vendor must have been listed
 * @param minimumRating the least rating after shrinking, from 1 to 5
 * @param priorRating the rating that is assumed of a vendor without reviews, from 1 to 5
 * @param priorReviews how many reviews that assumption weighs; above zero
 * @param burstProbability the chance below which as many reviews in a week are a burst; above 0 and below 1
 * @param baitShare the share of the peers' median price below which a price is a bait, from 0 to 1
 * @param channels the channels that we can write to a vendor on; not empty
 * @param blacklist ids or phone numbers (E.164) of vendors that are never asked
 * @param shortlist how many vendors are asked at most, one after the other; above zero
 */
public record JudgingRules(
        double farthestKilometres,
        int minimumReviews,
        int minimumMonths,
        double minimumRating,
        double priorRating,
        int priorReviews,
        double burstProbability,
        double baitShare,
        Set<String> channels,
        Set<String> blacklist,
        int shortlist) {

    /** Creates rules; values out of range are refused by name. */
    public JudgingRules {
        require(farthestKilometres > 0, "farthestKilometres must be above zero", farthestKilometres);
        require(minimumReviews >= 0, "minimumReviews must not be negative", minimumReviews);
        require(minimumMonths >= 0, "minimumMonths must not be negative", minimumMonths);
        require(minimumRating >= 1 && minimumRating <= 5, "minimumRating must be from 1 to 5", minimumRating);
        require(priorRating >= 1 && priorRating <= 5, "priorRating must be from 1 to 5", priorRating);
        require(priorReviews > 0, "priorReviews must be above zero", priorReviews);
        require(
                burstProbability > 0 && burstProbability < 1,
                "burstProbability must be between 0 and 1",
                burstProbability);
        require(baitShare >= 0 && baitShare <= 1, "baitShare must be from 0 to 1", baitShare);
        require(!channels.isEmpty(), "channels must not be empty", 0);
        require(shortlist > 0, "shortlist must be above zero", shortlist);
        channels = ordered(channels);
        blacklist = ordered(blacklist);
    }

    /**
     * Returns the rules that hold where a tenant says nothing.
     *
     * <ul>
     *   <li>15 km: across a city of two million; farther ones come from another town.
     *   <li>20 reviews: star ratings spread by about 1.2, so the mean of 20 is known within half a star (two standard errors).
     *   <li>6 months: listings made for one fraud are found and taken down within weeks.
     *   <li>4.0 of 5: below it more than one job in five displeased, as ratings are usually either 5 or 1.
     *   <li>prior of 4.0 with the weight of 30 reviews: a rating counts half once 30 people have given it.
     *   <li>burst at one in ten thousand: with a hundred vendors looked at a year, a false one comes once in a century.
     *   <li>half of the median price: honest prices of a trade in one city lie within a factor of two of it.
     *   <li>WhatsApp alone, since a directory names no other channel; nobody is blacklisted; three are asked.
     * </ul>
     */
    public static JudgingRules defaults() {
        return new JudgingRules(15, 20, 6, 4.0, 4.0, 30, 1e-4, 0.5, Set.of("whatsapp"), Set.of(), 3);
    }

    /** Returns these rules with another blacklist. */
    public JudgingRules withBlacklist(Set<String> idsOrPhones) {
        return new JudgingRules(
                farthestKilometres,
                minimumReviews,
                minimumMonths,
                minimumRating,
                priorRating,
                priorReviews,
                burstProbability,
                baitShare,
                channels,
                idsOrPhones,
                shortlist);
    }

    /** Returns these rules with another farthest distance. */
    public JudgingRules withFarthestKilometres(double kilometres) {
        return new JudgingRules(
                kilometres,
                minimumReviews,
                minimumMonths,
                minimumRating,
                priorRating,
                priorReviews,
                burstProbability,
                baitShare,
                channels,
                blacklist,
                shortlist);
    }

    private static void require(boolean holds, String rule, double value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", not " + value);
        }
    }

    private static Set<String> ordered(Set<String> values) {
        return Collections.unmodifiableSet(
                new LinkedHashSet<>(values.stream().sorted().toList()));
    }
}
