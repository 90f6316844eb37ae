package io.crmautopilot.resilient;

import io.crmautopilot.resilient.Attempt.Answered;
import io.crmautopilot.resilient.Attempt.Lost;
import io.crmautopilot.resilient.Attempt.NotStarted;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One port behind its limits. A call that hangs keeps its place in the bulkhead until it really ends, so that at most as many threads
 * hang as calls may run; its caller goes on when the time is over.
 */
final class Edge {

    private static final float HALF = 50;

    /** Far beyond any total, and short of an overflow. */
    private static final int MOST_DOUBLINGS = 20;

    private final String port;
    private final Limits limits;
    private final InstantSource clock;
    private final Waiter waiter;
    private final CircuitBreaker breaker;
    private final RateLimiter rate;
    private final Bulkhead bulkhead;
    private final Retry retry;
    private final PortThreads threads;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger awaited = new AtomicInteger();

    Edge(String port, Limits limits, InstantSource clock, Waiter waiter) {
        this.port = port;
        this.limits = limits;
        this.clock = clock;
        this.waiter = waiter;
        this.breaker = CircuitBreaker.of(
                port,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(limits.breakAfter())
                        .minimumNumberOfCalls(limits.breakAfter())
                        .failureRateThreshold(HALF)
                        .waitDurationInOpenState(limits.breakFor())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .clock(clock.withZone(ZoneOffset.UTC))
                        .currentTimestampFunction(now -> now.millis(), TimeUnit.MILLISECONDS)
                        .build());
        this.rate = new AtomicRateLimiter(
                port,
                RateLimiterConfig.custom()
                        .limitForPeriod(limits.perSecond())
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(limits.total())
                        .build(),
                Map.of(),
                () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos());
        this.bulkhead = Bulkhead.of(
                port,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(limits.concurrent())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        this.retry = Retry.of(
                port,
                RetryConfig.custom()
                        .maxAttempts(limits.attempts())
                        .waitDuration(limits.backoff())
                        .build());
        this.threads = new PortThreads(port, limits.concurrent());
    }

    /**
     * All attempts of one call.
     *
     * @param last the last one
     * @param doubt the last one that may have done something that nobody knows of: a later refusal does not undo it
     */
    record Ended<T>(Attempt<T> last, @Nullable Attempt<T> doubt) {}

    /**
     * Calls the port, again while the limits allow it.
     *
     * @param call the call
     * @param again tells whether another attempt may do good and no harm
     * @param doubtful tells whether an attempt may have done something that nobody knows of
     * @param bad tells whether an answer says that the port does not work
     */
    <T> Ended<T> call(Supplier<T> call, Predicate<Attempt<T>> again, Predicate<Attempt<T>> doubtful, Predicate<T> bad) {
        Instant deadline = clock.instant().plus(limits.total());
        Retry.AsyncContext<T> attempts = retry.asyncContext();
        Attempt<T> doubt = null;
        int failures = 0;
        while (true) {
            Attempt<T> attempt = once(call, deadline, bad);
            if (doubtful.test(attempt)) {
                doubt = attempt;
            }
            boolean wanted = again.test(attempt);
            boolean allowed = wanted && attempts.onError(new Again()) >= 0;
            long wait = limits.backoff().toMillis() << Math.min(failures, MOST_DOUBLINGS);
            failures++;
            boolean inTime = allowed && !clock.instant().plusMillis(wait).isAfter(deadline);
            if (!inTime || !waited(wait)) {
                return new Ended<>(attempt, doubt);
            }
        }
    }

    PortHealth health() {
        PortHealth.State state = switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> PortHealth.State.RESTING;
            case HALF_OPEN -> PortHealth.State.TRYING;
            default -> PortHealth.State.WORKING;
        };
        int inside = running.get();
        return new PortHealth(port, state, inside, Math.max(0, inside - awaited.get()));
    }

    /** Lets no further call in and interrupts those inside. */
    void close() {
        threads.shutdownNow();
    }

    private static <T> boolean isGood(Attempt<T> attempt, Predicate<T> bad) {
        return attempt instanceof Answered<T> answered && !bad.test(answered.value());
    }

