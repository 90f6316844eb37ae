package io.crmautopilot.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.audit.AuditRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which a server and a model misbehave, by both interfaces, over a real connection. */
class MisbehaviourTest {

    private final Desk desk = new Desk();
    private ModelServer server;

    /** The SDK's first call loads thousands of classes; on a busy machine that takes longer than what is measured here. */
    @BeforeAll
    static void warm() throws IOException {
        for (ModelApi api : ModelApi.values()) {
            try (ModelServer warm = new ModelServer().always(ModelServer.answering("no"));
                    Asker asker =
                            new Desk().asker(Desk.settings(warm.url(), api).build())) {
                new Desk().ask(asker, Desk.question());
            }
        }
    }

    @BeforeEach
    void open() throws IOException {
        server = new ModelServer();
    }

    @AfterEach
    void close() {
        server.close();
    }

    /** A misbehaviour, what it is called, and how many requests it is worth. */
    private record Case(String name, Problem problem, int requests, Function<ModelServer, ModelServer.Behaviour> of) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static Case one(String name, Problem problem, int requests, ModelServer.Behaviour behaviour) {
        return new Case(name, problem, requests, server -> behaviour);
    }

    private static ModelServer.Behaviour status(int code) {
        return ModelServer.status(code, "{\"error\":{\"message\":\"" + Desk.CANARY + "\"}}", Map.of());
    }

    private static List<Case> cases() {
        String canary = Desk.CANARY;
        return List.of(
                one("500", Problem.SERVER, 2, status(500)),
                one("503", Problem.SERVER, 2, status(503)),
                one("429", Problem.RATE_LIMITED, 2, status(429)),
                one(
                        "429 for an hour",
                        Problem.RATE_LIMITED,
                        1,
                        ModelServer.status(429, "{}", Map.of("Retry-After", "3600"))),
                one(
                        "429 for a moment",
                        Problem.RATE_LIMITED,
                        2,
                        ModelServer.status(429, "{}", Map.of("Retry-After-Ms", "30"))),
                one(
                        "429 until a date",
                        Problem.RATE_LIMITED,
                        2,
                        ModelServer.status(429, "{}", Map.of("Retry-After", "Wed, 21 Oct 2037 07:28:00 GMT"))),
                one("401", Problem.REJECTED, 1, status(401)),
                one("400", Problem.REJECTED, 1, status(400)),
                one("404", Problem.REJECTED, 1, status(404)),
                one("no connection", Problem.CONNECTION, 2, ModelServer.hangingUp()),
                one("cut in the middle", Problem.CONNECTION, 2, ModelServer.cutting(Desk.GOOD)),
                one("refusal", Problem.REFUSED, 1, ModelServer.refusing(canary)),
                one("empty text", Problem.EMPTY, 2, ModelServer.answering("")),
                one("empty body", Problem.MALFORMED, 2, ModelServer.raw("")),
                one("cut at its tokens", Problem.CUT, 2, ModelServer.cutAtTokens("{\"cause\":\"air-" + canary)),
                one("prose", Problem.MALFORMED, 2, ModelServer.answering("It is " + canary)),
                one("a page", Problem.MALFORMED, 2, ModelServer.raw("<html>" + canary + "</html>")),
                one("fenced", Problem.MALFORMED, 2, ModelServer.answering("```json\n" + Desk.GOOD + "\n```")),
                one(
                        "a comma too many",
                        Problem.MALFORMED,
                        2,
                        ModelServer.answering("{\"cause\":\"none\",\"because\":[],}")),
                one(
                        "a field twice",
                        Problem.MALFORMED,
                        2,
                        ModelServer.answering("{\"cause\":\"none\",\"cause\":\"ventilation\",\"because\":[]}")),
                one("text behind it", Problem.MALFORMED, 2, ModelServer.answering(Desk.GOOD + canary)),
                one(
                        "deeply nested",
                        Problem.MALFORMED,
                        2,
                        ModelServer.answering("{\"cause\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}")),
                one("a field less", Problem.OUTSIDE_SHAPE, 2, ModelServer.answering("{\"cause\":\"none\"}")),
                one(
                        "a field more",
                        Problem.OUTSIDE_SHAPE,
                        2,
                        ModelServer.answering("{\"cause\":\"none\",\"because\":[],\"to\":\"" + canary + "\"}")),
                one(
                        "an unknown cause",
                        Problem.OUTSIDE_SHAPE,
                        2,
                        ModelServer.answering("{\"cause\":\"" + canary + "\",\"because\":[]}")),
                one(
                        "an unknown reason",
                        Problem.OUTSIDE_SHAPE,
                        2,
                        ModelServer.answering("{\"cause\":\"none\",\"because\":[\"" + canary + "\"]}")),
                one(
                        "the same reason twice",
                        Problem.OUTSIDE_SHAPE,
                        2,
                        ModelServer.answering("{\"cause\":\"none\",\"because\":[\"topics\",\"topics\"]}")),
                one(
                        "another type",
                        Problem.OUTSIDE_SHAPE,
                        2,
                        ModelServer.answering("{\"cause\":7,\"because\":\"topics\"}")),
                one("null", Problem.OUTSIDE_SHAPE, 2, ModelServer.answering("{\"cause\":null,\"because\":[]}")),
                one("too long a text", Problem.OVERSIZED, 1, ModelServer.answering(canary.repeat(2_000))),
                one("a megabyte", Problem.OVERSIZED, 1, ModelServer.answering("x".repeat(1_000_000))));
    }

    static Stream<Arguments> misbehaviours() {
        return cases().stream().flatMap(each -> Stream.of(ModelApi.values()).map(api -> Arguments.of(each, api)));
    }

