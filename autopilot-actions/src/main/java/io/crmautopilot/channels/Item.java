package io.crmautopilot.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crmautopilot.message.Inbox;
import io.crmautopilot.person.Contact;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One update of a delivery, as it is stored: the channel's own JSON of it with the little of its surroundings that is needed to read
 * it. Kept as it came, so that a later version can read what this one could not. Version 1 of the stored form.
 */
record Item(Slot slot, String channel, String account, String own, Instant received, String name, JsonNode body) {

    private static final long VERSION = 1;

    /** Where in a delivery it stood. */
    enum Slot {
        MESSAGE(""),
        ECHO("-echo"),
        STATUS("-status"),
        STANDBY("-standby"),
        ERROR("-error"),
        FIELD("-field"),
        /** What a person chose to get from the business. */
        PREFERENCE("-preference"),
        /** Something that could not be taken apart; {@code name} says why. */
        BROKEN("-broken");

        final String suffix;

        Slot(String suffix) {
            this.suffix = suffix;
        }
    }

    /** An update whose stored form is longer is kept by its beginning: Meta's longest are a few kilobytes. */
    static final int MAX_BYTES = 256 * 1024;

    Inbox.Update toUpdate() {
        ObjectNode stored = Json.object();
        stored.put("v", VERSION);
        stored.put("slot", slot.name());
        stored.put("channel", channel);
        stored.put("account", account);
        stored.put("own", own);
        stored.put("received", received.toString());
        stored.put("name", name);
        stored.set("body", body);
        return new Inbox.Update(id(), Json.write(stored));
    }

    static Item of(Inbox.Update update) throws UnreadableException {
        JsonNode stored = Json.read(update.content());
        if (Json.at(stored, "v").asLong() != VERSION) {
            throw new UnreadableException("the stored update has a form that this version does not know");
        }
        try {
            return new Item(
                    Slot.valueOf(Json.text(stored, "slot")),
                    Json.text(stored, "channel"),
                    Json.text(stored, "account"),
                    Json.text(stored, "own"),
                    Instant.parse(Json.text(stored, "received")),
                    Json.text(stored, "name"),
                    stored.path("body"));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableException("the stored update is damaged");
        }
    }

    /** Returns the same id however often and in whatever company the update is delivered. */
    String id() {
        String prefix = channel + slot.suffix;
        String id = nativeId();
        if (id.isEmpty()) {
            ObjectNode whole = Json.object();
            whole.put("account", account).put("name", name).set("body", body);
            return Ids.named(prefix, Json.write(whole));
        }
        if (slot == Slot.STATUS) {
            return Ids.message(prefix, id + " " + Json.text(body, "status"));
        }
        return Ids.message(prefix, id);
    }

    /** Edits, reactions and receipts of Instagram carry the id of the message that they are about, so they are told by their content. */
    private String nativeId() {
        if (slot == Slot.FIELD || slot == Slot.PREFERENCE || slot == Slot.BROKEN || slot == Slot.ERROR) {
            return "";
        }
        if (!channel.equals(Instagram.CHANNEL)) {
            return Json.text(body, "id");
        }
        boolean deleted = Json.flag(body, "message", "is_deleted");
        return deleted ? "" : Json.text(body, "message", "mid");
    }

    /** Returns who wrote it, where the channel says so: for the lane of those who may always be heard. */
    @Nullable
    Contact author() {
        if (slot != Slot.MESSAGE) {
            return null;
        }
        String author = channel.equals(Instagram.CHANNEL) ? Json.text(body, "sender", "id") : WhatsApp.author(body);
        return author.isBlank() ? null : new Contact(channel, author);
    }
}
