package io.crmautopilot.channels;

import io.crmautopilot.action.Outcome;
import io.crmautopilot.person.BranchRef;

/**
 * Is told what became of letters, and so settles those that were in doubt: {@link #into} hands them to the autopilot. Called by the thread that fetches, before the report leaves
 * the inbox: a report may come again after a crash. Throwing keeps the report in the inbox for a few more fetches.
 */
@FunctionalInterface
public interface Settlements {

    /** Takes a report. */
    void settled(Settlement settlement);

    /** Takes a letter's branch, key and outcome, as {@code Autopilot::reported} does. */
    @FunctionalInterface
    interface Reported {

        /** Takes in how the letter with that key ended. */
        void reported(BranchRef branch, String key, Outcome outcome);
    }

    /**
     * Returns settlements that hand each report of a known account on, to {@code Autopilot::reported}: it settles a letter in doubt, and
     * makes a failure of one that never arrived. Repeated reports, and those that a higher state outdid before, are passed over; the
     * last {@value SettledLetters#MOST} letters are remembered for that. Safe for any number of threads.
     */
    static Settlements into(Reported reported) {
        return new SettledLetters(reported);
    }
}
