package io.crmautopilot.openai;

import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.json.Fields;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a question once: from its record where there is one, otherwise within its time, its budget and the breaker, repeating a passing
 * failure once and an unusable answer once. Never throws; whatever goes wrong is no answer. Safe for any number of threads.
 */
final class Asker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Asker.class);

    private final ModelSettings settings;
    private final AuditLog log;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Supplier<Wire> wires;
    private final CircuitBreaker breaker;
    private final Map<String, ModelBook> books = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Answer>> underWay = new ConcurrentHashMap<>();
    private final Map<Problem, LongAdder> problems = new EnumMap<>(Problem.class);
    private final LongAdder answered = new LongAdder();
    private final LongAdder recalled = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Object wireLock = new Object();
    private @Nullable Wire wire;

    Asker(ModelSettings settings, AuditLog log, InstantSource clock, LongSupplier nanos, Supplier<Wire> wires) {
        this.settings = settings;
        this.log = log;
        this.clock = clock;
        this.nanos = nanos;
        this.wires = wires;
        this.breaker = CircuitBreaker.of(
                "model",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(10)
                        .minimumNumberOfCalls(5)
                        .failureRateThreshold(60)
                        .waitDurationInOpenState(Duration.ofMinutes(1))
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .clock(new SourceClock(clock))
                        .currentTimestampFunction(ignored -> nanos.getAsLong(), TimeUnit.NANOSECONDS)
                        .build());
        for (Problem problem : Problem.values()) {
            problems.put(problem, new LongAdder());
        }
    }

    ModelSettings settings() {
        return settings;
    }

    boolean helpsWith(Help help) {
        return settings.helps().contains(help) && closed.getCount() > 0;
    }

    /** Returns the key under which a question is recorded. */
    String keyOf(String tenant, Question question) {
        return question.digest(tenant, settings.model());
    }

    /** Returns what was answered before, without asking. */
    Optional<Answer> recorded(String tenant, Question question) {
        String key = keyOf(tenant, question);
        try {
            return book(tenant).answer(key).map(record -> recall(record, question, key));
        } catch (RuntimeException e) {
            return Optional.of(none(Problem.RECORD, reference(question, key)));
        }
    }

    /**
     * Asks on behalf of {@code tenant}, within {@code patience} and never longer than the settings allow.
     *
     * @param about the incident whose budget it counts against; empty when it is about none
     */
    Answer ask(String tenant, String about, Question question, Duration patience) {
        String key = keyOf(tenant, question);
        String reference = reference(question, key);
        if (!helpsWith(question.help())) {
            return none(closed.getCount() > 0 ? Problem.OFF : Problem.CLOSED, reference);
        }
        Duration limit = patience.compareTo(settings.patience()) < 0 ? patience : settings.patience();
        long end = nanos.getAsLong() + limit.toNanos();
        String id = tenant + "/" + key;
        CompletableFuture<Answer> mine = new CompletableFuture<>();
        CompletableFuture<Answer> other = underWay.putIfAbsent(id, mine);
        if (other != null) {
            return await(other, end, reference);
        }
        Answer answer = Answer.none(Problem.RECORD, reference);
        try {
            answer = askAlone(tenant, about.isEmpty() ? "none/" + key : about, question, key, end);
        } catch (RuntimeException e) {
            // The log's own failure: the text of an exception may quote what it could not store.
            counter(Problem.RECORD).increment();
            LOG.warn("no record of {}: {}", reference, e.getClass().getSimpleName());
        } finally {
            underWay.remove(id, mine);
            mine.complete(answer);
        }
        return answer;
    }

    private Answer await(CompletableFuture<Answer> other, long end, String reference) {
        try {
            return other.get(Math.max(1, end - nanos.getAsLong()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return none(Problem.TIMEOUT, reference);
        } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
            return none(Problem.TIMEOUT, reference);
        }
    }

    private Answer askAlone(String tenant, String about, Question question, String key, long end) {
        String reference = reference(question, key);
        ModelBook book = book(tenant);
        Optional<Fields> before = book.answer(key);
        if (before.isPresent()) {
            recalled.increment();
            return recall(before.get(), question, key);
        }
        Wire open = wire();
        if (!breaker.tryAcquirePermission()) {
            return none(Problem.BREAKER, reference);
        }
        Fields asked = Fields.of(
                "help", question.help().id(),
                "prompt", question.prompt().version(),
                "model", settings.model(),
                "about", about);
        Optional<Integer> attempt;
        try {
            attempt = book.ask(key, asked, Talk.mostTokens(question, settings), Talk.MOST_REQUESTS, clock.instant());
        } catch (RuntimeException e) {
            breaker.releasePermission();
            throw e;
        }
        if (attempt.isEmpty()) {
            breaker.releasePermission();
            return none(Problem.BUDGET, reference);
        }
        Talk talk = new Talk(question, settings, open, end, nanos, closed);
        talk.run();
        requests.add(talk.calls());
        if (talk.isServersFault()) {
            breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException(talk.outcome()));
        } else {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        }
        Optional<Fields> answer = talk.answer();
        book.settle(
                asked.with("key", key)
                        .with("attempt", attempt.get())
                        .with("outcome", talk.outcome())
                        .with("answer", question.shape().isClosed() ? answer.orElse(null) : null)
                        .with("tokens", talk.tokens())
                        .with("calls", talk.calls()),
                clock.instant());
        if (answer.isEmpty()) {
            return none(talk.problem(), reference);
        }
        answered.increment();
        return new Answer(answer.map(FromModel::new), Optional.empty(), reference);
    }

    private Answer recall(Fields record, Question question, String key) {
        String reference = reference(question, key);
        if (!record.text("outcome", "").equals("answered")) {
            return Answer.none(problemOf(record.text("outcome", "")), reference);
        }
        Fields said = record.fields("answer");
        return question.shape().problem(said).isEmpty()
                ? new Answer(Optional.of(new FromModel(said)), Optional.empty(), reference)
                : Answer.none(Problem.EMPTY, reference);
    }

    private static Problem problemOf(String id) {
        for (Problem problem : Problem.values()) {
            if (problem.id().equals(id)) {
                return problem;
            }
        }
        return Problem.EMPTY;
    }

    private Answer none(Problem problem, String reference) {
        if (problem != Problem.OFF) {
            counter(problem).increment();
        }
        return Answer.none(problem, reference);
    }

    private LongAdder counter(Problem problem) {
        return java.util.Objects.requireNonNull(problems.get(problem));
    }

    private static String reference(Question question, String key) {
        return question.prompt().version() + "#" + key.substring(0, 12);
    }

    private ModelBook book(String tenant) {
        return books.computeIfAbsent(
                tenant, t -> new ModelBook(t, log, new ModelLedger(settings.budget(), settings.zone())));
    }

    private Wire wire() {
        synchronized (wireLock) {
            if (closed.getCount() == 0) {
                throw new IllegalStateException("it was closed");
            }
            if (wire == null) {
                wire = wires.get();
            }
            return wire;
        }
    }

    ModelCounts counts() {
        Map<String, Long> failed = new java.util.TreeMap<>();
        problems.forEach((problem, count) -> {
            if (count.sum() > 0) {
                failed.put(problem.id(), count.sum());
            }
        });
        return new ModelCounts(
                requests.sum(),
                answered.sum(),
                recalled.sum(),
                failed,
                breaker.getState().name());
    }

    @Override
    public void close() {
        closed.countDown();
        synchronized (wireLock) {
            if (wire != null) {
                wire.close();
            }
        }
    }

    /** The host's time as the clock that the breaker wants. */
    private static final class SourceClock extends Clock {

        private final InstantSource source;

        SourceClock(InstantSource source) {
            this.source = source;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return source.instant();
        }
    }
}
