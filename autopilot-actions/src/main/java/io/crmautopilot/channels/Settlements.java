package io.crmautopilot.channels;

/**
 * Is told what became of letters, and so settles those that were in doubt. Called by the thread that fetches, before the report leaves
 * the inbox: a report may come again after a crash. Throwing keeps the report in the inbox for a few more fetches.
 */
@FunctionalInterface
public interface Settlements {

    /** Takes a report. */
    void settled(Settlement settlement);
}
