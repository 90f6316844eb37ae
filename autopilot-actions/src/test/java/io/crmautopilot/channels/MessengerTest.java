package io.crmautopilot.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmautopilot.action.Messenger;
import io.crmautopilot.action.Messenger.Letter;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.person.Contact;
import io.crmautopilot.person.Visit;
import io.crmautopilot.resilient.Waiter;
import io.crmautopilot.text.Language;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MessengerTest {

    private static final String ACCOUNT = "100000000000001";
    private static final String IG_ACCOUNT = "17840000000000001";
    private static final Contact AIGUL = new Contact("whatsapp", "77000000101");
    private static final Contact IG_AIGUL = new Contact("instagram", "9000000000000101");

    private Instant now = Instant.parse("2026-11-20T10:30:00Z");
    private final List<Duration> waits = new ArrayList<>();
    private final Waiter waiter = span -> {
        waits.add(span);
        now = now.plus(span);
    };
    private final FakeGraph graph = new FakeGraph(() -> now);
    private final HttpClient http = GraphSettings.newClient();
    private final Conversations conversations = Conversations.inMemory(100);
    private boolean optedIn = true;

    @AfterEach
    void close() {
        graph.close();
    }

    @Test
    void text_goes_out_within_the_24_hours_and_carries_our_key() {
        conversations.heard(ACCOUNT, AIGUL, now.minus(Duration.ofHours(23)));

        Outcome outcome = whatsApp().send(letter("Мы уже чиним «кондиционер»"));

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(graph.paths).containsExactly("POST /v25.0/" + ACCOUNT + "/messages");
        JsonNode request = graph.requests().get(0);
        assertThat(request.toString())
                .isEqualTo("{\"messaging_product\":\"whatsapp\",\"recipient_type\":\"individual\",\"to\":\"77000000101\","
                        + "\"biz_opaque_callback_data\":\"salon:inc-1:tell:p-1\",\"type\":\"text\","
                        + "\"text\":{\"preview_url\":false,\"body\":\"Мы уже чиним «кондиционер»\"}}");
    }

    @Test
    void what_is_known_of_a_sent_letter_is_the_id_that_its_reports_bear() {
        conversations.heard(ACCOUNT, AIGUL, now);
        Webhooks webhooks = new Webhooks();
        List<Settlement> settled = new ArrayList<>();
        webhooks.source = webhooks.source(settled::add);

        Outcome.Done done = (Outcome.Done) whatsApp().send(letter("жарко"));
        webhooks.post(Webhooks.status("wamid.1", "delivered", "salon:inc-1:tell:p-1"));
        webhooks.drain();

        assertThat(settled).hasSize(1);
        assertThat(settled.get(0).key()).isEqualTo("salon:inc-1:tell:p-1");
        assertThat(settled.get(0).messageId()).isEqualTo(done.facts().text("messageId")).doesNotContain("wamid");
    }

    @Test
    void outside_the_24_hours_a_registered_template_goes_out() {
        conversations.heard(ACCOUNT, AIGUL, now.minus(Duration.ofHours(24)));
        Fields values = Fields.of("1", "Айгүл", "2", "17:00", "10", "x", "3", "a", "4", 5, "5", "e", "6", "f", "7", "g", "8", "h", "9", "i");

        assertThat(whatsApp().send(template("cooling_failed", Language.KK, values))).isInstanceOf(Outcome.Done.class);

        JsonNode template = graph.requests().get(0).path("template");
        assertThat(template.at("/language/code").asText()).isEqualTo("kk");
        assertThat(template.at("/components/0/parameters/0/text").asText()).isEqualTo("Айгүл");
        assertThat(template.at("/components/0/parameters/3/text").asText()).isEqualTo("5");
        assertThat(template.at("/components/0/parameters/9/text").asText()).isEqualTo("x");
        assertThat(template.at("/components/0/parameters/0/parameter_name").isMissingNode()).isTrue();
    }

    @Test
    void named_slots_go_out_by_name() {
        whatsApp().send(template("cooling_failed", Language.RU, Fields.of("name", "Айгүл", "time", "17:00")));

        assertThat(graph.requests().get(0).at("/template/components/0/parameters/1/parameter_name").asText())
                .isEqualTo("time");
    }

    @Test
    void what_meta_would_refuse_is_refused_here_and_says_what_to_do() {
        SoftAssertions each = new SoftAssertions();
        Letter silent = letter("жарко");
        refuses(each, silent, "the 24 hours are over and the letter has no registered template: another channel, or a person");
        refuses(each, template("cooling_failed", Language.MIXED, Fields.empty()), "no template is registered in the language mixed");
        refuses(each, template("Cooling-Failed", Language.RU, Fields.empty()), "the template's name is not of small letters, digits and _");
        refuses(each, template("cooling_failed", Language.RU, Fields.of("1", "a", "3", "b")), "the template's slots are numbered with a gap");
        refuses(each, template("cooling_failed", Language.RU, Fields.of("name", " ")), "the template's slot name has no text and no number");
        refuses(each, template("cooling_failed", Language.RU, Fields.of("name", "x".repeat(1025))), "the template's slot name has 1025 characters, more than 1024");
        for (String hostile : List.of("a\nb", "a\tb", "a     b", "a\rb", "a\u2028b")) {
            refuses(each, template("cooling_failed", Language.RU, Fields.of("name", hostile)), "the template's slot name holds a new line, a tab or more than four spaces in a row");
        }
        for (String address : List.of("12", "7700000010a", "+7 700 000 01 01", "0700000101", "../../x", "7".repeat(16), "KZ.9000000000000001")) {
            refuses(each, to(new Contact("whatsapp", address)), "the address is no phone number with its country's code");
        }
        refuses(each, to(IG_AIGUL), "WhatsApp does not serve the channel instagram");
        optedIn = false;
        refuses(each, template("cooling_failed", Language.RU, Fields.empty()), "this person did not agree to be written to first: another channel, or a person");
        conversations.heard(ACCOUNT, AIGUL, now);
        refuses(each, letter(" "), "the text has 1 characters; 1 to 4096 can be sent");
        refuses(each, letter("x".repeat(4_097)), "the text has 4097 characters; 1 to 4096 can be sent");
        refuses(each, new Letter("k".repeat(513), AIGUL, Language.RU, "x", null, Fields.empty()), "the key has 513 characters; 1 to 512 can be sent along");

        each.assertAll();
        assertThat(graph.requests()).isEmpty();
    }

    @Test
    void a_window_that_meta_says_is_closed_takes_the_template_at_once() {
        conversations.heard(ACCOUNT, AIGUL, now.minus(Duration.ofHours(1)));
        graph.closedWindows.add("77000000101");

        Outcome withTemplate = whatsApp().send(new Letter(
                "key", AIGUL, Language.RU, "текст", "cooling_failed", Fields.of("1", "Айгүл")));
        Outcome without = whatsApp().send(letter("текст"));

        assertThat(withTemplate).isEqualTo(new Outcome.Done(((Outcome.Done) withTemplate).facts().with("form", "template")));
        assertThat(without.match(done -> "", Outcome.Failed::reason, doubt -> "")).startsWith("the 24 hours are over");
        assertThat(graph.sent()).isEqualTo(1);
    }

    @Test
    void a_branch_without_a_number_sends_nothing() {
        Messenger messenger = new WhatsAppMessenger(
                settings(), http, branch -> Optional.empty(), conversations, (branch, to) -> true, () -> now, waiter);

        assertThat(messenger.send(letter("x"))).isEqualTo(new Outcome.Failed("the branch has no WhatsApp number", false));
    }

    @Test
    void each_code_has_its_answer() {
        conversations.heard(ACCOUNT, AIGUL, now);
        SoftAssertions each = new SoftAssertions();
        for (int code : List.of(2, 4, 80007, 130429, 131000, 131016, 131056, 131057)) {
            each.assertThat(retryable(400, code)).as("%d", code).isEqualTo("again");
            each.assertThat(retryable(500, code)).as("%d", code).isEqualTo("again");
        }
        for (int code : List.of(0, 3, 10, 33, 100, 190, 200, 299, 368, 131005, 131008, 131009, 131021, 131026, 131031, 131042,
                131045, 131048, 131049, 131050, 131051, 130472, 132000, 132001, 132005, 132007, 132012, 132015, 132016, 133010)) {
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
        assertThat(after(FakeGraph.answer(200, "\"" + "x".repeat(70_000) + "\""))).isEqualTo("doubt");
        assertThat(after(FakeGraph.answer(200, "{\"error\":{\"code\":131026}}"))).isEqualTo("never");
        assertThat(after(FakeGraph.answer(200, "{\"messages\":[{\"id\":\"wamid.1\",\"message_status\":\"held_for_quality_assessment\"}]}")))
                .isEqualTo("doubt");
        assertThat(after(FakeGraph.answer(200, "{\"messages\":[{\"id\":\"wamid.1\",\"message_status\":\"paused\"}]}")))
                .isEqualTo("never");
        assertThat(after(FakeGraph.answer(200, "{\"messages\":[{\"id\":\"wamid.1\"}]}"))).isEqualTo("done");
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

        Outcome outcome = whatsApp(settings().base(URI.create("http://127.0.0.1:" + port))).send(letter("x"));

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
                    .isEqualTo(new Outcome.Failed("too many letters from or to this person, the next is due in PT6S", true));
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

        assertThat(next).isEqualTo(new Outcome.Failed("too many letters from or to this person, the next is due in PT1M", true));
        assertThat(graph.requests()).hasSize(1);
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

    @Test
    void instagram_answers_who_wrote_within_24_hours_and_nobody_else() {
        Messenger messenger = instagram();
        Letter answer = new Letter("key", IG_AIGUL, Language.RU, "Мы уже чиним", "cooling_failed", Fields.empty());

        Outcome silent = messenger.send(answer);
        conversations.heard(IG_ACCOUNT, IG_AIGUL, now.minus(Duration.ofHours(23)));
        Outcome open = messenger.send(answer);

        assertThat(silent).isEqualTo(new Outcome.Failed("this person did not write within 24 hours: another channel, or a person", false));
        assertThat(open).isInstanceOf(Outcome.Done.class);
        assertThat(graph.requests()).hasSize(1);
        assertThat(graph.requests().get(0).toString())
                .isEqualTo("{\"recipient\":{\"id\":\"9000000000000101\"},\"message\":{\"text\":\"Мы уже чиним\"}}");
    }

    @Test
    void instagram_counts_bytes_and_keeps_to_its_channel() {
        conversations.heard(IG_ACCOUNT, IG_AIGUL, now);

        assertThat(instagram().send(new Letter("key", IG_AIGUL, Language.RU, "я".repeat(501), null, Fields.empty())))
                .isEqualTo(new Outcome.Failed("the text has 1002 bytes; 1 to 1000 can be sent", false));
        assertThat(instagram().send(letter("x")))
                .isEqualTo(new Outcome.Failed("Instagram does not serve the channel whatsapp", false));
        graph.closedWindows.add("9000000000000101");
        assertThat(instagram().send(to(IG_AIGUL)).match(done -> "", Outcome.Failed::reason, doubt -> ""))
                .startsWith("outside the hours");
    }

    @Test
    void a_letter_goes_by_its_channel_and_an_unknown_one_is_named() {
        Messenger messenger = new RoutingMessenger(Map.of("whatsapp", whatsApp(), "sms", letter -> new Outcome.Done(Fields.empty())));

        assertThat(messenger.send(to(new Contact("sms", "77000000101")))).isInstanceOf(Outcome.Done.class);
        assertThat(messenger.send(to(new Contact("telegram", "x"))))
                .isEqualTo(new Outcome.Failed("no messenger serves the channel telegram", false));
    }

    @Test
    void cards_say_who_agreed() {
        BranchRef branch = new BranchRef("salon", "dostyk");
        OptIns clients = OptIns.ofCards(new Cards());
        OptIns withOwner = clients.or((where, to) -> to.address().equals("77000090001"));

        assertThat(clients.mayWriteFirst(branch, AIGUL)).isTrue();
        assertThat(clients.mayWriteFirst(null, AIGUL)).isFalse();
        assertThat(clients.mayWriteFirst(branch, new Contact("whatsapp", "77000000102"))).isFalse();
        assertThat(clients.mayWriteFirst(branch, new Contact("whatsapp", "77000090001"))).isFalse();
        assertThat(withOwner.mayWriteFirst(branch, new Contact("whatsapp", "77000090001"))).isTrue();
    }

    @Test
    void no_reason_and_no_text_form_tells_token_number_or_words() {
        conversations.heard(ACCOUNT, AIGUL, now);
        graph.next(FakeGraph.error(400, 131026));

        String told = whatsApp().send(letter("жарко")) + letter("жарко").toString()
                + new Sender(ACCOUNT, Secret.of(FakeGraph.TOKEN)) + settings();

        assertThat(told).contains("***").doesNotContain("жарко", "77000000101", "0101", FakeGraph.TOKEN);
    }

    @Test
    void settings_that_would_harm_are_refused() {
        assertThatThrownBy(() -> settings().base(URI.create("http://graph.facebook.com")))
                .hasMessage("base is neither https nor http on this machine: http://graph.facebook.com");
        assertThatThrownBy(() -> settings().version("latest")).hasMessage("version is not of the form v25.0: latest");
        assertThatThrownBy(() -> settings().timeout(Duration.ZERO)).hasMessage("timeout is not positive: PT0S");
        assertThatThrownBy(() -> settings().pace(Duration.ofSeconds(1), 0, 1, Duration.ZERO)).hasMessage("pairBurst or perSecond is below 1");
        assertThatThrownBy(() -> new Sender("../x", Secret.of("t"))).hasMessage("account of a sender is no id of letters and digits");
        HttpClient following = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();
        assertThatThrownBy(() -> new InstagramMessenger(
                        settings(), following, branch -> Optional.empty(), conversations, () -> now, waiter))
                .hasMessageStartingWith("the HTTP client follows redirects");
        assertThat(GraphSettings.whatsApp().version()).isEqualTo("v25.0");
        assertThat(GraphSettings.instagram().base()).isEqualTo(URI.create("https://graph.instagram.com"));
    }

    private void refuses(SoftAssertions each, Letter letter, String reason) {
        each.assertThat(whatsApp().send(letter)).isEqualTo(new Outcome.Failed(reason, false));
    }

    private String retryable(int status, int code) {
        return after(FakeGraph.error(status, code));
    }

    private String after(FakeGraph.Fault fault) {
        graph.next(fault);
        return whatsApp()
                .send(letter("x"))
                .match(done -> "done", failed -> failed.retryable() ? "again" : "never", doubt -> "doubt");
    }

    private GraphSettings settings() {
        return GraphSettings.whatsApp().base(graph.base());
    }

    private Messenger whatsApp() {
        return whatsApp(settings());
    }

    private Messenger whatsApp(GraphSettings settings) {
        return new WhatsAppMessenger(
                settings,
                http,
                Senders.always(new Sender(ACCOUNT, Secret.of(FakeGraph.TOKEN))),
                conversations,
                (branch, to) -> optedIn,
                () -> now,
                waiter);
    }

    private Messenger instagram() {
        return new InstagramMessenger(
                GraphSettings.instagram().base(graph.base()),
                http,
                Senders.always(new Sender(IG_ACCOUNT, Secret.of(FakeGraph.TOKEN))),
                conversations,
                () -> now,
                waiter);
    }

    private static Letter letter(String text) {
        return new Letter("salon:inc-1:tell:p-1", AIGUL, Language.RU, text, null, Fields.empty());
    }

    private static Letter template(String name, Language language, Fields values) {
        return new Letter("salon:inc-1:tell:p-1", AIGUL, language, "text", name, values);
    }

    private static Letter to(Contact person) {
        return new Letter("salon:inc-1:tell:p-1", person, Language.RU, "text", null, Fields.empty());
    }

    /** One client, who agreed to WhatsApp. */
    private static final class Cards implements ClientCards {

        @Override
        public Optional<ClientCard> byId(String tenant, String id) {
            return Optional.empty();
        }

        @Override
        public Optional<ClientCard> byContact(String tenant, Contact contact) {
            return contact.equals(AIGUL)
                    ? Optional.of(new ClientCard("c-101", "Айгүл", Language.KK, List.of(AIGUL), false, Set.of("whatsapp"), 3))
                    : Optional.empty();
        }

        @Override
        public List<Visit> visits(BranchRef branch, LocalDate day) {
            return List.of();
        }
    }
}
