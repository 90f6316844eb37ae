package io.crmautopilot.engine;

import java.util.List;
import java.util.Optional;

/**
 * What became of a message that was handed in.
 *
 * @param status what it was taken for
 * @param problem why it was refused, naming the field; empty when it was not
 * @param incidents the ids of incidents that it opened, made grow or answered
 * @param stopped what a stop did that an approver said; the autopilot is silent from then on, so the host answers the approver
 */
public record Receipt(Status status, String problem, List<String> incidents, Optional<StopReceipt> stopped) {

    /** Creates a receipt; the list is copied. */
    public Receipt {
        incidents = List.copyOf(incidents);
    }

    /** Creates a receipt of something that stopped nothing. */
    public Receipt(Status status, String problem, List<String> incidents) {
        this(status, problem, incidents, Optional.empty());
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
        return new Receipt(status, "", all, stopped);
    }

    static Receipt refused(String problem) {
        return new Receipt(Status.REFUSED, problem, List.of());
    }
}
