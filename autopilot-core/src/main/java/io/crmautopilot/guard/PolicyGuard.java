package io.crmautopilot.guard;

/**
 * Decides whether a proposed action may run. Pure: the ruling depends on the proposal alone. Called inside the gate, so it must be
 * quick, must not block and must not call the autopilot (a stop that it says is in force and not durable); throwing counts as a refusal.
 */
@FunctionalInterface
public interface PolicyGuard {

    /** Returns the ruling on {@code proposal}. */
    Ruling review(Proposal proposal);

    /** Returns the guard that keeps the corridor of the branch's settings, and denies what it does not name. */
    static PolicyGuard corridor() {
        return new CorridorGuard();
    }

    /** Returns a guard that turns whatever {@code guard} throws, and null, into a refusal. */
    static PolicyGuard failClosed(PolicyGuard guard) {
        return guard instanceof FailClosed ? guard : new FailClosed(guard);
    }
}
