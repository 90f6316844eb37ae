package io.crmautopilot;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that an autopilot may have: it looks again and again until it is closed. A failure is logged and the next look follows. */
final class Driver {

    private static final Logger LOG = LoggerFactory.getLogger(Driver.class);
    private static final int BATCH = 256;
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private final Autopilot autopilot;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicReference<Thread> thread = new AtomicReference<>();

    Driver(Autopilot autopilot) {
        this.autopilot = autopilot;
    }

    void start(Duration every) {
        if (every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException("every is not positive: " + every);
        }
        if (every.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("every is too long: " + every);
        }
        Thread worker = new Thread(() -> run(every), "crm-autopilot");
        worker.setDaemon(true);
        if (!thread.compareAndSet(null, worker)) {
            throw new IllegalStateException("the autopilot was started before");
        }
        worker.start();
    }

    private void run(Duration every) {
        try {
            do {
                look();
            } while (!closing.await(every.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        // What is due must not wait for a source that fails.
        if (autopilot.hasSource()) {
            attempt(this::fetch);
        }
        attempt(autopilot::tick);
    }

    private void fetch() {
        int fetched = BATCH;
        while (fetched == BATCH && closing.getCount() > 0) {
            fetched = autopilot.poll(BATCH);
        }
    }

    /** Whatever a port throws, errors included, must not end the only thread there is. */
    private static void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.error("the autopilot looks again a little later", e);
        }
    }

    void close() {
        closing.countDown();
        Thread worker = thread.get();
        if (worker == null || worker == Thread.currentThread()) {
            return;
        }
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
