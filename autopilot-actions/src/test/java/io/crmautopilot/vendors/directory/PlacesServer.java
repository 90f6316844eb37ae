package io.crmautopilot.vendors.directory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.vendor.GeoPoint;
import io.crmautopilot.vendor.VendorQuery;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A places service on this machine that answers as it is told, and remembers what it was asked. */
final class PlacesServer implements AutoCloseable {

    static final VendorQuery QUERY = new VendorQuery(
            new BranchRef("salon", "dostyk"), "hvac", new GeoPoint(43.2389, 76.9555), Duration.ofHours(2));

    volatile String asked = "";
    volatile String body = "";
    volatile String keyHeader = "";
    volatile String maskHeader = "";
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final CountDownLatch closed = new CountDownLatch(1);

    PlacesServer(int status, String answer, boolean never) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(exchange, status, answer, never));
        server.start();
    }

    static PlacesServer answering(int status, String answer) throws IOException {
        return new PlacesServer(status, answer, false);
    }

    PlacesSettings settings(Duration timeout) {
        PlacesSettings usual = PlacesSettings.kazakhstan(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "secret-key");
        return new PlacesSettings(
                usual.base(),
                usual.key(),
                timeout,
                usual.radiusMetres(),
                usual.words(),
                usual.language(),
                usual.region(),
                true);
    }

    private void handle(HttpExchange exchange, int status, String answer, boolean never) throws IOException {
        asked = exchange.getRequestURI().toString();
        body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        keyHeader = String.valueOf(exchange.getRequestHeaders().getFirst("X-Goog-Api-Key"));
        maskHeader = String.valueOf(exchange.getRequestHeaders().getFirst("X-Goog-FieldMask"));
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, never ? bytes.length + 10L : bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
            out.flush();
            if (never) {
                closed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
