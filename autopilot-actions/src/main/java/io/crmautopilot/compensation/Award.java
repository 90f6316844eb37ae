package io.crmautopilot.compensation;

import java.util.Optional;
import java.util.function.Function;

/** What one person gets, or why nothing. */
public sealed interface Award {

    /** Returns the person. */
    String person();

    /**
     * The person gets an offer.
     *
     * @param person the person
     * @param offer the offer
     * @param harm the harm that it makes good: everybody who suffered it gets an offer from the same list
     * @param why the reason in a sentence, for the log
     */
    record Granted(String person, Offer offer, Rules.Harm harm, String why) implements Award {}

    /**
     * The person gets nothing from the autopilot.
     *
     * @param person the person
     * @param rule the rule that says so
     * @param why the reason in a sentence, for the log
     */
    record Refused(String person, Rule rule, String why) implements Award {}

    /** Rules that refuse. */
    enum Rule {
        /** The person did not complain. */
        STAYED_SILENT,
        /** Nothing shows that the person was ever a client. */
        UNKNOWN_CLIENT,
        /** No visit of the person overlaps the incident. */
        NO_VISIT,
        /** The person was given something for this incident. */
        ONCE_PER_INCIDENT,
        /** The person's year is used up. */
        YEARLY_CEILING,
        /** The catalogue has nothing for this harm that the person may be given. */
        NO_OFFER,
        /** The pool does not reach for everybody who suffered the same. */
        POOL
    }

    /** Tells whether a person of the business should look at a refusal. */
    default boolean isForPerson() {
        return refusal()
                .map(Refused::rule)
                .filter(rule -> rule == Rule.POOL
                        || rule == Rule.NO_OFFER
                        || rule == Rule.NO_VISIT
                        || rule == Rule.YEARLY_CEILING)
                .isPresent();
    }

    /** Returns the refusal, or empty. */
    default Optional<Refused> refusal() {
        return this instanceof Refused refused ? Optional.of(refused) : Optional.empty();
    }

    /** Returns the result of the one function that fits. */
    default <R> R match(Function<Granted, R> granted, Function<Refused, R> refused) {
        return this instanceof Granted g ? granted.apply(g) : refused.apply((Refused) this);
    }
}
