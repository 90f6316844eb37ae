package io.crmautopilot.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A server on this machine that answers as the documentation of Graph says: it knows its token and accounts, closed windows,
 * registered templates, the pace of a pair and of a number. It can be told to answer otherwise, hang, or cut the line.
 */
final class FakeGraph implements AutoCloseable {

    /** One answer out of the ordinary. */
    @FunctionalInterface
    interface Fault {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    static final String TOKEN = "token-1";

    final Set<String> closedWindows = new HashSet<>();
    final Set<String> unreachable = new HashSet<>();
    final Set<String> templates = new HashSet<>(Set.of("cooling_failed/ru", "cooling_failed/kk"));
    final List<JsonNode> requests = new ArrayList<>();
    final List<String> paths = new ArrayList<>();
    int pairBurst = 45;
    int perSecond = 80;

    private final InstantSource clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final Map<String, Bucket> pairs = new HashMap<>();
    private final Deque<Instant> all = new ArrayDeque<>();
    private int sent;

    FakeGraph(InstantSource clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized void next(Fault fault) {
        faults.add(fault);
    }

    synchronized int sent() {
        return sent;
    }

    synchronized List<JsonNode> requests() {
        return List.copyOf(requests);
    }

    static Fault error(int status, int code) {
        return exchange -> reply(exchange, status, errorBody(code));
    }

    /** An error with one more header, {@code name: value}. */
    static Fault error(int status, int code, String header) {
        return exchange -> {
            String[] parts = header.split(": ", 2);
            exchange.getResponseHeaders().add(parts[0], parts[1]);
            reply(exchange, status, errorBody(code));
        };
    }

    static Fault answer(int status, String body) {
        return exchange -> reply(exchange, status, body);
    }

    static Fault cutLine() {
        return HttpExchange::close;
    }

    /** Sends the head of an answer and half of its body, and cuts the line. */
    static Fault cutAnswer() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write("{\"messages\":[".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        };
    }

    /** Answers nothing until the server closes. */
    Fault hang() {
        return exchange -> {
            closing.await(60, TimeUnit.SECONDS);
            exchange.close();
        };
    }

    /** Sends the head of an answer and never its body. */
    Fault hangInBody() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().flush();
            closing.await(60, TimeUnit.SECONDS);
            exchange.close();
        };
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Fault fault;
        synchronized (this) {
            try {
                requests.add(Json.read(body));
            } catch (UnreadableException e) {
                throw new IOException(e.problem());
            }
            paths.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            fault = faults.poll();
        }
        try {
            if (fault != null) {
                fault.answer(exchange);
            } else {
                ordinary(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void ordinary(HttpExchange exchange) throws IOException {
        JsonNode request = requests.get(requests.size() - 1);
        String path = exchange.getRequestURI().getPath();
        int code = refusal(exchange, path, request);
        if (code >= 0) {
            reply(exchange, code == 190 ? 401 : 400, errorBody(code));
            return;
        }
        sent++;
        String person = person(request);
        reply(
                exchange,
                200,
                request.has("recipient")
                        ? "{\"recipient_id\":\"" + person + "\",\"message_id\":\"aWdfZA-" + sent + "\"}"
                        : "{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"" + person + "\",\"wa_id\":\""
                                + person + "\"}],\"messages\":[{\"id\":\"wamid." + sent + "\"" + status(request)
                                + "}]}");
    }

    private static String status(JsonNode request) {
        return request.path("type").asText().equals("template") ? ",\"message_status\":\"accepted\"" : "";
    }

    private int refusal(HttpExchange exchange, String path, JsonNode request) {
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return 190;
        }
        if (!path.matches("/v[0-9]+\\.[0-9]+/(100000000000001|17840000000000001)/messages")) {
            return 100;
        }
        String person = person(request);
        if (unreachable.contains(person)) {
            return 131026;
        }
        boolean template = request.path("type").asText().equals("template");
        if (closedWindows.contains(person) && !template) {
            return request.has("recipient") ? 10 : 131047;
        }
        String name = request.at("/template/name").asText() + "/"
                + request.at("/template/language/code").asText();
        if (template && !templates.contains(name)) {
            return 132001;
        }
        Instant now = clock.instant();
        if (tooMany(all, now.minusSeconds(1), perSecond)) {
            return 130429;
        }
        Bucket bucket = pairs.computeIfAbsent(person, who -> new Bucket(pairBurst, now));
        if (!bucket.take(now, pairBurst)) {
            return 131056;
        }
        all.add(now);
        return -1;
    }

    private static boolean tooMany(Deque<Instant> times, Instant since, int most) {
        times.removeIf(time -> !time.isAfter(since));
        return times.size() >= most;
    }

    private static String person(JsonNode request) {
        return request.has("to")
                ? request.path("to").asText()
                : request.at("/recipient/id").asText();
    }

    private static String errorBody(int code) {
        return "{\"error\":{\"message\":\"(#" + code
                + ") +7 700 000 0101 said жарко\",\"type\":\"OAuthException\",\"code\":" + code
                + ",\"error_data\":{\"details\":\"...\"},\"fbtrace_id\":\"A\"}}";
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** A burst may be spent at once; every six seconds one letter comes back. */
    private static final class Bucket {

        private long millis;
        private Instant at;

        Bucket(int burst, Instant at) {
            this.millis = burst * 6_000L;
            this.at = at;
        }

        boolean take(Instant now, int burst) {
            millis = Math.min(burst * 6_000L, millis + Duration.between(at, now).toMillis());
            at = now;
            boolean enough = millis >= 6_000;
            millis -= enough ? 6_000 : 0;
            return enough;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
