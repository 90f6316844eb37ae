package io.crmautopilot.openai;

import io.crmautopilot.json.Fields;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** One question on the wire: a request, at most one repetition of a passing failure, at most one repair. For one thread. */
final class Talk {

    /** A request, its repetition, and its repair. */
    static final int MOST_REQUESTS = 3;

    /** What servers put around instructions and input. */
    private static final int FRAME_TOKENS = 128;

    private static final int LONGEST_ANSWER = 8_192;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    /** Less time than this is not worth another request. */
    private static final Duration LEAST = Duration.ofMillis(50);

    private final Question question;
    private final Wire wire;
    private final long end;
    private final LongSupplier nanos;
    private final CountDownLatch closed;
    private final long perRequest;
    private Optional<Fields> answer = Optional.empty();
    private Problem problem = Problem.TIMEOUT;
    private long tokens;
    private int calls;

    /**
     * @param end when it is over, by {@code nanos}
     * @param closed counted down when nothing is to be asked any more
     */
    Talk(Question question, ModelSettings settings, Wire wire, long end, LongSupplier nanos, CountDownLatch closed) {
        this.question = question;
        this.wire = wire;
        this.end = end;
        this.nanos = nanos;
        this.closed = closed;
        this.perRequest = perRequest(question, settings);
    }

    /** Returns what a question costs at most. */
    static long mostTokens(Question question, ModelSettings settings) {
        return perRequest(question, settings) * MOST_REQUESTS;
    }

    /** No token is shorter than a byte, so this is never too little. */
    private static long perRequest(Question question, ModelSettings settings) {
        long bytes = (long) OpenAiWire.instructions(question, "it has a value of something that was not offered")
                        .getBytes(StandardCharsets.UTF_8)
                        .length
                + question.input().getBytes(StandardCharsets.UTF_8).length
                + question.shape().schema().canonicalBytes().length;
        return bytes + FRAME_TOKENS + settings.maxOutputTokens();
    }

    void run() {
        boolean repeated = false;
        String repair = "";
        while (calls < MOST_REQUESTS) {
            Duration left = Duration.ofNanos(end - nanos.getAsLong());
            if (left.compareTo(LEAST) < 0 || closed.getCount() == 0) {
                return;
            }
            calls++;
            Wire.Sent sent = wire.send(question, repair, left);
            tokens += sent.tokens() >= 0 ? Math.min(sent.tokens(), perRequest) : perRequest;
            Optional<String> wrong = read(sent);
            if (wrong.isEmpty()) {
                return;
            }
            if (problem.isPassing() && !repeated && rest(sent.pause())) {
                repeated = true;
            } else if (problem.isRepairable() && repair.isEmpty()) {
                repair = wrong.get();
            } else {
                return;
            }
        }
    }

    /** Returns what is wrong with what came; empty when it is an answer. */
    private Optional<String> read(Wire.Sent sent) {
        if (sent.problem().isPresent()) {
            problem = sent.problem().get();
            return Optional.of(problem == Problem.CUT ? "it was too long" : "it was empty");
        }
        if (sent.text().length() > LONGEST_ANSWER) {
            problem = Problem.OVERSIZED;
            return Optional.of("it was too long");
        }
        Fields said;
        try {
            said = Fields.parse(sent.text().strip());
        } catch (IllegalArgumentException e) {
            problem = Problem.MALFORMED;
            return Optional.of("it was no JSON object");
        }
        Optional<String> unfit = question.shape().problem(said);
        if (unfit.isPresent()) {
            problem = Problem.OUTSIDE_SHAPE;
            return Optional.of("it has " + unfit.get());
        }
        answer = Optional.of(said);
        return Optional.empty();
    }

    /** Waits as long as the server asks; false when that is too long, or it is closed meanwhile. */
    private boolean rest(Duration pause) {
        if (pause.isZero()) {
            return true;
        }
        if (pause.compareTo(LONGEST_PAUSE) > 0 || nanos.getAsLong() + pause.toNanos() >= end) {
            return false;
        }
        try {
            return !closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Optional<Fields> answer() {
        return answer;
    }

    Problem problem() {
        return problem;
    }

    long tokens() {
        return tokens;
    }

    int calls() {
        return calls;
    }

    boolean isServersFault() {
        return answer.isEmpty() && (problem.isPassing() || problem == Problem.REJECTED || problem == Problem.OVERSIZED);
    }

    String outcome() {
        return answer.isPresent() ? "answered" : problem.id();
    }
}
