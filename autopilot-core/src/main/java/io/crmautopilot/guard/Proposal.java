package io.crmautopilot.guard;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.EffectSpec;
import java.time.Instant;

/**
 * An action before the guard, with all that the guard may decide by.
 *
 * @param action what is proposed
 * @param spec what its effect declares of itself
 * @param scenario the plan's scenario
 * @param settings the branch's settings, tightened to what the incident began with
 * @param level the autonomy level in force for this kind of action
 * @param history what was done so far
 * @param now when it is proposed
 */
public record Proposal(
        Action action,
        EffectSpec spec,
        String scenario,
        BranchSettings settings,
        AutonomyLevel level,
        History history,
        Instant now) {

    /**
     * What was done so far, counted.
     *
     * @param recipients how many clients this incident has written to, the proposed one not among them
     * @param alreadyRecipient whether the proposed one is among them
     * @param contactsToday how many messages the person got in the last 24 hours
     * @param startedLastHour how many actions the branch started in the last hour
     * @param startedLastDay how many actions the branch started in the last 24 hours
     */
    public record History(
            int recipients, boolean alreadyRecipient, int contactsToday, int startedLastHour, int startedLastDay) {}
}
