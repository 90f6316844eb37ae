package io.crmautopilot.openai;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.crmautopilot.json.Fields;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A server on this machine that speaks both interfaces and misbehaves as it is told, request by request. */
final class ModelServer implements AutoCloseable {

    /**
     * One request as it came.
     *
     * @param body the whole body
     * @param input what the model reads besides the instructions
     * @param instructions the instructions
     * @param schema the form of the answer
     */
    record Asked(String path, String authorization, String body, Fields input, String instructions, Fields schema) {}

    /** What a server does with a request. */
    interface Behaviour {
        void serve(HttpExchange exchange, Asked asked) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Deque<Behaviour> script = new ArrayDeque<>();
    private final List<Asked> asked = new ArrayList<>();
    private Behaviour otherwise = answering(ask -> "{}");

    ModelServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    synchronized ModelServer then(Behaviour... behaviours) {
        script.addAll(List.of(behaviours));
        return this;
    }

    synchronized ModelServer always(Behaviour behaviour) {
        otherwise = behaviour;
        return this;
    }

    synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Asked one = read(exchange, body);
            Behaviour behaviour;
            synchronized (this) {
                asked.add(one);
                behaviour = script.isEmpty() ? otherwise : script.poll();
            }
            behaviour.serve(exchange, one);
        }
    }

    private static Asked read(HttpExchange exchange, String body) {
        String path = exchange.getRequestURI().getPath();
        Fields fields = Fields.parse(body);
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (path.endsWith("/responses")) {
            return new Asked(
                    path,
                    authorization,
                    body,
                    Fields.parse(fields.text("input")),
                    fields.text("instructions"),
                    fields.fields("text").fields("format").fields("schema"));
        }
        List<Fields> messages = fields.list("messages");
        return new Asked(
                path,
                authorization,
                body,
                Fields.parse(messages.get(1).text("content")),
                messages.get(0).text("content"),
                fields.fields("response_format").fields("json_schema").fields("schema"));
    }

    /** A well-formed answer with this text. */
    static Behaviour answering(Function<Asked, String> text) {
        return (exchange, asked) -> send(exchange, 200, envelope(asked, text.apply(asked), "completed", "stop", 420));
    }

    static Behaviour answering(String text) {
        return answering(asked -> text);
    }

    static Behaviour answeringWith(String text, long tokens) {
        return (exchange, asked) -> send(exchange, 200, envelope(asked, text, "completed", "stop", tokens));
    }

    static Behaviour cutAtTokens(String text) {
        return (exchange, asked) -> send(exchange, 200, envelope(asked, text, "incomplete", "length", 420));
    }

    static Behaviour refusing(String why) {
        return (exchange, asked) -> send(
                exchange,
                200,
                asked.path().endsWith("/responses")
                        ? response(Fields.of("type", "refusal", "refusal", why), "completed", usage(asked, 17))
                        : completion(Fields.of("role", "assistant", "refusal", why), "stop", usage(asked, 17)));
    }

    static Behaviour status(int code, String body, Map<String, String> headers) {
        return (exchange, asked) -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            send(exchange, code, body);
        };
    }

    static Behaviour raw(String body) {
        return (exchange, asked) -> send(exchange, 200, body);
    }

    /** Half of a good answer, then the end of the connection. */
    static Behaviour cutting(String text) {
        return (exchange, asked) -> {
            byte[] whole = envelope(asked, text, "completed", "stop", 420).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, whole.length);
            exchange.getResponseBody().write(whole, 0, whole.length / 2);
            exchange.getResponseBody().flush();
        };
    }

    /** The connection ends before anything is said. */
    static Behaviour hangingUp() {
        return (exchange, asked) -> exchange.close();
    }

    /** Nothing, for as long as the test runs. */
    Behaviour silent() {
        return (exchange, asked) -> rest(60_000);
    }

    /** A good answer, a byte at a time. */
    Behaviour dripping(String text) {
        return (exchange, asked) -> {
            byte[] whole = envelope(asked, text, "completed", "stop", 420).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, whole.length);
            try (OutputStream out = exchange.getResponseBody()) {
                for (byte one : whole) {
                    out.write(one);
                    out.flush();
                    if (rest(20)) {
                        return;
                    }
                }
            }
        };
    }

    private boolean rest(long millis) {
        try {
            return closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void send(HttpExchange exchange, int code, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String envelope(Asked asked, String text, String status, String finish, long tokens) {
        return asked.path().endsWith("/responses")
                ? response(
                        Fields.of("type", "output_text", "text", text, "annotations", List.of()),
                        status,
                        usage(asked, tokens))
                : completion(Fields.of("role", "assistant", "content", text), finish, usage(asked, tokens));
    }

    private static Fields usage(Asked asked, long tokens) {
        return asked.path().endsWith("/responses")
                ? Fields.of("input_tokens", tokens - 10, "output_tokens", 10, "total_tokens", tokens)
                : Fields.of("prompt_tokens", tokens - 10, "completion_tokens", 10, "total_tokens", tokens);
    }

    private static String response(Fields content, String status, Fields usage) {
        return Fields.of(
                        "id",
                        "resp_1",
                        "object",
                        "response",
                        "created_at",
                        1,
                        "model",
                        "stub",
                        "status",
                        status,
                        "parallel_tool_calls",
                        false,
                        "tool_choice",
                        "auto",
                        "tools",
                        List.of(),
                        "output",
                        List.of(Fields.of(
                                "type",
                                "message",
                                "id",
                                "msg_1",
                                "status",
                                "completed",
                                "role",
                                "assistant",
                                "content",
                                List.of(content))),
                        "usage",
                        usage)
                .canonical();
    }

    private static String completion(Fields message, String finish, Fields usage) {
        return Fields.of(
                        "id",
                        "chatcmpl-1",
                        "object",
                        "chat.completion",
                        "created",
                        1,
                        "model",
                        "stub",
                        "choices",
                        List.of(Fields.of("index", 0, "finish_reason", finish, "message", message)),
                        "usage",
                        usage)
                .canonical();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