    @ParameterizedTest
    @MethodSource("misbehaviours")
    void it_is_no_answer_after_the_requests_that_it_is_worth(Case each, ModelApi api) {
        server.always(each.of().apply(server));

        Seen seen = seen(api, Duration.ofSeconds(20));

        assertThat(seen.answer().problem()).as(seen.printed()).contains(each.problem());
        assertThat(seen.answer().said()).isEmpty();
        assertThat(server.asked()).hasSize(each.requests());
        assertThat(desk.lastAnswer().text("outcome")).isEqualTo(each.problem().id());
        assertThat(desk.lastAnswer().number("calls")).isEqualTo(each.requests());
        assertNothingQuoted(seen);
    }

    @ParameterizedTest
    @MethodSource("misbehaviours")
    void one_that_passes_or_can_be_mended_is_answered_by_the_next_request(Case each, ModelApi api) {
        server.then(each.of().apply(server)).always(ModelServer.answering(Desk.GOOD));

        Seen seen = seen(api, Duration.ofSeconds(20));

        assertThat(seen.answer().said().isPresent()).isEqualTo(each.requests() > 1);
        assertNothingQuoted(seen);
    }

    @ParameterizedTest
    @EnumSource(ModelApi.class)
    void a_server_cannot_send_the_question_elsewhere(ModelApi api) throws IOException {
        try (ModelServer elsewhere = new ModelServer().always(ModelServer.answering(Desk.GOOD))) {
            for (int code : new int[] {301, 302, 303, 307, 308}) {
                String to = elsewhere.url() + (api == ModelApi.RESPONSES ? "/responses" : "/chat/completions");
                server.then(ModelServer.status(code, "", Map.of("Location", to)));
            }
            server.always(ModelServer.status(307, "", Map.of("Location", elsewhere.url() + "/responses")));

            for (int i = 0; i < 5; i++) {
                try (Asker asker = desk.asker(Desk.settings(server.url(), api).build())) {
                    assertThat(desk.ask(asker, Desk.question("topic" + i)).said())
                            .isEmpty();
                }
            }

            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(ModelApi.class)
    void silence_ends_with_the_patience(ModelApi api) {
        server.always(server.silent());

        Seen seen = seen(api, Duration.ofMillis(400));

        assertThat(seen.answer().problem()).contains(Problem.TIMEOUT);
        assertThat(seen.millis()).isBetween(350L, 1_500L);
    }

    @ParameterizedTest
    @EnumSource(ModelApi.class)
    void a_drip_ends_with_the_patience(ModelApi api) {
        server.always(server.dripping(Desk.GOOD));

        Seen seen = seen(api, Duration.ofMillis(400));

        assertThat(seen.answer().problem()).contains(Problem.TIMEOUT);
        assertThat(seen.millis()).isBetween(350L, 1_500L);
    }

    @ParameterizedTest
    @EnumSource(ModelApi.class)
    void an_answer_after_a_failure_and_a_repair_is_the_last_that_is_asked_for(ModelApi api) {
        server.then(status(502), ModelServer.answering("no"), ModelServer.answering("no"))
                .always(ModelServer.answering(Desk.GOOD));

        Seen seen = seen(api, Duration.ofSeconds(20));

        assertThat(seen.answer().problem()).contains(Problem.MALFORMED);
        assertThat(server.asked()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(ModelApi.class)
    void a_repair_names_the_fault_and_quotes_nothing(ModelApi api) {
        server.then(ModelServer.answering("{\"cause\":\"" + Desk.CANARY + "\",\"because\":[]}"))
                .always(ModelServer.answering(Desk.GOOD));

        seen(api, Duration.ofSeconds(20));

        assertThat(server.asked().get(1).instructions()).contains("a value of cause that was not offered");
        assertThat(server.asked().get(1).body()).doesNotContain(Desk.CANARY);
    }

    @ParameterizedTest
    @EnumSource(ModelApi.class)
    void a_good_answer_is_taken_and_recorded_with_its_prompt(ModelApi api) {
        server.always(ModelServer.answering(Desk.GOOD));

        Seen seen = seen(api, Duration.ofSeconds(20));

        assertThat(seen.answer().said().flatMap(said -> said.rederive(f -> Optional.of(f.text("cause")))))
                .contains("air-conditioning");
        assertThat(server.asked()).hasSize(1);
        assertThat(server.asked().get(0).authorization()).isEqualTo("Bearer sk-test");
        assertThat(server.asked().get(0).schema())
                .isEqualTo(Desk.question().shape().schema());
        assertThat(desk.records()).extracting(AuditRecord::kind).containsExactly("model.asked", "model.answered");
        assertThat(desk.lastAnswer().text("prompt")).matches("causes/1\\.[0-9a-f]{8}");
        assertThat(desk.lastAnswer().number("tokens")).isEqualTo(420);
    }

    private record Seen(Answer answer, long millis, String printed) {}

    private Seen seen(ModelApi api, Duration patience) {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (Asker asker =
                desk.asker(Desk.settings(server.url(), api).patience(patience).build())) {
            long start = System.nanoTime();
            Answer answer = desk.ask(asker, Desk.question());
            return new Seen(answer, (System.nanoTime() - start) / 1_000_000, printed.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }

    private void assertNothingQuoted(Seen seen) {
        assertThat(seen.printed()).doesNotContain(Desk.CANARY);
        assertThat(seen.answer().toString()).doesNotContain(Desk.CANARY);
        assertThat(desk.records())
                .allSatisfy(each -> assertThat(each.toFields().canonical()).doesNotContain(Desk.CANARY, "sk-test"));
    }
}
