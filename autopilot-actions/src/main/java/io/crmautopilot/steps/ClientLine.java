package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.Contact;
import io.crmautopilot.words.Gravity;
import io.crmautopilot.words.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether, and where, a client may be written to: looked up at the last moment, whatever was decided before. */
final class ClientLine {

    /** For how long after a client's own message an answer needs no opt-in: the messengers' session of 24 hours. */
    static final Duration SESSION = Duration.ofHours(24);

    private final People people;
    private final Gravity gravity;

    ClientLine(People people, Gravity gravity) {
        this.people = people;
        this.gravity = gravity;
    }

    /** Returns why the client of {@code action} may not be written to on {@code channel}; empty when nothing is in the way. */
    Optional<String> obstacle(Action action, String channel, Optional<ClientCard> card, Instant now) {
        PersonVault.File file = people.file(action.branch().tenant(), action.to());
        if (file.person().isEmpty()) {
            return Optional.of("the client was forgotten");
        }
        if (OptOut.holds(file, action.details().texts("messages"))) {
            return Optional.of("opted out: the client asked not to be written to");
        }
        boolean answering = action.details().has("wroteAt")
                && now.isBefore(action.details().instant("wroteAt").plus(SESSION));
        if (!answering && card.filter(known -> known.optIns().contains(channel)).isEmpty()) {
            return Optional.of("no opt-in: the client did not agree to be written to first on " + channel);
        }
        return Optional.empty();
    }

    /** Returns how heavy what the client wrote is. */
    Severity severity(Action action) {
        PersonVault.File file = people.file(action.branch().tenant(), action.to());
        return gravity.of(action.details().texts("messages").stream()
                .flatMap(id -> file.recall("message:" + id).stream())
                .toList());
    }

    /** Returns the client's address on {@code channel}: where they wrote from, else the card's; empty when none is known. */
    Optional<Contact> contact(Action action, String channel, Optional<ClientCard> card) {
        return people.wroteFrom(action.branch().tenant(), action.to())
                .filter(contact -> contact.channel().equals(channel))
                .or(() -> card.stream()
                        .flatMap(known -> known.contacts().stream())
                        .filter(contact -> contact.channel().equals(channel))
                        .findFirst());
    }
}
