package io.crmautopilot.engine;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.guard.Proposal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the gate reads from the records about one action: pure, and without a view of its own. */
final class Circumstances {

    /** How long what an action takes away may stay away, whatever the settings say; longer needs another action, and another look. */
    static final Duration LEASE = Duration.ofHours(12);

    private Circumstances() {}

    /** A restriction is a lease: the world knows its end when it begins. */
    static boolean endsInTime(Action action, Instant now) {
        try {
            Instant end = action.details().instant("endsAt");
            return end.isAfter(now) && !end.isAfter(now.plus(LEASE));
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            return false;
        }
    }

    /** A key that two incidents share would let one of them spend what the other reserved. */
    static boolean belongs(IncidentState incident, Action action) {
        return action.incident().equals(incident.id)
                && action.branch().equals(incident.branch)
                && action.key().startsWith(incident.id + "/");
    }

    /** An approval counts for exactly the actions that the person saw: by key and by hash. */
    static boolean approved(IncidentState incident, @Nullable ActionState state, Action action) {
        if (state == null || state.approval.isEmpty()) {
            return false;
        }
        return incident.word(state) == IncidentState.Word.YES
                && state.action.hash().equals(action.hash());
    }

    static Proposal.History history(TenantState tenant, IncidentState incident, Action action, Instant now) {
        Set<String> recipients = new HashSet<>();
        for (ActionState other : incident.actions.values()) {
            boolean written =
                    other.status == Status.STARTED || other.status == Status.DONE || other.status == Status.IN_DOUBT;
            if (written && other.action.kind().startsWith("client.")) {
                recipients.add(other.action.to());
            }
        }
        return new Proposal.History(
                recipients.size(),
                recipients.contains(action.to()),
                tenant.contacts(action.to(), now),
                tenant.startsSince(incident.branch.location(), now.minus(Duration.ofHours(1))),
                tenant.startsSince(incident.branch.location(), now.minus(Duration.ofDays(1))));
    }

    static String scenario(IncidentState incident) {
        return incident.plan == null ? "" : incident.plan.scenario();
    }
}
