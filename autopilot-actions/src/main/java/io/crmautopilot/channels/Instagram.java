package io.crmautopilot.channels;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmautopilot.message.Message;
import io.crmautopilot.message.Message.Direction;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import java.time.Instant;
import java.util.List;

/** Reads the updates of Instagram messaging. */
final class Instagram {

    static final String CHANNEL = "instagram";

    /** Events that tell how a conversation is led; none of them is anybody's word. */
    private static final List<String> CONVERSATION = List.of(
            "referral",
            "optin",
            "pass_thread_control",
            "take_thread_control",
            "request_thread_control",
            "app_roles",
            "policy_enforcement",
            "delivery");

    private final ChannelDirectory directory;

    Instagram(ChannelDirectory directory) {
        this.directory = directory;
    }

    Decoded decode(Item item) throws UnreadableException {
        return switch (item.slot()) {
            case MESSAGE -> event(item);
            case ECHO -> echo(item);
            case STANDBY -> Decoded.of(notice(item, Notice.Kind.STANDBY, "standby", ""));
            case PREFERENCE, FIELD -> Decoded.of(notice(item, Notice.Kind.FIELD, item.name(), ""));
            case ERROR -> Decoded.of(notice(item, Notice.Kind.ERROR, "error", ""));
            case STATUS -> Decoded.of(notice(item, Notice.Kind.STATUS, "status", ""));
            case BROKEN -> throw new UnreadableException(item.name());
        };
    }

    private Decoded event(Item item) throws UnreadableException {
        JsonNode body = item.body();
        if (Json.has(body, "message")) {
            return message(item);
        }
        if (Json.has(body, "postback")) {
            String title = Json.text(body, "postback", "title");
            return said(item, Json.text(body, "postback", "mid"), title, "postback", Direction.IN);
        }
        if (Json.has(body, "reaction")) {
            return Decoded.of(notice(item, Notice.Kind.REACTION, "reaction", Json.text(body, "reaction", "mid")));
        }
        if (Json.has(body, "message_edit")) {
            return Decoded.of(notice(item, Notice.Kind.EDIT, "message_edit", Json.text(body, "message_edit", "mid")));
        }
        if (Json.has(body, "read")) {
            return Decoded.of(notice(item, Notice.Kind.SEEN, "read", Json.text(body, "read", "mid")));
        }
        for (String name : CONVERSATION) {
            if (Json.has(body, name)) {
                return Decoded.of(notice(item, Notice.Kind.SYSTEM, name, ""));
            }
        }
        return Decoded.of(notice(item, Notice.Kind.UNKNOWN, unknownName(body), ""));
    }

    private Decoded message(Item item) throws UnreadableException {
        JsonNode message = item.body().path("message");
        String mid = Json.required(message, "message.mid", "mid");
        if (Json.flag(message, "is_deleted")) {
            return Decoded.of(notice(item, Notice.Kind.DELETION, "is_deleted", mid));
        }
        String kind = Json.text(message.path("attachments").path(0), "type");
        if (kind.isEmpty()) {
            kind = Json.flag(message, "is_unsupported") ? "unsupported" : "empty";
        }
        return said(item, mid, Json.text(message, "text"), kind, Direction.IN);
    }

    private Decoded echo(Item item) throws UnreadableException {
        JsonNode message = item.body().path("message");
        String mid = Json.required(message, "message.mid", "mid");
        if (Json.flag(message, "is_deleted")) {
            return Decoded.of(notice(item, Notice.Kind.SYSTEM, "echo.is_deleted", mid));
        }
        Decoded said = said(item, mid, Json.text(message, "text"), "echo", Direction.OUT);
        return new Decoded(said.message(), null, null, null);
    }

    private Decoded said(Item item, String mid, String text, String kind, Direction direction)
            throws UnreadableException {
        JsonNode body = item.body();
        boolean out = direction == Direction.OUT;
        String author = out
                ? Json.required(body, "recipient.id", "recipient", "id")
                : Json.required(body, "sender.id", "sender", "id");
        Instant sentAt = EventTime.of(body.path("timestamp"), "timestamp", item.received());
        BranchRef branch = Accounts.branch(directory, CHANNEL, item.account(), "Instagram account");
        // An account that writes to itself is testing, or echoing without saying so.
        boolean own = !out && author.equals(item.account());
        String answered = Json.text(body, "message", "reply_to", "mid");
        Message message = new Message(
                item.id(),
                branch,
                sentAt,
                CHANNEL,
                author,
                directory.person(branch, new Contact(CHANNEL, author)).orElse(null),
                text,
                own ? Direction.OUT : direction,
                answered.isBlank()
                        ? null
                        : directory
                                .broadcast(branch, Ids.message(CHANNEL, answered))
                                .orElse(null),
                false);
        return text.isBlank() ? Decoded.of(message, notice(item, Notice.Kind.MEDIA, kind, mid)) : Decoded.of(message);
    }

    private static String unknownName(JsonNode body) {
        StringBuilder names = new StringBuilder();
        body.fieldNames().forEachRemaining(name -> {
            boolean surrounding = name.equals("sender") || name.equals("recipient") || name.equals("timestamp");
            if (!surrounding && names.length() < 40) {
                names.append(names.length() == 0 ? "" : ".").append(name);
            }
        });
        return names.length() == 0 ? "nothing" : names.toString();
    }

    private static Notice notice(Item item, Notice.Kind kind, String name, String about) {
        String aboutId = about.isBlank() ? "" : Ids.message(CHANNEL, about);
        return new Notice(item.id(), kind, CHANNEL, item.account(), Tally.plain(name), aboutId);
    }
}
