package io.crmautopilot.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.resilient.Waiter;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLHandshakeException;

/**
 * One request to Graph: waits for its turn, sends it once, and says honestly what is known of it. What failed before the first byte
 * went out was not sent; what failed later is in doubt.
 */
final class Graph {

    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final int MOST_PAIRS = 20_000;
    private static final int MOST_ACCOUNTS = 10_000;
    private static final Duration PAIR_PENALTY = Duration.ofMinutes(1);
    private static final Duration ACCOUNT_PENALTY = Duration.ofSeconds(5);

    /** Limits of calls in an hour do not pass in seconds. */
    private static final Duration QUOTA_PENALTY = Duration.ofMinutes(1);

    private final GraphSettings settings;
    private final HttpClient http;
    private final Waiter waiter;
    private final InstantSource clock;
    private final Pace pairs;
    private final Pace accounts;

    Graph(GraphSettings settings, HttpClient http, InstantSource clock, Waiter waiter) {
        if (http.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException(
                    "the HTTP client follows redirects, which would carry the token elsewhere");
        }
        this.settings = settings;
        this.http = http;
        this.waiter = waiter;
        this.clock = clock;
        this.pairs = new Pace(settings.pairEvery(), settings.pairBurst(), MOST_PAIRS, clock);
        this.accounts = new Pace(
                Duration.ofSeconds(1).dividedBy(settings.perSecond()),
                Math.max(1, settings.perSecond() / 10),
                MOST_ACCOUNTS,
                clock);
    }

    /** Waits for the turn of this pair and account; returns a failure, with nothing sent, when that takes too long. */
    Optional<Outcome> takeTurn(Sender sender, String person) {
        String pair = sender.account() + " " + person;
        Duration longest = settings.longestWait();
        Duration accountWait = accounts.wait(sender.account());
        if (accountWait.compareTo(longest) > 0) {
            return Optional.of(tooFast("the number", accountWait));
        }
        Optional<Duration> pairWait = pairs.reserve(pair, longest);
        if (pairWait.isEmpty()) {
            return Optional.of(tooFast("this person", pairs.wait(pair)));
        }
        Duration wait = accounts.reserve(sender.account(), longest).orElse(longest);
        Duration longer = wait.compareTo(pairWait.get()) > 0 ? wait : pairWait.get();
        if (longer.isZero()) {
            return Optional.empty();
        }
        try {
            waiter.await(longer);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new Outcome.Failed("interrupted before it was sent", true));
        }
    }

    /**
     * How a request ended, and with which of Graph's codes.
     *
     * @param outcome how it ended
     * @param code Graph's error code; negative when it named none
     */
    record Reply(Outcome outcome, int code) {

        static Reply of(Outcome outcome) {
            return new Reply(outcome, -1);
        }
    }

    /** Sends one message and returns how it ended; {@code sent} makes the outcome of an answer that reports success. */
    Reply post(Sender sender, String person, ObjectNode message, Function<JsonNode, Outcome> sent) {
        URI address = settings.base().resolve("/" + settings.version() + "/" + sender.account() + "/messages");
        HttpRequest request = HttpRequest.newBuilder(address)
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(settings.timeout())
                .header("Authorization", "Bearer " + sender.token().reveal())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(message)))
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, head -> new LimitedBody(LONGEST_ANSWER));
        try {
            // The request's own time-out ends with the head of the answer; this one ends with the body.
            HttpResponse<byte[]> response = answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return read(response, sender, person, sent);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return Reply.of(new Outcome.InDoubt("no answer from Graph within " + settings.timeout()));
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return Reply.of(new Outcome.InDoubt("interrupted while waiting for Graph"));
        } catch (ExecutionException e) {
            return Reply.of(broken(e.getCause() == null ? e : e.getCause()));
        }
    }

    private Reply read(HttpResponse<byte[]> response, Sender sender, String person, Function<JsonNode, Outcome> sent) {
        int status = response.statusCode();
        JsonNode body;
        try {
            body = Json.read(response.body());
        } catch (UnreadableException e) {
            if (GraphErrors.isTooFast(status, -1)) {
                accounts.hold(
                        sender.account(),
                        RetryAfter.of(response.headers(), clock.instant()).orElse(ACCOUNT_PENALTY));
            }
            return Reply.of(
                    status / 100 == 2
                            ? new Outcome.InDoubt("Graph's answer cannot be read: " + e.problem())
                            : GraphErrors.of(status, -1));
        }
        JsonNode code = body.path("error").path("code");
        if (status / 100 == 2 && code.isMissingNode()) {
            return Reply.of(sent.apply(body));
        }
        int number = code.canConvertToInt() ? code.intValue() : -1;
        Optional<Duration> asked = RetryAfter.of(response.headers(), clock.instant());
        if (number == GraphErrors.PAIR_TOO_FAST) {
            pairs.hold(sender.account() + " " + person, asked.orElse(PAIR_PENALTY));
        } else if (GraphErrors.isTooFast(status, number)) {
            accounts.hold(
                    sender.account(), asked.orElse(GraphErrors.isQuota(number) ? QUOTA_PENALTY : ACCOUNT_PENALTY));
        }
        return new Reply(GraphErrors.of(status, number), number);
    }

    private static Outcome broken(Throwable fault) {
        boolean neverSent = fault instanceof ConnectException
                || fault instanceof HttpConnectTimeoutException
                || fault instanceof UnresolvedAddressException
                || fault instanceof SSLHandshakeException;
        String name = fault.getClass().getSimpleName();
        if (neverSent) {
            return new Outcome.Failed("Graph could not be reached (" + name + ")", true);
        }
        if (fault instanceof IOException) {
            return new Outcome.InDoubt("the connection to Graph broke (" + name + ")");
        }
        return new Outcome.InDoubt("the request to Graph failed (" + name + ")");
    }

    private static Outcome tooFast(String whom, Duration wait) {
        return new Outcome.Failed("too many letters from or to " + whom + ", the next is due in " + wait, true);
    }
}
