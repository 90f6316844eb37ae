package io.crmautopilot.channels;

import io.crmautopilot.person.Contact;
import java.time.Instant;

/** What persons chose about offers in the settings of their messenger. Written and read from many threads. */
public interface OfferChoices {

    /**
     * Notes that the person switched offers off or on in the messenger's own settings; an earlier choice than the one known changes
     * nothing. Throwing leaves the report in the inbox for a few more fetches: a stop that nobody kept is not lost in silence.
     *
     * @param stops whether the person wants no offers; to switch them on again takes back the stop, and agrees to nothing else
     */
    void offers(String account, Contact person, boolean stops, Instant at);

    /** Tells whether the person switched offers off and not on again. */
    boolean refusesOffers(String account, Contact person);
}
