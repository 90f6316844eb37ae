package io.crmautopilot.resilient;

import java.time.Duration;

/** Waits by the wall clock. */
final class Sleep implements Waiter {

    @Override
    public void await(Duration span) throws InterruptedException {
        // One more millisecond, so that what is due after the span is due.
        Thread.sleep(span.toMillis() + 1);
    }
}
