package io.crmautopilot.channels;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmautopilot.channels.Settlement.State;
import io.crmautopilot.message.Message;
import io.crmautopilot.message.Message.Direction;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Reads the updates of the WhatsApp Business Cloud API. */
final class WhatsApp {

    static final String CHANNEL = "whatsapp";

    /** What a person wrote or chose, and where its words stand. */
    private static final Map<String, String[]> WORDS = Map.of(
            "text", new String[] {"text", "body"},
            "button", new String[] {"button", "text"},
            "image", new String[] {"image", "caption"},
            "video", new String[] {"video", "caption"},
            "document", new String[] {"document", "caption"},
            "order", new String[] {"order", "text"});

    private static final String[] NOWHERE = {"no words here"};

    /** What a person sent without words. */
    private static final Set<String> WORDLESS =
            Set.of("audio", "voice", "sticker", "location", "contacts", "interactive", "unsupported", "unknown");

    private static final Map<String, State> STATES = Map.of(
            "sent", State.SENT,
            "delivered", State.DELIVERED,
            "read", State.READ,
            "played", State.READ,
            "failed", State.FAILED);

    private final ChannelDirectory directory;

    WhatsApp(ChannelDirectory directory) {
        this.directory = directory;
    }

    Decoded decode(Item item) throws UnreadableException {
        return switch (item.slot()) {
            case MESSAGE -> message(item);
            case ECHO -> echo(item);
            case STATUS -> status(item);
            case STANDBY -> Decoded.of(notice(item, Notice.Kind.STANDBY, "standby", ""));
            case ERROR -> Decoded.of(notice(item, Notice.Kind.ERROR, "error." + code(item.body()), ""));
            case PREFERENCE -> preference(item);
            case FIELD -> Decoded.of(notice(item, Notice.Kind.FIELD, item.name(), ""));
            case BROKEN -> throw new UnreadableException(item.name());
        };
    }

    /** Returns the number, or the id that stands for it where the person hides the number; empty when there is neither. */
    static String author(JsonNode message) {
        String number = Json.text(message, "from");
        return number.isBlank() ? Json.text(message, "from_user_id") : number;
    }

    private Decoded message(Item item) throws UnreadableException {
        JsonNode body = item.body();
        String type = Json.required(body, "messages.type", "type");
        return switch (type) {
            case "edit" -> Decoded.of(notice(item, Notice.Kind.EDIT, type, original(body, type)));
            case "revoke" -> Decoded.of(notice(item, Notice.Kind.DELETION, type, original(body, type)));
            case "reaction" ->
                Decoded.of(notice(item, Notice.Kind.REACTION, type, Json.text(body, type, "message_id")));
            case "system", "request_welcome", "ephemeral" -> Decoded.of(notice(item, Notice.Kind.SYSTEM, type, ""));
            default ->
                WORDS.containsKey(type) || WORDLESS.contains(type)
                        ? said(item, type)
                        : Decoded.of(notice(item, Notice.Kind.UNKNOWN, type, ""));
        };
    }

    private static String original(JsonNode body, String type) {
        return Json.text(body, type, "original_message_id");
    }

    private Decoded said(Item item, String type) throws UnreadableException {
        JsonNode body = item.body();
        String author = author(body);
        if (author.isBlank()) {
            throw new UnreadableException("messages.from is absent or no text");
        }
        String text = words(body, type);
        // The number's own word comes back as a message where a person uses the app beside the API.
        Direction direction = author.equals(item.own()) ? Direction.OUT : Direction.IN;
        Message message = message(item, author, text, direction);
        return text.isBlank() ? Decoded.of(message, notice(item, Notice.Kind.MEDIA, type, "")) : Decoded.of(message);
    }

    private static String words(JsonNode body, String type) throws UnreadableException {
        if (type.equals("interactive")) {
            String reply = Json.text(body, type, "type");
            return Json.text(body, type, reply, "title");
        }
        String[] path = WORDS.get(type);
        if (path == null) {
            return "";
        }
        // A text without its words is a fault to be named; a picture without a caption is a picture.
        return type.equals("text") ? Json.required(body, "messages.text.body", path) : Json.text(body, path);
    }

