package io.crmautopilot.examples.opinion;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.crmautopilot.json.Fields;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A server on this machine that plays a model with a handful of words, for trying out without a key. */
final class ModelStub implements AutoCloseable {

    private static final List<String> WARM = List.of("жар", "душ", "бан", "ыст", "қапыр", "hot", "stuffy");

    private final HttpServer server;

    ModelStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/responses", exchange -> {
            Fields body = read(exchange);
            answer(
                    exchange,
                    response(said(
                            Fields.parse(body.text("input")),
                            schema(body.fields("text").fields("format")))));
        });
        server.createContext("/v1/chat/completions", exchange -> {
            Fields body = read(exchange);
            Fields format = body.fields("response_format").fields("json_schema");
            answer(
                    exchange,
                    completion(said(Fields.parse(body.list("messages").get(1).text("content")), schema(format))));
        });
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    private static Fields schema(Fields format) {
        return format.fields("schema").fields("properties");
    }

    private static Fields read(HttpExchange exchange) throws IOException {
        return Fields.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, Fields body) throws IOException {
        byte[] bytes = body.canonicalBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String said(Fields input, Fields properties) {
        String text = input.text("text", "").toLowerCase(Locale.ROOT);
        if (properties.has("kind")) {
            boolean warm = WARM.stream().anyMatch(text::contains);
            List<String> topics = properties.fields("topics").fields("items").texts("enum");
            return Fields.of(
                            "kind", warm ? "complaint" : "other",
                            "topics",
                                    warm
                                            ? topics.stream()
                                                    .filter(t -> t.startsWith("climate."))
                                                    .limit(2)
                                                    .toList()
                                            : List.of(),
                            "sure", "yes")
                    .canonical();
        }
        return Fields.of(
                        "coming", text.contains("не ") ? "unclear" : "yes",
                        "arrival", first(properties.fields("arrival")),
                        "price", first(properties.fields("price")),
                        "most", first(properties.fields("most")))
                .canonical();
    }

    private static String first(Fields property) {
        return property.texts("enum").get(0);
    }

    private static Fields response(String text) {
        Fields part = Fields.of("type", "output_text", "text", text, "annotations", List.of());
        Fields message = Fields.of(
                "type", "message", "id", "msg", "role", "assistant", "status", "completed", "content", List.of(part));
        return Fields.of("id", "resp", "object", "response", "status", "completed", "output", List.of(message));
    }

    private static Fields completion(String text) {
        Fields message = Fields.of("role", "assistant", "content", text);
        return Fields.of(
                "id", "chat", "choices", List.of(Fields.of("index", 0, "finish_reason", "stop", "message", message)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
