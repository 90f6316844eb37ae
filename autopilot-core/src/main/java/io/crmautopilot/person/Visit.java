package io.crmautopilot.person;

import java.time.Duration;
import java.time.Instant;

/**
 * One appointment in the host's book.
 *
 * @param client the host's id of the client
 * @param staff the host's id of the specialist who serves
 * @param service the host's name of the service
 * @param startsAt when it starts
 * @param length how long it takes
 */
public record Visit(String client, String staff, String service, Instant startsAt, Duration length) {

    /** Returns when the visit ends. */
    public Instant endsAt() {
        return startsAt.plus(length);
    }

    /** Tells whether the client is in the branch at {@code time}. */
    public boolean covers(Instant time) {
        return !time.isBefore(startsAt) && time.isBefore(endsAt());
    }
}
