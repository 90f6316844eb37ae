package io.crmautopilot.compensation;

import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a business makes good.
 *
 * @param offers for each harm the ids of the offers that may be given for it, the preferred first
 * @param longVisit from which length on a visit counts as heavy harm
 * @param perClient what one person is given for one incident at most
 * @param perClientPerYear what one person is given in a year at most
 * @param visitNeeded whether a visit that overlaps the incident is needed; without it a known client is enough, as fits a failure that
 *     is felt from outside (booking, telephone, payment by link)
 */
public record Rules(
        Map<Harm, List<String>> offers,
        Duration longVisit,
        Money perClient,
        Money perClientPerYear,
        boolean visitNeeded) {

    /** How much a person suffered, from facts that anybody can check; what a message sounded like is none of them. */
    public enum Harm {
        /** The person complained once. */
        ORDINARY,
        /** The person had to complain again, or sat through it in a long visit. */
        HEAVY
    }

    /** Creates rules; collections are copied, and what contradicts itself is refused by name. */
    public Rules {
        offers = Map.copyOf(offers);
        if (longVisit.isNegative() || longVisit.isZero()) {
            throw new IllegalArgumentException("longVisit is not positive: " + longVisit);
        }
    }

    /**
     * Returns the rules under the key {@code compensation} of {@code fields}, whatever is not said there being the default: heavy harm
     * is made good by an add-on, a discount or a bonus, ordinary harm by a bonus; a visit of 90 minutes is long; a visit is needed.
     *
     * @throws IllegalArgumentException when a rule names an offer that the catalogue does not have
     */
    public static Rules of(Fields fields, Catalogue catalogue, Money perClient, Money perClientPerYear) {
        Fields rules = fields.fields("compensation");
        Currency currency = perClient.currency();
        return new Rules(
                Map.of(
                        Harm.ORDINARY,
                        offers(rules, "ordinary", catalogue, List.of(Offer.Kind.BONUS)),
                        Harm.HEAVY,
                        offers(
                                rules,
                                "heavy",
                                catalogue,
                                List.of(Offer.Kind.ADDON, Offer.Kind.DISCOUNT, Offer.Kind.BONUS))),
                Duration.ofMinutes(rules.number("longVisitMinutes", 90)),
                limit(rules, "perClient", currency).orElse(perClient).min(perClient),
                limit(rules, "perClientPerYear", currency)
                        .orElse(perClientPerYear)
                        .min(perClientPerYear),
                !rules.has("visitNeeded") || rules.flag("visitNeeded"));
    }

    private static List<String> offers(Fields rules, String harm, Catalogue catalogue, List<Offer.Kind> kinds) {
        if (rules.has(harm)) {
            for (String id : rules.texts(harm)) {
                if (catalogue.find(id).isEmpty()) {
                    throw new IllegalArgumentException("compensation for " + harm
                            + " harm names an offer that the catalogue does not have: " + id);
                }
            }
            return rules.texts(harm);
        }
        return kinds.stream()
                .flatMap(kind -> catalogue.offers().stream().filter(offer -> offer.kind() == kind))
                .map(Offer::id)
                .toList();
    }

    private static Optional<Money> limit(Fields rules, String key, Currency currency) {
        return rules.has(key) ? Optional.of(Money.ofMajor(rules.number(key), currency)) : Optional.empty();
    }

    /** Returns how much a candidate suffered. */
    public Harm harmOf(Candidate candidate) {
        boolean longVisit = candidate.visitMinutes() >= this.longVisit.toMinutes();
        return candidate.complaints() > 1 || longVisit ? Harm.HEAVY : Harm.ORDINARY;
    }

    /** Returns these rules for a failure that is felt from outside, or not. */
    public Rules withVisitNeeded(boolean needed) {
        return new Rules(offers, longVisit, perClient, perClientPerYear, needed);
    }
}
