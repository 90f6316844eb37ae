package io.crmautopilot.engine;

/**
 * Decides how one kind of plan step goes on. Pure: the move depends on the view alone, so that a restart, a replay and a simulation
 * decide the same. Called again after each move until it waits or ends; throwing hands the incident to a person.
 */
public interface Procedure {

    /** Returns the kind of plan step that this procedure carries out. */
    String kind();

    /** Returns what is next for the step in {@code view}. */
    Move next(StepView view);
}
