package io.crmautopilot.engine;

import java.util.List;

/**
 * What became of a message that was handed in.
 *
 * @param status what it was taken for
 * @param problem why it was refused, naming the field; empty when it was not
 * @param incidents the ids of incidents that it opened, made grow or answered
 */
public record Receipt(Status status, String problem, List<String> incidents) {

    /** Creates a receipt; the list is copied. */
    public Receipt {
        incidents = List.copyOf(incidents);
    }

    /** What a message was taken for. */
    public enum Status {
        /** A client's message: it was read and counted. */
        COUNTED,
        /** An answer to something that an incident had written. */
        REPLY,
        /** An approver's word. */
        APPROVER,
        /** Our own message, or a machine's: nothing counts. */
        OUTGOING,
        /** Too old to be acted on: normal was learned from it. */
        STALE,
        /** It was handed in before. */
        DUPLICATE,
        /** It cannot be used. */
        REFUSED
    }

    static Receipt of(Status status) {
        return new Receipt(status, "", List.of());
    }

    Receipt with(List<String> more) {
        List<String> all = new java.util.ArrayList<>(incidents);
        more.stream().filter(id -> !all.contains(id)).forEach(all::add);
        return new Receipt(status, "", all);
    }

    static Receipt refused(String problem) {
        return new Receipt(Status.REFUSED, problem, List.of());
    }
}
