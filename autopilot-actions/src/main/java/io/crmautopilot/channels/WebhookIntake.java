package io.crmautopilot.channels;

import io.crmautopilot.message.Inbox;
import io.crmautopilot.message.Inbox.Receipt;
import io.crmautopilot.message.Inbox.Update;
import io.crmautopilot.person.Contact;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes Meta's webhooks for WhatsApp and Instagram: checks who sent them, stores each update in a durable inbox, and only then
 * acknowledges. Nothing is worked off here; {@link WebhookSource} does that later.
 *
 * <p>The host's web server calls it with the raw bytes of the body, from as many threads as it likes: a body that was parsed and
 * printed again has another signature. The order of checks is size, signature, parser. Never throws for anything that comes from
 * outside.
 */
public final class WebhookIntake {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookIntake.class);
    private static final int LONGEST_CHALLENGE = 200;

    private final WebhookSettings settings;
    private final Inbox inbox;
    private final InstantSource clock;
    private final Predicate<Contact> urgent;
    private final Inbox lane;
    private final Semaphore places;
    private final Tally tally = new Tally();

    /** Creates an intake in front of one inbox. */
    public WebhookIntake(WebhookSettings settings, Inbox inbox, InstantSource clock) {
        this(settings, inbox, clock, contact -> false, inbox);
    }

    /**
     * Creates an intake with a lane for those who must always be heard, such as the owner who says stop: a flood of other messages
     * neither fills that lane nor stands before it.
     *
     * @param settings who may deliver, and how much at once
     * @param inbox where updates wait
     * @param clock the time of receipt, by which a message's own time is judged
     * @param urgent tells whose messages go into the lane; called for each message, from many threads
     * @param lane another inbox, which the source reads first
     */
    public WebhookIntake(
            WebhookSettings settings, Inbox inbox, InstantSource clock, Predicate<Contact> urgent, Inbox lane) {
        this.settings = settings;
        this.inbox = inbox;
        this.clock = clock;
        this.urgent = urgent;
        this.lane = lane;
        this.places = new Semaphore(settings.concurrent());
    }

    /**
     * Answers Meta's request to subscribe, from the query parameters {@code hub.mode}, {@code hub.verify_token} and
     * {@code hub.challenge}: the challenge with status 200, else 403.
     */
    public WebhookReply verify(@Nullable String mode, @Nullable String token, @Nullable String challenge) {
        byte[] given = (token == null ? "" : token).getBytes(StandardCharsets.UTF_8);
        boolean known = MessageDigest.isEqual(settings.verifyToken().bytes(), given);
        if (known && "subscribe".equals(mode) && challenge != null && isPlain(challenge)) {
            tally.add("subscription.confirmed");
            return new WebhookReply(200, challenge);
        }
        tally.add("subscription.refused");
        return WebhookReply.of(403);
    }

    /**
     * Reads a body of unknown length, at most one byte beyond the limit, and goes on as {@link #receive(byte[], String)}. How long a
     * slow client may take is a matter of the web server, which owns the connection.
     *
     * @throws IOException when the connection breaks; nothing was taken then
     */
    public WebhookReply receive(InputStream body, @Nullable String signature) throws IOException {
        return receive(body.readNBytes(settings.maxBytes() + 1), signature);
    }

    /**
     * Takes a delivery.
     *
     * @param body the raw bytes of the request's body
     * @param signature the header {@code X-Hub-Signature-256}; null when the request has none
     * @return 200 when every update is durable; else what makes Meta deliver again, or what a stranger gets
     */
    public WebhookReply receive(byte[] body, @Nullable String signature) {
        if (body.length > settings.maxBytes()) {
            return refuse("refused.size", 413);
        }
        if (!places.tryAcquire()) {
            return refuse("refused.busy", 503);
        }
        try {
            if (!Signature.isGenuine(body, signature, settings.appSecrets())) {
                return refuse(signature == null ? "refused.unsigned" : "refused.signature", 401);
            }
            return store(Envelope.split(body, clock.instant()));
        } finally {
            places.release();
        }
    }

    /** Returns how often each thing happened since this intake was made, by name. At most 256 names. */
    public Map<String, Long> counts() {
        return tally.snapshot();
    }

    private WebhookReply store(List<Item> items) {
        try {
            List<Update> first = new ArrayList<>();
            List<Update> rest = new ArrayList<>();
            for (Item item : items) {
                Contact author = item.author();
                boolean hurries = author != null && urgent.test(author);
                (hurries ? first : rest).add(item.toUpdate());
            }
            // Those who hurry are stored even when the rest finds no room: the repeated delivery adds them only once.
            boolean heard = put(lane, first);
            boolean stored = put(inbox, rest);
            return heard && stored ? WebhookReply.of(200) : refuse("refused.full", 503);
        } catch (RuntimeException e) {
            // The text of a database's exception may quote what was to be stored.
            LOG.warn("a delivery was not stored: {}", e.getClass().getName());
            return refuse("refused.inbox-failed", 500);
        }
    }

    private boolean put(Inbox target, List<Update> updates) {
        if (updates.isEmpty()) {
            return true;
        }
        Receipt receipt = target.put(updates);
        if (receipt.taken()) {
            tally.add("stored", receipt.added());
            tally.add("known", updates.size() - receipt.added());
        }
        return receipt.taken();
    }

    private WebhookReply refuse(String why, int status) {
        tally.add(why);
        return WebhookReply.of(status);
    }

    /** Meta's challenge is a number; whatever else a caller sends must not become a page in the host's name. */
    private static boolean isPlain(String challenge) {
        return !challenge.isEmpty()
                && challenge.length() <= LONGEST_CHALLENGE
                && challenge.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '-'));
    }
}
