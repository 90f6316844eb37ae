package io.crmautopilot.engine;

import java.time.Instant;
import java.util.List;

/** One question to people, as the records tell. Guarded by the tenant's gate. */
final class ApprovalState {

    /** Where the question stands. */
    enum Status {
        OPEN,
        APPROVED,
        REFUSED,
        /** The approver was silent; the next one in the chain is asked, or nobody is left. */
        EXPIRED
    }

    final String id;
    final List<String> actions;
    final String hash;
    Status status = Status.OPEN;
    final int approver;
    final String to;
    final Instant askedAt;
    final Instant expires;

    ApprovalState(
            String id, List<String> actions, String hash, int approver, String to, Instant askedAt, Instant expires) {
        this.id = id;
        this.actions = List.copyOf(actions);
        this.hash = hash;
        this.approver = approver;
        this.to = to;
        this.askedAt = askedAt;
        this.expires = expires;
    }
}
