package io.crmautopilot.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.Messenger;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.person.Contact;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a letter when Graph refuses, limits, hangs, or the line is cut. */
@Timeout(60)
class GraphFaultsTest extends Sending {

    @Test
    void each_code_has_its_answer() {
        conversations.heard(ACCOUNT, AIGUL, now);
        SoftAssertions each = new SoftAssertions();
        for (int code : List.of(2, 4, 80007, 130429, 131000, 131016, 131056, 131057)) {
            each.assertThat(retryable(400, code)).as("%d", code).isEqualTo("again");
            each.assertThat(retryable(500, code)).as("%d", code).isEqualTo("again");
        }
        for (int code : List.of(
                0, 3, 10, 33, 100, 190, 200, 299, 368, 131005, 131008, 131009, 131021, 131026, 131031, 131042, 131045,
                131048, 131049, 131050, 131051, 130472, 132000, 132001, 132005, 132007, 132012, 132015, 132016,
                133010)) {
            each.assertThat(retryable(400, code)).as("%d", code).isEqualTo("never");
            each.assertThat(retryable(500, code)).as("%d", code).isEqualTo("never");
        }
        each.assertThat(retryable(400, 999_999)).isEqualTo("never");
        each.assertThat(retryable(500, 999_999)).isEqualTo("doubt");
        each.assertThat(retryable(500, 1)).isEqualTo("doubt");
        each.assertAll();
    }

    @Test
    void an_answer_without_a_code_is_judged_by_its_status() {
        conversations.heard(ACCOUNT, AIGUL, now);

        assertThat(after(FakeGraph.answer(429, ""))).isEqualTo("again");
        assertThat(after(FakeGraph.answer(503, "<html>busy</html>"))).isEqualTo("doubt");
        assertThat(after(FakeGraph.answer(504, ""))).isEqualTo("doubt");
        assertThat(after(FakeGraph.answer(404, "nothing here"))).isEqualTo("never");
        assertThat(after(FakeGraph.answer(302, ""))).isEqualTo("never");
        assertThat(after(FakeGraph.answer(200, "<html>"))).isEqualTo("doubt");
        assertThat(after(FakeGraph.answer(200, ""))).isEqualTo("doubt");
        assertThat(after(FakeGraph.answer(200, "{}"))).isEqualTo("doubt");
        assertThat(after(FakeGraph.answer(200, "{\"messages\":[{}]}"))).isEqualTo("doubt");
        assertThat(after(FakeGraph.answer(200, "[".repeat(1000)))).isEqualTo("doubt");
        assertThat(after(FakeGraph.answer(200, "\"" + "x".repeat(70_000) + "\"")))
                .isEqualTo("doubt");
        assertThat(after(FakeGraph.answer(200, "{\"error\":{\"code\":131026}}")))
                .isEqualTo("never");
        assertThat(after(FakeGraph.answer(
                        200,
                        "{\"messages\":[{\"id\":\"wamid.1\",\"message_status\":\"held_for_quality_assessment\"}]}")))
                .isEqualTo("doubt");
        assertThat(after(FakeGraph.answer(200, "{\"messages\":[{\"id\":\"wamid.1\",\"message_status\":\"paused\"}]}")))
                .isEqualTo("never");
        assertThat(after(FakeGraph.answer(200, "{\"messages\":[{\"id\":\"wamid.1\"}]}")))
                .isEqualTo("done");
    }

    @Test
    void no_answer_is_a_doubt_and_never_a_second_letter() {
        conversations.heard(ACCOUNT, AIGUL, now);
        Messenger quick = whatsApp(settings().timeout(Duration.ofMillis(300)));
        graph.next(graph.hang());
        graph.next(graph.hangInBody());
        graph.next(FakeGraph.cutLine());
        graph.next(FakeGraph.cutAnswer());

        for (int i = 0; i < 4; i++) {
            Outcome outcome = quick.send(letter("x"));
            assertThat(outcome).as("fault %d", i).isInstanceOf(Outcome.InDoubt.class);
            now = now.plusSeconds(60);
        }
        assertThat(graph.requests()).hasSize(4);
    }

    @Test
    void a_kept_connection_that_died_is_not_tried_again_in_secret() {
        conversations.heard(ACCOUNT, AIGUL, now);
        assertThat(whatsApp().send(letter("x"))).isInstanceOf(Outcome.Done.class);
        graph.next(FakeGraph.cutLine());

        Outcome outcome = whatsApp().send(letter("y"));

        assertThat(outcome).isInstanceOf(Outcome.InDoubt.class);
        assertThat(graph.requests()).hasSize(2);
    }

    @Test
    void nobody_there_is_certainly_not_sent() throws Exception {
        conversations.heard(ACCOUNT, AIGUL, now);
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        Outcome outcome = whatsApp(settings().base(URI.create("http://127.0.0.1:" + port)))
                .send(letter("x"));

        assertThat(outcome).isEqualTo(new Outcome.Failed("Graph could not be reached (ConnectException)", true));
    }

    @Test
    void a_person_is_written_to_every_six_seconds_at_most() {
        conversations.heard(ACCOUNT, AIGUL, now);
        graph.pairBurst = 3;
        Messenger messenger = whatsApp(settings().pace(Duration.ofSeconds(6), 3, 80, Duration.ofSeconds(10)));

        for (int i = 0; i < 20; i++) {
            assertThat(messenger.send(letter("n" + i))).as("%d", i).isInstanceOf(Outcome.Done.class);
        }

        assertThat(waits).hasSize(17).allMatch(wait -> wait.compareTo(Duration.ofSeconds(6)) <= 0);
        assertThat(graph.sent()).isEqualTo(20);
    }

