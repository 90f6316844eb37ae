package io.crmautopilot.examples.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.crmautopilot.channels.WebhookIntake;
import io.crmautopilot.channels.WebhookReply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The web server of the example host, on 127.0.0.1 alone. It hands the raw body to the intake and sends its reply; that is all that a
 * host's own server has to do.
 */
final class LiveServer implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int LONGEST_WORDS = 4_096;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final WebhookIntake intake;
    private final Signing signing;
    private final boolean unsigned;
    private final Screen screen;
    private final Runnable wake;
    private final Desk desk;

    /** Gives a dialogue back in an operator's name. */
    interface Desk {
        /** Returns whether a person had the dialogue with the number {@code from} in the salon {@code to}. */
        boolean giveBack(String to, String from);
    }

    LiveServer(
            LiveOptions options, WebhookIntake intake, Screen screen, Runnable wake, Supplier<String> status, Desk desk)
            throws IOException {
        this.intake = intake;
        this.signing = new Signing(options.secret());
        this.unsigned = options.unsigned();
        this.screen = screen;
        this.wake = wake;
        this.desk = desk;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()), 0);
        server.setExecutor(threads);
        server.createContext("/webhook", exchange -> answer(exchange, this::webhook));
        server.createContext("/say", exchange -> answer(exchange, this::say));
        server.createContext("/give-back", exchange -> answer(exchange, this::giveBack));
        server.createContext("/status", exchange -> answer(exchange, any -> new WebhookReply(200, status.get())));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private WebhookReply webhook(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange);
        if (exchange.getRequestMethod().equals("GET")) {
            return intake.verify(query.get("hub.mode"), query.get("hub.verify_token"), query.get("hub.challenge"));
        }
        String signature = exchange.getRequestHeaders().getFirst("X-Hub-Signature-256");
        InputStream body = exchange.getRequestBody();
        if (unsigned && signature == null) {
            byte[] bytes = body.readNBytes(Signing.LONGEST);
            signature = signing.header(bytes);
            body = new ByteArrayInputStream(bytes);
        }
        return taken(intake.receive(body, signature));
    }

    /** Wraps plain words into a webhook as WhatsApp would send it, so that one can play without writing JSON. */
    private WebhookReply say(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange);
        String from = query.getOrDefault("from", "77000000101");
        String account = LiveAccounts.whatsApp(query.getOrDefault("to", "dostyk"));
        if (account.isEmpty() || !from.matches("[0-9]{8,15}")) {
            return new WebhookReply(
                    400, "usage: POST /say?from=DIGITS&to=dostyk|samal|orbita, the words in the body\n");
        }
        String words = new String(exchange.getRequestBody().readNBytes(LONGEST_WORDS), StandardCharsets.UTF_8);
        byte[] body = signing.whatsApp(account, from, words);
        return taken(intake.receive(body, signing.header(body)));
    }

    /** An operator is done with a dialogue: the autopilot may write there again. */
    private WebhookReply giveBack(HttpExchange exchange) {
        Map<String, String> query = query(exchange);
        String from = query.getOrDefault("from", "");
        String to = query.getOrDefault("to", "dostyk");
        if (LiveAccounts.whatsApp(to).isEmpty() || !from.matches("[0-9]{8,15}")) {
            return new WebhookReply(400, "usage: POST /give-back?from=DIGITS&to=dostyk|samal|orbita\n");
        }
        boolean held = desk.giveBack(to, from);
        return new WebhookReply(held ? 200 : 404, held ? "given back\n" : "nobody has this dialogue\n");
    }

    private WebhookReply taken(WebhookReply reply) {
        screen.line("webhook", reply.ok() ? "stored, answered 200" : "refused with " + reply.status());
        wake.run();
        return reply;
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&", 20)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Makes the reply to one request. */
    private interface Answer {
        WebhookReply to(HttpExchange exchange) throws IOException;
    }

    private void answer(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            WebhookReply reply;
            try {
                reply = answer.to(exchange);
            } catch (RuntimeException e) {
                screen.line("webhook", "failed: " + e.getClass().getName());
                reply = new WebhookReply(500, "");
            }
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/plain; charset=utf-8");
            exchange.getResponseHeaders().add("X-Content-Type-Options", "nosniff");
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
