package io.crmautopilot.outcome;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the log says of one client who complained. */
final class Person {

    final String token;
    final Instant firstAt;
    private Instant lastAt;
    private @Nullable Instant toldAt;
    private @Nullable Instant askedAt;
    private boolean answered;
    private boolean withPerson;
    private String answer = "";

    /** How the follow-up's own reading of the answers ended; it beats what the records around it suggest. */
    private String journey = "";

    Person(String token, Instant firstAt) {
        this.token = token;
        this.firstAt = firstAt;
        this.lastAt = firstAt;
    }

    void wrote(Instant at) {
        lastAt = at.isAfter(lastAt) ? at : lastAt;
    }

    void told(Instant at) {
        toldAt = toldAt == null ? at : toldAt;
    }

    void asked(Instant at) {
        askedAt = askedAt == null ? at : askedAt;
    }

    void replied(Instant at) {
        answered |= askedAt != null && !at.isBefore(askedAt);
    }

    /** Their dialogue went to a person; {@code reading} is how their last answer was read, empty when it was not about one. */
    void handedOver(String reading) {
        withPerson = true;
        answer = reading.isEmpty() ? answer : reading;
    }

    void ended(String how) {
        journey = how;
    }

    boolean isContent() {
        return journey.isEmpty() ? answered && !withPerson : journey.equals("CONTENT") || journey.equals("CAME_BACK");
    }

    ClientJourney journey(
            Instant noticedAt, boolean observed, boolean over, Measured<Boolean> removed, Measured<Boolean> back) {
        Measured<Duration> told = toldAt != null
                ? Measured.known(Duration.between(noticedAt, toldAt))
                : Measured.unknown(observed ? Unknown.OBSERVED : over ? Unknown.NEVER : Unknown.PENDING);
        boolean again = toldAt != null && lastAt.isAfter(toldAt);
        return new ClientJourney(token, firstAt, told, removed, again, withPerson, content(observed, over), back);
    }

    private Measured<Boolean> content(boolean observed, boolean over) {
        if (isContent()) {
            return Measured.known(true);
        }
        if (answer.equals("NOT_BETTER") || journey.equals("NOT_BETTER") || journey.equals("COMPLAINED_AGAIN")) {
            return Measured.known(false);
        }
        if (observed) {
            return Measured.unknown(Unknown.OBSERVED);
        }
        if (journey.equals("UNCLEAR") || (answered && journey.isEmpty())) {
            return Measured.unknown(Unknown.UNCLEAR);
        }
        if (!over) {
            return Measured.unknown(Unknown.PENDING);
        }
        return Measured.unknown(askedAt == null ? Unknown.NOT_ASKED : Unknown.SILENT);
    }
}
