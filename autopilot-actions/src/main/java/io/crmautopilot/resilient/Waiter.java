package io.crmautopilot.resilient;

import java.time.Duration;

/** Lets time pass. Called by the thread that has to wait; a test gives one that moves its clock instead. */
@FunctionalInterface
public interface Waiter {

    /**
     * Returns after {@code span}, which is positive.
     *
     * @throws InterruptedException when the thread is asked to end: the call that waits is given up and counts as not answered
     */
    void await(Duration span) throws InterruptedException;

    /** Returns the waiter that lets real time pass. */
    static Waiter real() {
        return new Sleep();
    }
}
