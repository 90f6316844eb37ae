package io.crmautopilot.person;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The host's client cards and appointment book, read by the autopilot. Called by the engine from one thread for each incident,
 * from many in all; throwing means that the step which asked is tried again later and then handed to a person.
 */
public interface ClientCards {

    /** Returns the card of the client whom the host knows by {@code id}, or empty. */
    Optional<ClientCard> byId(String tenant, String id);

    /** Returns the card of the client who owns {@code contact}, or empty. */
    Optional<ClientCard> byContact(String tenant, Contact contact);

    /** Returns the visits at {@code branch} on {@code day} in the branch's own time zone; empty when there are none. */
    List<Visit> visits(BranchRef branch, LocalDate day);
}
