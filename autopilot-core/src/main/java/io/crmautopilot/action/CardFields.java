package io.crmautopilot.action;

import java.util.Optional;

/**
 * The fields of the host's client cards that it lets be completed: standard fields of its own, under its own names. Written only by the
 * effect {@code card.complete}, from many threads; throwing means that it is unknown whether the field was written.
 */
public interface CardFields {

    /**
     * Returns what stands in a field; empty when it is blank.
     *
     * @throws IllegalArgumentException when the host has no such field or no such card
     */
    Optional<String> read(String tenant, String client, String field);

    /**
     * Writes into a field that is blank, and keeps {@code key} with it, so that the host's people can take back what was written. A field
     * that is not blank any more is left as it is and {@link Outcome.Failed} returned; the same key writes once.
     */
    Outcome complete(Completion completion);

    /** Tells whether the host can take back what was written under a key; what it cannot take back counts as costly. */
    boolean canTakeBack();

    /**
     * One value for one field of one existing card. Personal data: its text form shows the key alone.
     *
     * @param key our idempotency key
     * @param tenant the tenant
     * @param client the host's id of the client
     * @param field the host's name of the field
     * @param value what is written
     */
    record Completion(String key, String tenant, String client, String field, String value) {

        /** Creates the value; blank parts are refused. */
        public Completion {
            if (client.isBlank() || field.isBlank() || value.isBlank()) {
                throw new IllegalArgumentException("client, field or value of completion " + key + " is blank");
            }
        }

        @Override
        public String toString() {
            return "Completion[" + key + "]";
        }
    }
}
