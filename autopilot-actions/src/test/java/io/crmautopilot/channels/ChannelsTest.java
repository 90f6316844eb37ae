package io.crmautopilot.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.action.Messenger;
import io.crmautopilot.action.Messenger.Letter;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import io.crmautopilot.text.Language;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChannelsTest extends Sending {

    @Test
    void instagram_answers_who_wrote_within_24_hours_and_nobody_else() {
        Messenger messenger = instagram();
        Letter answer = new Letter("key", IG_AIGUL, Language.RU, "Мы уже чиним", "cooling_failed", Fields.empty());

        Outcome silent = messenger.send(answer);
        conversations.heard(IG_ACCOUNT, IG_AIGUL, now.minus(Duration.ofHours(23)));
        Outcome open = messenger.send(answer);

        assertThat(silent)
                .isEqualTo(new Outcome.Failed(
                        "this person did not write within 24 hours: another channel, or a person", false));
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
        Messenger messenger =
                new RoutingMessenger(Map.of("whatsapp", whatsApp(), "sms", letter -> new Outcome.Done(Fields.empty())));

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
        assertThat(clients.mayWriteFirst(branch, new Contact("whatsapp", "77000000102")))
                .isFalse();
        assertThat(clients.mayWriteFirst(branch, new Contact("whatsapp", "77000090001")))
                .isFalse();
        assertThat(withOwner.mayWriteFirst(branch, new Contact("whatsapp", "77000090001")))
                .isTrue();
    }

    @Test
    void no_reason_and_no_text_form_tells_token_number_or_words() {
        conversations.heard(ACCOUNT, AIGUL, now);
        graph.next(FakeGraph.error(400, 131026));

        String told = whatsApp().send(letter("жарко"))
                + letter("жарко").toString()
                + new Sender(ACCOUNT, Secret.of(FakeGraph.TOKEN))
                + settings();

        assertThat(told).contains("***").doesNotContain("жарко", "77000000101", "0101", FakeGraph.TOKEN);
    }

    @Test
    void settings_that_would_harm_are_refused() {
        assertThatThrownBy(() -> settings().base(URI.create("http://graph.facebook.com")))
                .hasMessage("base is neither https nor http on this machine: http://graph.facebook.com");
        assertThatThrownBy(() -> settings().version("latest")).hasMessage("version is not of the form v25.0: latest");
        assertThatThrownBy(() -> settings().timeout(Duration.ZERO)).hasMessage("timeout is not positive: PT0S");
        assertThatThrownBy(() -> settings().pace(Duration.ofSeconds(1), 0, 1, Duration.ZERO))
                .hasMessage("pairBurst or perSecond is below 1");
        assertThatThrownBy(() -> new Sender("../x", Secret.of("t")))
                .hasMessage("account of a sender is no id of letters and digits");
        HttpClient following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
        assertThatThrownBy(() -> new InstagramMessenger(
                        settings(), following, branch -> Optional.empty(), conversations, () -> now, waiter))
                .hasMessageStartingWith("the HTTP client follows redirects");
        assertThat(GraphSettings.whatsApp().version()).isEqualTo("v25.0");
        assertThat(GraphSettings.instagram().base()).isEqualTo(URI.create("https://graph.instagram.com"));
    }
}
