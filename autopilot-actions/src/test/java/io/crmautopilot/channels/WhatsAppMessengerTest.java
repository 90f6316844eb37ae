package io.crmautopilot.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmautopilot.action.Messenger;
import io.crmautopilot.action.Messenger.Letter;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import io.crmautopilot.text.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WhatsAppMessengerTest extends Sending {

    private static final BranchRef BRANCH = new BranchRef("aruana", "dostyk");

    @Test
    void text_goes_out_within_the_24_hours_and_carries_our_key() {
        conversations.heard(ACCOUNT, AIGUL, now.minus(Duration.ofHours(23)));

        Outcome outcome = whatsApp().send(letter("Мы уже чиним «кондиционер»"));

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(graph.paths).containsExactly("POST /v25.0/" + ACCOUNT + "/messages");
        JsonNode request = graph.requests().get(0);
        assertThat(request.toString())
                .isEqualTo(
                        "{\"messaging_product\":\"whatsapp\",\"recipient_type\":\"individual\",\"to\":\"77000000101\","
                                + "\"biz_opaque_callback_data\":\"salon:inc-1:tell:p-1\",\"type\":\"text\","
                                + "\"text\":{\"preview_url\":false,\"body\":\"Мы уже чиним «кондиционер»\"}}");
    }

    @Test
    void a_number_with_a_plus_on_the_card_is_the_one_without_that_wrote() {
        conversations.heard(ACCOUNT, AIGUL, now.minus(Duration.ofHours(23)));

        Outcome outcome = whatsApp().send(to(new Contact("whatsapp", "+" + AIGUL.address())));

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(graph.requests().get(0).at("/type").asText()).isEqualTo("text");
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
        assertThat(settled.get(0).messageId())
                .isEqualTo(done.facts().text("messageId"))
                .doesNotContain("wamid");
    }

    @Test
    void outside_the_24_hours_a_registered_template_goes_out() {
        conversations.heard(ACCOUNT, AIGUL, now.minus(Duration.ofHours(24)));
        Fields values = Fields.of(
                "1", "Айгүл", "2", "17:00", "10", "x", "3", "a", "4", 5, "5", "e", "6", "f", "7", "g", "8", "h", "9",
                "i");

        assertThat(whatsApp().send(template("cooling_failed", Language.KK, values)))
                .isInstanceOf(Outcome.Done.class);

        JsonNode template = graph.requests().get(0).path("template");
        assertThat(template.at("/language/code").asText()).isEqualTo("kk");
        assertThat(template.at("/components/0/parameters/0/text").asText()).isEqualTo("Айгүл");
        assertThat(template.at("/components/0/parameters/3/text").asText()).isEqualTo("5");
        assertThat(template.at("/components/0/parameters/9/text").asText()).isEqualTo("x");
        assertThat(template.at("/components/0/parameters/0/parameter_name").isMissingNode())
                .isTrue();
    }

    @Test
    void named_slots_go_out_by_name() {
        whatsApp().send(template("cooling_failed", Language.RU, Fields.of("name", "Айгүл", "time", "17:00")));

        assertThat(graph.requests()
                        .get(0)
                        .at("/template/components/0/parameters/1/parameter_name")
                        .asText())
                .isEqualTo("time");
    }

    @Test
    void what_meta_would_refuse_is_refused_here_and_says_what_to_do() {
        SoftAssertions each = new SoftAssertions();
        Letter silent = letter("жарко");
        refuses(
                each,
                silent,
                "the 24 hours are over and the letter has no registered template: another channel, or a person");
        refuses(
                each,
                template("cooling_failed", Language.MIXED, Fields.empty()),
                "no template is registered in the language mixed");
        refuses(
                each,
                template("Cooling-Failed", Language.RU, Fields.empty()),
                "the template's name is not of small letters, digits and _");
        refuses(
                each,
                template("cooling_failed", Language.RU, Fields.of("1", "a", "3", "b")),
                "the template's slots are numbered with a gap");
        refuses(
                each,
                template("cooling_failed", Language.RU, Fields.of("name", " ")),
                "the template's slot name has no text and no number");
        refuses(
                each,
                template("cooling_failed", Language.RU, Fields.of("name", "x".repeat(1025))),
                "the template's slot name has 1025 characters, more than 1024");
        for (String hostile : List.of("a\nb", "a\tb", "a     b", "a\rb", "a\u2028b")) {
            refuses(
                    each,
                    template("cooling_failed", Language.RU, Fields.of("name", hostile)),
                    "the template's slot name holds a new line, a tab or more than four spaces in a row");
        }
        for (String address : List.of(
                "12",
                "7700000010a",
                "+7 700 000 01 01",
                "0700000101",
                "../../x",
                "7".repeat(16),
                "KZ.9000000000000001")) {
            refuses(
                    each,
                    to(new Contact("whatsapp", address)),
                    "the address is no phone number with its country's code");
        }
        refuses(each, to(IG_AIGUL), "WhatsApp does not serve the channel instagram");
        optedIn = false;
        refuses(
                each,
                template("cooling_failed", Language.RU, Fields.empty()),
                "this person did not agree to be written to first: another channel, or a person");
        conversations.heard(ACCOUNT, AIGUL, now);
        refuses(each, letter(" "), "the text has 1 characters; 1 to 4096 can be sent");
        refuses(each, letter("x".repeat(4_097)), "the text has 4097 characters; 1 to 4096 can be sent");
        refuses(
                each,
                new Letter("k".repeat(513), AIGUL, Language.RU, "x", null, Fields.empty()),
                "the key has 513 characters; 1 to 512 can be sent along");

        each.assertAll();
        assertThat(graph.requests()).isEmpty();
    }

    @Test
    void a_window_that_meta_says_is_closed_takes_the_template_at_once() {
        conversations.heard(ACCOUNT, AIGUL, now.minus(Duration.ofHours(1)));
        graph.closedWindows.add("77000000101");

        Outcome withTemplate = whatsApp()
                .send(new Letter("key", AIGUL, Language.RU, "текст", "cooling_failed", Fields.of("1", "Айгүл")));
        Outcome without = whatsApp().send(letter("текст"));

        assertThat(withTemplate)
                .isEqualTo(
                        new Outcome.Done(((Outcome.Done) withTemplate).facts().with("form", "template")));
        assertThat(without.match(done -> "", Outcome.Failed::reason, doubt -> ""))
                .startsWith("the 24 hours are over");
        assertThat(graph.sent()).isEqualTo(1);
    }

    @Test
    void a_marketing_template_needs_an_agreement_to_offers_and_an_answer_inside_the_window_does_not_meet_the_rule() {
        Letter offer = new Letter(
                "key",
                AIGUL,
                Language.RU,
                "текст",
                "cooling_failed",
                Fields.of("1", "Айгүл"),
                BRANCH,
                Messenger.Category.MARKETING);
        OptIns agreed = new OptIns() {
            @Override
            public boolean mayWriteFirst(@Nullable BranchRef branch, Contact to) {
                return true;
            }

            @Override
            public boolean mayOffer(@Nullable BranchRef branch, Contact to) {
                return true;
            }
        };
        Messenger withConsent = new WhatsAppMessenger(
                settings(),
                http,
                Senders.always(new Sender(ACCOUNT, Secret.of(FakeGraph.TOKEN))),
                conversations,
                OptIns.ofCards(new Cards()).or(agreed),
                () -> now,
                waiter);

        Outcome without = whatsApp().send(offer);
        Outcome with = withConsent.send(offer);

        assertThat(without.match(done -> "", Outcome.Failed::reason, doubt -> ""))
                .contains("marketing category needs an agreement");
        assertThat(with).isInstanceOf(Outcome.Done.class);
        assertThat(OptIns.ofCards(new Cards()).mayOffer(BRANCH, AIGUL)).isFalse();
    }

    @Test
    void who_switched_offers_off_in_whatsapp_gets_none_even_within_the_24_hours_and_any_other_word_goes_out() {
        conversations.heard(ACCOUNT, AIGUL, now);
        conversations.choices().offers(ACCOUNT, AIGUL, true, now);
        Contact withPlus = new Contact("whatsapp", "+" + AIGUL.address());
        Letter offer = new Letter(
                "key", withPlus, Language.RU, "текст", null, Fields.empty(), BRANCH, Messenger.Category.MARKETING);
        Letter service = new Letter("key-2", AIGUL, Language.RU, "текст", null, Fields.empty(), BRANCH);

        Outcome refused = whatsApp().send(offer);
        Outcome other = whatsApp().send(service);

        assertThat(refused.match(done -> "", Outcome.Failed::reason, doubt -> ""))
                .contains("switched the business's offers off");
        assertThat(other).isInstanceOf(Outcome.Done.class);
        assertThat(graph.sent()).isEqualTo(1);
    }

    @Test
    void a_branch_without_a_number_sends_nothing() {
        Messenger messenger = new WhatsAppMessenger(
                settings(), http, branch -> Optional.empty(), conversations, (branch, to) -> true, () -> now, waiter);

        assertThat(messenger.send(letter("x")))
                .isEqualTo(new Outcome.Failed("the branch has no WhatsApp number", false));
    }

    @Test
    void a_host_that_cannot_answer_means_that_nothing_was_sent() {
        OptIns broken = (branch, to) -> {
            throw new IllegalStateException("77000000101");
        };
        Senders noSenders = branch -> {
            throw new IllegalStateException("77000000101");
        };
        Messenger first = new WhatsAppMessenger(settings(), http, noSenders, conversations, broken, () -> now, waiter);
        Messenger second = new WhatsAppMessenger(
                settings(),
                http,
                Senders.always(new Sender(ACCOUNT, Secret.of(FakeGraph.TOKEN))),
                conversations,
                broken,
                () -> now,
                waiter);
        Messenger third = new InstagramMessenger(settings(), http, noSenders, conversations, () -> now, waiter);

        assertThat(first.send(letter("x")))
                .isEqualTo(new Outcome.Failed(
                        "nothing was sent: Senders failed with java.lang.IllegalStateException", true));
        assertThat(second.send(template("cooling_failed", Language.RU, Fields.empty())))
                .isEqualTo(new Outcome.Failed(
                        "nothing was sent: OptIns failed with java.lang.IllegalStateException", true));
        assertThat(third.send(to(IG_AIGUL)))
                .isEqualTo(new Outcome.Failed(
                        "nothing was sent: Senders failed with java.lang.IllegalStateException", true));
        assertThat(graph.requests()).isEmpty();
    }
}
