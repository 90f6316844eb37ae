package io.crmautopilot.examples.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example host from outside: what one posts, and what one sees. */
@Timeout(300)
class LiveCommandTest {

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+");
    private static final String BODY = "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"2\",\"changes\":"
            + "[{\"field\":\"messages\",\"value\":{\"metadata\":{\"phone_number_id\":\"999\"},\"messages\":[{\"from\":"
            + "\"77000000101\",\"id\":\"wamid.1\",\"timestamp\":\"1700000000\",\"type\":\"text\",\"text\":{\"body\":\"x\"}}]}}]}]}";

    @TempDir
    private Path home;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService program = Executors.newSingleThreadExecutor();
    private final Lines lines = new Lines();
    private final List<String> seen = new ArrayList<>();
    private Future<Integer> running;
    private String address;

    @BeforeEach
    void start() throws Exception {
        System.setProperty("autopilot.home", home.toString());
        running = program.submit(() -> new LiveCommand()
                .run(
                        List.of("--port", "0", "--for", "PT5M", "--fresh"),
                        new PrintStream(lines, true, StandardCharsets.UTF_8),
                        new PrintStream(lines, true, StandardCharsets.UTF_8)));
        Matcher found = ADDRESS.matcher(awaitLine("listens on"));
        assertThat(found.find()).isTrue();
        address = found.group();
    }

    @AfterEach
    void stop() throws InterruptedException {
        running.cancel(true);
        program.shutdownNow();
        assertThat(program.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        System.clearProperty("autopilot.home");
    }

    @Test
    void complaints_that_are_posted_become_an_incident_that_one_can_watch() throws Exception {
        for (int i = 1; i <= 7; i++) {
            String answer = "/say?from=7700000010" + i + "&to=dostyk";
            assertThat(post(answer, "Очень жарко, нечем дышать", null)).isEqualTo(200);
        }

        assertThat(awaitLine("  read       ")).contains("dostyk", "Очень жарко", "ru, complaint", "climate.heat");
        assertThat(awaitLine("  letter     ")).contains("whatsapp +77000090001");
        assertThat(awaitLine("monitor")).contains("dostyk", "people");

        assertThat(post("/say?from=77000090001&to=dostyk", "стоп", null)).isEqualTo(200);
        assertThat(awaitLine("veto")).contains("stopped it");
    }

    @Test
    void a_dialogue_that_a_person_has_can_be_given_back() throws Exception {
        assertThat(post("/give-back?from=77000000101&to=dostyk", "", null)).isEqualTo(404);
        post("/say?from=77000000101&to=dostyk", "у вас жарко, я подам на вас в суд", null);
        awaitLine("  read       ");

        int first = 404;
        for (int i = 0; i < 100 && first == 404; i++) {
            first = post("/give-back?from=77000000101&to=dostyk", "", null);
        }

        assertThat(first).isEqualTo(200);
        assertThat(awaitLine("  operator   ")).contains("77000000101");
        assertThat(post("/give-back?from=77000000101&to=dostyk", "", null)).isEqualTo(404);
        assertThat(post("/give-back?from=x", "", null)).isEqualTo(400);
    }

    @Test
    void a_webhook_must_be_signed_and_an_unknown_account_is_named() throws Exception {
        Signing meta = new Signing("live-secret");
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);

        assertThat(post("/webhook", BODY, null)).isEqualTo(401);
        assertThat(post("/webhook", BODY, new Signing("another").header(body))).isEqualTo(401);
        assertThat(post("/webhook", BODY, meta.header(body))).isEqualTo(200);

        assertThat(awaitLine("  refused    ")).contains("phone_number_id 999 belongs to no branch");
        assertThat(get("/webhook?hub.mode=subscribe&hub.verify_token=live-token&hub.challenge=42"))
                .isEqualTo("42");
        assertThat(get("/webhook?hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=42"))
                .isEmpty();
        assertThat(get("/status")).contains("intake.stored 1", "intake.refused.unsigned 1", "source.unreadable 1");
        assertThat(post("/say?to=nowhere", "x", null)).isEqualTo(400);
    }

    @Test
    void what_was_learned_at_the_first_start_is_known_at_the_second() throws Exception {
        assertThat(seen).anyMatch(line -> line.contains("messages of five weeks learned"));
        post("/say?from=77000000101&to=dostyk", "Очень жарко, нечем дышать", null);
        awaitLine("  read       ");
        running.cancel(true);

        running = program.submit(() -> new LiveCommand()
                .run(
                        List.of("--port", "0", "--for", "PT5M"),
                        new PrintStream(lines, true, StandardCharsets.UTF_8),
                        new PrintStream(lines, true, StandardCharsets.UTF_8)));

        assertThat(awaitLine("  past       ")).contains("known from earlier runs");
    }

    private int post(String path, String body, @org.jspecify.annotations.Nullable String signature)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (signature != null) {
            request.header("X-Hub-Signature-256", signature);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    /** Returns the next line that holds {@code part}; a program that ended without it says why. */
    private String awaitLine(String part) throws Exception {
        for (int quiet = 0; quiet < 150; ) {
            String line = lines.read.poll(1, TimeUnit.SECONDS);
            if (line == null) {
                if (running.isDone()) {
                    running.get();
                }
                quiet++;
                continue;
            }
            seen.add(line);
            if (line.contains(part)) {
                return line;
            }
        }
        throw new AssertionError("no line with \"" + part + "\" came after " + seen);
    }

    /** Cuts what is printed into lines. */
    private static final class Lines extends OutputStream {

        private final BlockingQueue<String> read = new LinkedBlockingQueue<>();
        private final java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();

        @Override
        public synchronized void write(int b) {
            if (b == '\n') {
                read.add(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(b);
            }
        }
    }
}