    private <T> Attempt<T> once(Supplier<T> call, Instant deadline, Predicate<T> bad) {
        if (!breaker.tryAcquirePermission()) {
            return new NotStarted<>(port + " rests after too many failures");
        }
        Attempt<T> refused = turn(deadline);
        if (refused != null) {
            breaker.releasePermission();
            return refused;
        }
        Instant started = clock.instant();
        Attempt<T> attempt = enter(call, deadline);
        long took = Math.max(0, Duration.between(started, clock.instant()).toMillis());
        if (attempt instanceof NotStarted) {
            breaker.releasePermission();
        } else if (isGood(attempt, bad)) {
            breaker.onSuccess(took, TimeUnit.MILLISECONDS);
        } else {
            breaker.onError(took, TimeUnit.MILLISECONDS, new Again());
        }
        return attempt;
    }

    /** Waits for a place among the calls of this second; returns null when it came in time. */
    private <T> @Nullable Attempt<T> turn(Instant deadline) {
        Duration left = Duration.between(clock.instant(), deadline);
        long nanos = rate.reservePermission(1);
        if (nanos < 0 || nanos > left.toNanos()) {
            return new NotStarted<>(port + " is asked too often");
        }
        return nanos == 0 || waited(TimeUnit.NANOSECONDS.toMillis(nanos) + 1)
                ? null
                : new NotStarted<>("interrupted before " + port + " was asked");
    }

    private <T> Attempt<T> enter(Supplier<T> call, Instant deadline) {
        Duration left = Duration.between(clock.instant(), deadline);
        if (left.isNegative() || left.isZero()) {
            return new NotStarted<>("the time for " + port + " is over");
        }
        if (!bulkhead.tryAcquirePermission()) {
            return new NotStarted<>(port + " already runs " + limits.concurrent() + " calls");
        }
        Duration longest = left.compareTo(limits.timeLimit()) < 0 ? left : limits.timeLimit();
        Entry<T> entry = new Entry<>(call);
        awaited.incrementAndGet();
        try {
            threads.execute(entry);
            T value = TimeLimiter.of(longest).executeFutureSupplier(() -> entry);
            return value == null ? new Lost<>(port + " returned null", null) : new Answered<>(value);
        } catch (RejectedExecutionException e) {
            entry.leave();
            return new NotStarted<>(port + " is closed");
        } catch (TimeoutException e) {
            return new Lost<>("no answer from " + port + " within " + longest, null);
        } catch (InterruptedException e) {
            entry.cancel(true);
            Thread.currentThread().interrupt();
            return new Lost<>("interrupted while waiting for " + port, null);
        } catch (Exception e) {
            Throwable fault = e instanceof PortFault wrapped ? wrapped.fault : e;
            return new Lost<>(port + " threw " + fault.getClass().getName(), fault);
        } finally {
            awaited.decrementAndGet();
        }
    }

    private boolean waited(long millis) {
        try {
            if (millis > 0) {
                waiter.await(Duration.ofMillis(millis));
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** One call's way through the port. It leaves once, when the port lets it go, or when it was given up before it got in. */
    private final class Entry<T> extends FutureTask<T> {

        private final AtomicBoolean left = new AtomicBoolean();

        Entry(Supplier<T> call) {
            super(() -> enter(call));
            running.incrementAndGet();
        }

        @Override
        public void run() {
            try {
                super.run();
            } finally {
                leave();
            }
        }

        void leave() {
            if (left.compareAndSet(false, true)) {
                running.decrementAndGet();
                bulkhead.onComplete();
            }
        }
    }

    /** Wraps whatever a port throws, an error too, so that it is not taken for a time-out or an interrupt of the caller's own. */
    private static <T> T enter(Supplier<T> call) {
        try {
            return call.get();
        } catch (Throwable fault) {
            throw new PortFault(fault);
        }
    }

    /** Stands for any failure where Resilience4j wants an exception. */
    private static final class Again extends Exception {
        private static final long serialVersionUID = 1L;

        Again() {
            super("", null, false, false);
        }
    }

    /** Carries what a port threw. */
    private static final class PortFault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Throwable fault;

        PortFault(Throwable fault) {
            super("", null, false, false);
            this.fault = fault;
        }
    }
}
