package io.crmautopilot.compensation;

import io.crmautopilot.money.Money;

/**
 * One person who may be owed something.
 *
 * @param person the host's id of the client or a token of the person
 * @param complained whether the person complained; who stayed silent is told, not compensated
 * @param known whether the host has a card of a client who has been here before this incident or today
 * @param presentToday whether the host's book has a visit of the person that overlaps the incident
 * @param complaints how many messages of complaint the person wrote in this incident
 * @param visitMinutes how long the visit that overlaps the incident is; 0 when there is none
 * @param marketingConsent whether the person agreed to offers
 * @param alreadyGiven whether the person was given something for this incident before, by the autopilot or by hand
 * @param givenThisYear what the person was given in the last year
 */
public record Candidate(
        String person,
        boolean complained,
        boolean known,
        boolean presentToday,
        int complaints,
        long visitMinutes,
        boolean marketingConsent,
        boolean alreadyGiven,
        Money givenThisYear) {

    /** Creates the value; a blank person and negative figures are refused. */
    public Candidate {
        if (person.isBlank()) {
            throw new IllegalArgumentException("person of a candidate is blank");
        }
        if (complaints < 0 || visitMinutes < 0 || givenThisYear.isNegative()) {
            throw new IllegalArgumentException("a figure of candidate " + person + " is negative");
        }
    }
}
