package io.crmautopilot.engine;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.json.Fields;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of one action, as the records tell. Guarded by the tenant's gate. */
final class ActionState {

    final Action action;
    Status status = Status.WAITING;
    Instant at;
    String rule = "";
    String reason = "";
    Fields facts = Fields.empty();
    int attempts;

    /** When it may be tried, asked about or let through; null when nothing is due. */
    @Nullable
    Instant nextAt;

    /** The approval that it waits for or was approved by; empty for none. */
    String approval = "";

    /** Whether a veto window was announced for it, so that its end lets it through. */
    boolean announced;

    /** Whether the outcome of an earlier attempt is hidden: then a later one that fails proves nothing. */
    boolean doubtful;

    /** The record of its last start; without keys before there was one. */
    Fields started = Fields.empty();

    ActionState(Action action, Instant at) {
        this.action = action;
        this.at = at;
    }

    ActionView view() {
        return new ActionView(action, status, at, rule, reason, facts);
    }

    /** Takes the record of the action's new status in. */
    void become(Status next, Instant when, Fields body) {
        status = next;
        at = when;
        rule = body.text("rule", rule);
        reason = body.text("why", "");
        nextAt = null;
    }
}