    @Test
    void a_number_sends_no_faster_than_agreed() {
        graph.perSecond = 20;
        Messenger messenger = whatsApp(settings().pace(Duration.ofSeconds(6), 3, 10, Duration.ofSeconds(10)));

        for (int i = 0; i < 60; i++) {
            Contact person = new Contact("whatsapp", "7700000" + (1000 + i));
            conversations.heard(ACCOUNT, person, now);
            assertThat(messenger.send(to(person))).isInstanceOf(Outcome.Done.class);
        }

        assertThat(waits).hasSize(59);
    }

    @Test
    void a_letter_that_would_wait_too_long_is_given_back_and_takes_no_turn() {
        conversations.heard(ACCOUNT, AIGUL, now);
        Messenger hasty = whatsApp(settings().pace(Duration.ofSeconds(6), 1, 80, Duration.ofSeconds(1)));
        hasty.send(letter("1"));

        for (int i = 0; i < 5; i++) {
            assertThat(hasty.send(letter("2")))
                    .isEqualTo(new Outcome.Failed(
                            "too many letters from or to this person, the next is due in PT6S", true));
        }
        now = now.plusSeconds(6);
        assertThat(hasty.send(letter("2"))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void being_told_too_fast_makes_it_slower() {
        conversations.heard(ACCOUNT, AIGUL, now);
        Messenger messenger = whatsApp();
        graph.next(FakeGraph.error(400, 131056));
        messenger.send(letter("1"));

        Outcome next = messenger.send(letter("2"));

        assertThat(next)
                .isEqualTo(
                        new Outcome.Failed("too many letters from or to this person, the next is due in PT1M", true));
        assertThat(graph.requests()).hasSize(1);
    }

    @Test
    void it_waits_as_long_as_it_is_asked_to_and_never_longer_than_an_hour() {
        conversations.heard(ACCOUNT, AIGUL, now);
        String another = "77000000102";
        conversations.heard(ACCOUNT, new Contact("whatsapp", another), now);
        SoftAssertions each = new SoftAssertions();
        Map.of(
                        "Retry-After: 90", "PT1M30S",
                        "Retry-After: Fri, 20 Nov 2026 10:37:00 GMT", "PT7M",
                        "Retry-After: 999999", "PT1H",
                        "Retry-After: -5", "PT5S",
                        "Retry-After: soon", "PT5S",
                        "Retry-After: Thu, 19 Nov 2026 10:37:00 GMT", "PT5S",
                        "X-Business-Use-Case-Usage: {\"1\":[{\"type\":\"messages\",\"estimated_time_to_regain_access\":19}]}",
                                "PT19M",
                        "X-Business-Use-Case-Usage: {\"1\":[{\"estimated_time_to_regain_access\":0}]}", "PT5S")
                .forEach((header, wait) -> {
                    Messenger messenger =
                            whatsApp(settings().pace(Duration.ofSeconds(6), 3, 80, Duration.ofSeconds(1)));
                    graph.next(FakeGraph.error(429, 130429, header));
                    messenger.send(letter("1"));
                    Outcome next = messenger.send(to(new Contact("whatsapp", another)));
                    each.assertThat(next)
                            .as(header)
                            .isEqualTo(new Outcome.Failed(
                                    "too many letters from or to the number, the next is due in " + wait, true));
                });
        each.assertAll();
    }

    @Test
    void a_limit_of_calls_holds_the_whole_account_and_one_of_a_pair_the_pair_alone() {
        for (int code : List.of(4, 17, 32, 341, 613, 80006, 80007)) {
            assertThat(afterALimit(400, code, AIGUL)).as("%d", code).contains("the number", "PT1M");
        }
        assertThat(afterALimit(400, 130429, AIGUL)).contains("the number", "PT5S");
        assertThat(afterALimit(429, 999_999, AIGUL)).contains("the number", "PT5S");
        assertThat(afterALimit(400, 131056, AIGUL)).contains("this person", "PT1M");
        assertThat(afterALimit(400, 131056, new Contact("whatsapp", "77000000102")))
                .isEqualTo("sent");
    }

    private String afterALimit(int status, int code, Contact next) {
        conversations.heard(ACCOUNT, AIGUL, now);
        conversations.heard(ACCOUNT, next, now);
        Messenger messenger = whatsApp(settings().pace(Duration.ofSeconds(6), 3, 80, Duration.ofSeconds(1)));
        graph.next(FakeGraph.error(status, code));
        messenger.send(letter("1"));
        return messenger.send(to(next)).match(done -> "sent", Outcome.Failed::reason, doubt -> "doubt");
    }

    @Test
    void an_interrupt_before_sending_sends_nothing_and_stays_set() {
        conversations.heard(ACCOUNT, AIGUL, now);
        Messenger messenger = new WhatsAppMessenger(
                settings().pace(Duration.ofSeconds(6), 1, 80, Duration.ofSeconds(10)),
                http,
                Senders.always(new Sender(ACCOUNT, Secret.of(FakeGraph.TOKEN))),
                conversations,
                (branch, to) -> true,
                () -> now,
                span -> {
                    throw new InterruptedException();
                });
        messenger.send(letter("1"));

        Outcome outcome = messenger.send(letter("2"));

        assertThat(outcome).isEqualTo(new Outcome.Failed("interrupted before it was sent", true));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(graph.requests()).hasSize(1);
    }
}
