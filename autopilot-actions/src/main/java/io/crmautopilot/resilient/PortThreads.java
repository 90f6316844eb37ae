package io.crmautopilot.resilient;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that enter one port: made when they are needed, at most so many, gone when idle, never keeping a process alive. The
 * queue holds nothing for long, since a bulkhead of the same size stands before it.
 */
final class PortThreads extends ThreadPoolExecutor {

    private static final int IDLE_SECONDS = 10;

    PortThreads(String port, int most) {
        super(most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(port));
        allowCoreThreadTimeOut(true);
    }

    private static java.util.concurrent.ThreadFactory named(String port) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "autopilot-port-" + port + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