    private Decoded echo(Item item) throws UnreadableException {
        JsonNode body = item.body();
        String to = Json.required(body, "message_echoes.to", "to");
        String type = Json.text(body, "type");
        if (type.equals("edit") || type.equals("revoke") || type.equals("reaction")) {
            return Decoded.of(notice(item, Notice.Kind.SYSTEM, "echo." + type, ""));
        }
        return Decoded.of(message(item, to, Json.text(body, WORDS.getOrDefault(type, NOWHERE)), Direction.OUT));
    }

    private Message message(Item item, String author, String text, Direction direction) throws UnreadableException {
        JsonNode body = item.body();
        Json.required(body, "messages.id", "id");
        Instant sentAt = EventTime.of(body.path("timestamp"), "messages.timestamp", item.received());
        BranchRef branch = Accounts.branch(directory, CHANNEL, item.account(), "phone_number_id");
        String answered = Json.text(body, "context", "id");
        boolean forwarded =
                Json.flag(body, "context", "forwarded") || Json.flag(body, "context", "frequently_forwarded");
        return new Message(
                item.id(),
                branch,
                sentAt,
                CHANNEL,
                author,
                directory.person(branch, new Contact(CHANNEL, author)).orElse(null),
                text,
                direction,
                answered.isBlank()
                        ? null
                        : directory
                                .broadcast(branch, Ids.message(CHANNEL, answered))
                                .orElse(null),
                forwarded);
    }

    private Decoded status(Item item) throws UnreadableException {
        JsonNode body = item.body();
        String id = Json.required(body, "statuses.id", "id");
        String status = Json.required(body, "statuses.status", "status");
        String key = Json.text(body, "biz_opaque_callback_data");
        State state = STATES.get(status);
        if (state == null || key.isBlank()) {
            Notice.Kind kind = state == null ? Notice.Kind.UNKNOWN : Notice.Kind.STATUS;
            return Decoded.of(notice(item, kind, "status." + status, id));
        }
        Instant at = EventTime.of(body.path("timestamp"), "statuses.timestamp", item.received());
        BranchRef branch = item.account().isBlank()
                ? null
                : directory.branch(CHANNEL, item.account()).orElse(null);
        return Decoded.of(new Settlement(key, CHANNEL, Ids.message(CHANNEL, id), state, at, (int) code(body), branch));
    }

    /** A stop that cannot be read is worth a person's look, and is never passed over as something unknown. */
    private Decoded preference(Item item) throws UnreadableException {
        JsonNode body = item.body();
        String field = "user_preferences";
        String category = Json.required(body, field + ".category", "category");
        String value = Json.required(body, field + ".value", "value");
        boolean stops = value.equals("stop");
        if (!category.equals("marketing_messages") || !(stops || value.equals("resume"))) {
            return Decoded.of(notice(item, Notice.Kind.UNKNOWN, field + "." + category + "." + value, ""));
        }
        String number = Json.text(body, "wa_id");
        String person = number.isBlank() ? Json.required(body, field + ".wa_id", "user_id") : number;
        Instant at = EventTime.of(body.path("timestamp"), field + ".timestamp", item.received());
        Accounts.branch(directory, CHANNEL, item.account(), "phone_number_id");
        Contact contact = new Contact(CHANNEL, person.replaceFirst("^\\+", ""));
        return Decoded.of(
                new OfferChoice(contact, stops, at), notice(item, Notice.Kind.FIELD, field + "." + value, ""));
    }

    /** Returns the code of the first error of a status or of an error itself; 0 when there is none. */
    private static long code(JsonNode body) {
        JsonNode errors = body.path("errors");
        long code = errors.isArray() && !errors.isEmpty()
                ? errors.get(0).path("code").asLong()
                : body.path("code").asLong();
        return Math.max(0, Math.min(Integer.MAX_VALUE, code));
    }

    private static Notice notice(Item item, Notice.Kind kind, String name, String about) {
        String aboutId = about.isBlank() ? "" : Ids.message(CHANNEL, about);
        return new Notice(item.id(), kind, CHANNEL, item.account(), Tally.plain(name), aboutId);
    }
}
