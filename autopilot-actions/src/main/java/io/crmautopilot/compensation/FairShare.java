package io.crmautopilot.compensation;

import io.crmautopilot.money.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Shares one pool among those who are owed something. Pure.
 *
 * <p>Same harm, same offer: who suffered the same is offered the first thing of the same list that each may be given. Where the pool
 * does not reach for all of one harm, all of them step down together to a cheaper list; where nothing reaches for all, nobody of that
 * harm gets anything from the autopilot and a person decides. Nobody is preferred for being early or loud.
 */
public final class FairShare {

    private final Catalogue catalogue;
    private final Rules rules;

    /** Creates the sharing of offers from {@code catalogue} under {@code rules}. */
    public FairShare(Catalogue catalogue, Rules rules) {
        this.catalogue = catalogue;
        this.rules = rules;
    }

    /**
     * Returns for each candidate, in their order, what they get or why nothing.
     *
     * @param candidates everybody affected; a person who comes twice is refused the second time
     * @param pool what may still be given for this incident
     */
    public List<Award> share(List<Candidate> candidates, Money pool) {
        Map<String, Award> decided = new HashMap<>();
        Map<Rules.Harm, List<Candidate>> owed = new HashMap<>();
        for (Candidate candidate : distinct(candidates)) {
            refusal(candidate)
                    .ifPresentOrElse(
                            no -> decided.put(candidate.person(), no),
                            () -> owed.computeIfAbsent(rules.harmOf(candidate), harm -> new ArrayList<>())
                                    .add(candidate));
        }
        // Heavy harm first: what is left serves the ordinary one.
        Money left = pool;
        for (Rules.Harm harm : List.of(Rules.Harm.HEAVY, Rules.Harm.ORDINARY)) {
            for (Award award : ofOneHarm(harm, owed.getOrDefault(harm, List.of()), left)) {
                decided.put(award.person(), award);
                left = award instanceof Award.Granted granted
                        ? left.minus(granted.offer().cost())
                        : left;
            }
        }
        Set<String> seen = new HashSet<>();
        return candidates.stream()
                .map(one -> seen.add(one.person())
                        ? Objects.requireNonNull(decided.get(one.person()))
                        : refuse(one, Award.Rule.ONCE_PER_INCIDENT, "the person is in the list twice"))
                .toList();
    }

    private static List<Candidate> distinct(List<Candidate> candidates) {
        Set<String> seen = new HashSet<>();
        return candidates.stream().filter(one -> seen.add(one.person())).toList();
    }

    private Optional<Award> refusal(Candidate candidate) {
        if (!candidate.complained()) {
            return Optional.of(
                    refuse(candidate, Award.Rule.STAYED_SILENT, "who stayed silent is told, not compensated"));
        }
        if (!candidate.known()) {
            return Optional.of(refuse(
                    candidate,
                    Award.Rule.UNKNOWN_CLIENT,
                    "a number that never visited may alert but unlocks no money"));
        }
        if (rules.visitNeeded() && !candidate.presentToday()) {
            return Optional.of(refuse(candidate, Award.Rule.NO_VISIT, "no visit in the book overlaps the incident"));
        }
        if (candidate.alreadyGiven()) {
            return Optional.of(refuse(
                    candidate, Award.Rule.ONCE_PER_INCIDENT, "the person was given something for this incident"));
        }
        return Optional.empty();
    }

    /** Tries the list of this harm from each of its offers on, the whole group at once. */
    private List<Award> ofOneHarm(Rules.Harm harm, List<Candidate> group, Money left) {
        List<Offer> offers = rules.offers().getOrDefault(harm, List.of()).stream()
                .flatMap(id -> catalogue.find(id).stream())
                .filter(offer -> !offer.cost().exceeds(rules.perClient()))
                .toList();
        List<List<Offer>> lists = new ArrayList<>();
        for (int from = 0; from < offers.size(); from++) {
            lists.add(offers.subList(from, offers.size()));
        }
        // As the last resort the cheapest offers first, so that as little as possible is asked of the pool.
        lists.add(offers.stream().sorted(Comparator.comparing(Offer::cost)).toList());
        for (List<Offer> list : lists) {
            List<Award> awards =
                    group.stream().map(one -> first(harm, one, list)).toList();
            Money sum = awards.stream()
                    .map(award -> award.match(granted -> granted.offer().cost(), no -> Money.zero(left.currency())))
                    .reduce(Money.zero(left.currency()), Money::plus);
            boolean stepDownLosesSomebody = list != lists.get(0) && lost(awards);
            if (!sum.exceeds(left) && !stepDownLosesSomebody) {
                return awards;
            }
        }
        return group.stream()
                .map(one -> refuse(
                        one,
                        Award.Rule.POOL,
                        "the pool does not reach for all " + group.size() + " who suffered the same"))
                .toList();
    }

    private static boolean lost(List<Award> awards) {
        return awards.stream()
                .flatMap(award -> award.refusal().stream())
                .anyMatch(no -> no.rule() == Award.Rule.NO_OFFER);
    }

    private Award first(Rules.Harm harm, Candidate candidate, List<Offer> offers) {
        List<Offer> allowed = offers.stream()
                .filter(offer -> !offer.kind().needsConsent() || candidate.marketingConsent())
                .toList();
        Optional<Offer> offer = allowed.stream()
                .filter(one -> !candidate.givenThisYear().plus(one.cost()).exceeds(rules.perClientPerYear()))
                .findFirst();
        if (offer.isPresent()) {
            return new Award.Granted(candidate.person(), offer.get(), harm, why(harm, candidate, offer.get()));
        }
        return allowed.isEmpty()
                ? refuse(candidate, Award.Rule.NO_OFFER, "nothing in the catalogue may be given to this person")
                : refuse(
                        candidate,
                        Award.Rule.YEARLY_CEILING,
                        candidate.givenThisYear() + " of " + rules.perClientPerYear() + " a year is used");
    }

    private static String why(Rules.Harm harm, Candidate candidate, Offer offer) {
        String suffered = harm == Rules.Harm.ORDINARY
                ? "complained once"
                : candidate.complaints() > 1
                        ? "complained " + candidate.complaints() + " times"
                        : "sat through a long visit";
        String form = offer.kind().needsConsent()
                ? "agreed to offers"
                : candidate.marketingConsent() ? "" : "did not agree to offers, so a bonus";
        return suffered + (form.isEmpty() ? "" : "; " + form) + "; "
                + harm.name().toLowerCase(Locale.ROOT) + " harm, the same for all who suffered it";
    }

    private static Award refuse(Candidate candidate, Award.Rule rule, String why) {
        return new Award.Refused(candidate.person(), rule, why);
    }
}
