package io.crmautopilot.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crmautopilot.action.Messenger;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.json.Fields;
import io.crmautopilot.resilient.Waiter;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sends letters over Instagram messaging, within 24 hours of the person's last message and at no other time: Instagram has no
 * registered templates, nobody may be written to first, and the tag for answers by people is not the autopilot's to use.
 *
 * <p>Instagram carries no key of ours, so a letter without an answer stays in doubt until a person looks. Safe for any number of
 * threads. A call takes at most the settings' longest wait and time-out together.
 */
public final class InstagramMessenger implements Messenger {

    private static final Duration WINDOW = Duration.ofHours(24).minusMinutes(2);
    private static final int LONGEST_TEXT_BYTES = 1_000;

    private final Graph graph;
    private final Senders senders;
    private final Conversations conversations;
    private final InstantSource clock;

    /**
     * Creates a messenger.
     *
     * @param settings where Graph is and how fast it may be asked
     * @param http see {@link GraphSettings#newClient()}; one that follows redirects is refused
     * @param senders the accounts of the business
     * @param conversations who wrote when, as {@link WebhookSource} hears it
     * @param clock the time by which windows and paces are judged
     * @param waiter waits for a letter's turn
     */
    public InstagramMessenger(
            GraphSettings settings,
            HttpClient http,
            Senders senders,
            Conversations conversations,
            InstantSource clock,
            Waiter waiter) {
        this.graph = new Graph(settings, http, clock, waiter);
        this.senders = senders;
        this.conversations = conversations;
        this.clock = clock;
    }

    @Override
    public Outcome send(Letter letter) {
        if (!letter.to().channel().equals(Instagram.CHANNEL)) {
            return refused("Instagram does not serve the channel "
                    + Tally.plain(letter.to().channel()));
        }
        String person = letter.to().address();
        int bytes = letter.text().getBytes(StandardCharsets.UTF_8).length;
        if (letter.text().isBlank() || bytes > LONGEST_TEXT_BYTES) {
            return refused("the text has " + bytes + " bytes; 1 to " + LONGEST_TEXT_BYTES + " can be sent");
        }
        try {
            return send(letter, person);
        } catch (HostFailure e) {
            return e.outcome();
        }
    }

    private Outcome send(Letter letter, String person) {
        Optional<Sender> sender = HostFailure.orAnswer("Senders", () -> senders.of(letter.branch()));
        if (sender.isEmpty()) {
            return refused("the branch has no Instagram account");
        }
        Instant since = clock.instant().minus(WINDOW);
        String account = sender.get().account();
        boolean open = HostFailure.orAnswer("Conversations", () -> conversations.lastHeard(account, letter.to()))
                .filter(since::isBefore)
                .isPresent();
        if (!open) {
            return refused("this person did not write within 24 hours: another channel, or a person");
        }
        ObjectNode message = Json.object();
        message.putObject("recipient").put("id", person);
        message.putObject("message").put("text", letter.text());
        return graph.takeTurn(sender.get(), person)
                .orElseGet(() -> graph.post(sender.get(), person, message, InstagramMessenger::sent)
                        .outcome());
    }

    private static Outcome sent(JsonNode answer) {
        String id = Json.text(answer, "message_id");
        return id.isBlank()
                ? new Outcome.InDoubt("Graph's answer names no message")
                : new Outcome.Done(Fields.of("messageId", Ids.message(Instagram.CHANNEL, id), "form", "text"));
    }

    private static Outcome refused(String reason) {
        return new Outcome.Failed(reason, false);
    }
}
