package io.crmautopilot.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crmautopilot.action.Messenger;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.Contact;
import io.crmautopilot.resilient.Waiter;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sends letters over the WhatsApp Business Cloud API: as free text within 24 hours of the person's last message, as a registered
 * template outside them. It refuses by itself what Meta would refuse, and never sends twice: a letter without an answer is in doubt,
 * and the status reports that carry its key settle it ({@link Settlements}).
 *
 * <p>Safe for any number of threads. A call takes at most the settings' longest wait and time-out together.
 */
public final class WhatsAppMessenger implements Messenger {

    /** A little under Meta's 24 hours, so that a letter does not arrive just too late. */
    private static final Duration WINDOW = Duration.ofHours(24).minusMinutes(2);

    private static final int LONGEST_TEXT = 4_096;
    private static final int LONGEST_KEY = 512;

    private final Graph graph;
    private final Senders senders;
    private final Conversations conversations;
    private final OptIns optIns;
    private final InstantSource clock;

    /**
     * Creates a messenger.
     *
     * @param settings where Graph is and how fast it may be asked
     * @param http see {@link GraphSettings#newClient()}; one that follows redirects is refused
     * @param senders the numbers of the business
     * @param conversations who wrote when, as {@link WebhookSource} hears it
     * @param optIns who may be written to first
     * @param clock the time by which windows and paces are judged
     * @param waiter waits for a letter's turn
     */
    public WhatsAppMessenger(
            GraphSettings settings,
            HttpClient http,
            Senders senders,
            Conversations conversations,
            OptIns optIns,
            InstantSource clock,
            Waiter waiter) {
        this.graph = new Graph(settings, http, clock, waiter);
        this.senders = senders;
        this.conversations = conversations;
        this.optIns = optIns;
        this.clock = clock;
    }

    @Override
    public Outcome send(Letter letter) {
        if (!letter.to().channel().equals(WhatsApp.CHANNEL)) {
            return refused("WhatsApp does not serve the channel "
                    + Tally.plain(letter.to().channel()));
        }
        String number = letter.to().address().replaceFirst("^\\+", "");
        if (!number.matches("[1-9][0-9]{7,14}")) {
            return refused("the address is no phone number with its country's code");
        }
        if (letter.key().isBlank() || letter.key().length() > LONGEST_KEY) {
            return refused(
                    "the key has " + letter.key().length() + " characters; 1 to " + LONGEST_KEY + " can be sent along");
        }
        try {
            Optional<Sender> sender = HostFailure.orAnswer("Senders", () -> senders.of(letter.branch()));
            if (sender.isEmpty()) {
                return refused("the branch has no WhatsApp number");
            }
            if (letter.category() == Category.MARKETING && refusesOffers(number, sender.get())) {
                return refused("this person switched the business's offers off in WhatsApp");
            }
            return isOpen(letter, number, sender.get())
                    ? sendText(letter, sender.get(), number)
                    : sendTemplate(letter, sender.get(), number);
        } catch (HostFailure e) {
            return e.outcome();
        }
    }

    private boolean refusesOffers(String number, Sender sender) {
        return HostFailure.orAnswer(
                "Conversations",
                () -> conversations.choices().refusesOffers(sender.account(), asWebhooksWrite(number)));
    }

    private boolean isOpen(Letter letter, String number, Sender sender) {
        Instant since = clock.instant().minus(WINDOW);
        return lastHeard(asWebhooksWrite(number), sender)
                        .filter(since::isBefore)
                        .isPresent()
                || lastHeard(letter.to(), sender).filter(since::isBefore).isPresent();
    }

    private Optional<Instant> lastHeard(Contact person, Sender sender) {
        return HostFailure.orAnswer("Conversations", () -> conversations.lastHeard(sender.account(), person));
    }

    /** Returns the person by the digits alone: a card has a plus before the number, a webhook has none. */
    private static Contact asWebhooksWrite(String number) {
        return new Contact(WhatsApp.CHANNEL, number);
    }

    private Outcome sendText(Letter letter, Sender sender, String number) {
        if (letter.text().isBlank() || letter.text().length() > LONGEST_TEXT) {
            return refused(
                    "the text has " + letter.text().length() + " characters; 1 to " + LONGEST_TEXT + " can be sent");
        }
        ObjectNode message = message(letter, number, "text");
        message.putObject("text").put("preview_url", false).put("body", letter.text());
        Graph.Reply reply = post(sender, number, message, "text");
        // Meta knows better when the window closed, and says for certain that nothing was sent.
        boolean closed = reply.code() == GraphErrors.WINDOW_CLOSED;
        return closed ? sendTemplate(letter, sender, number) : reply.outcome();
    }

    private Outcome sendTemplate(Letter letter, Sender sender, String number) {
        String name = letter.template();
        if (name == null) {
            return refused(
                    "the 24 hours are over and the letter has no registered template: another channel, or a person");
        }
        if (!HostFailure.orAnswer("OptIns", () -> optIns.mayWriteFirst(letter.branch(), letter.to()))) {
            return refused("this person did not agree to be written to first: another channel, or a person");
        }
        if (letter.category() == Category.MARKETING
                && !HostFailure.orAnswer("OptIns", () -> optIns.mayOffer(letter.branch(), letter.to()))) {
            return refused("a template of the marketing category needs an agreement to offers: leave it, or a person");
        }
        ObjectNode message = message(letter, number, "template");
        Optional<String> problem = TemplateBody.fill(message.putObject("template"), name, letter);
        return problem.isPresent()
                ? refused(problem.get())
                : post(sender, number, message, "template").outcome();
    }

    private Graph.Reply post(Sender sender, String number, ObjectNode message, String form) {
        return graph.takeTurn(sender, number)
                .map(Graph.Reply::of)
                .orElseGet(() -> graph.post(sender, number, message, answer -> sent(answer, form)));
    }

    private static ObjectNode message(Letter letter, String number, String type) {
        return Json.object()
                .put("messaging_product", WhatsApp.CHANNEL)
                .put("recipient_type", "individual")
                .put("to", number)
                .put("biz_opaque_callback_data", letter.key())
                .put("type", type);
    }

    private static Outcome sent(JsonNode answer, String form) {
        JsonNode message = answer.path("messages").path(0);
        String id = Json.text(message, "id");
        String status = Json.text(message, "message_status");
        if (id.isBlank()) {
            return new Outcome.InDoubt("Graph's answer names no message");
        }
        if (status.equals("held_for_quality_assessment")) {
            return new Outcome.InDoubt("WhatsApp holds the template for an assessment of its quality");
        }
        if (status.equals("paused")) {
            return refused("the template is paused");
        }
        return new Outcome.Done(Fields.of("messageId", Ids.message(WhatsApp.CHANNEL, id), "form", form));
    }

    private static Outcome refused(String reason) {
        return new Outcome.Failed(reason, false);
    }
}
