package io.crmautopilot.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crmautopilot.channels.Item.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes a delivery apart into its updates. Nothing in it is dropped: what is not understood becomes an update that says so. */
final class Envelope {

    private static final Set<String> SURROUNDINGS = Set.of("messaging_product", "metadata", "contacts");

    private static final Map<String, Slot> WHATSAPP_LISTS = Map.of(
            "messages", Slot.MESSAGE, "statuses", Slot.STATUS, "message_echoes", Slot.ECHO, "errors", Slot.ERROR);

    private static final String PREFERENCES = "user_preferences";

    /** Of a body that cannot be taken apart, so much is kept for whoever looks into it. */
    private static final int KEPT_OF_BROKEN = 16 * 1024;

    /** Meta puts at most a thousand into one delivery; a small body may hold many more that mean nothing. */
    static final int MOST_UPDATES = 5_000;

    private final Instant received;
    private final List<Item> items = new ArrayList<>();

    private Envelope(Instant received) {
        this.received = received;
    }

    /** Returns the updates in {@code body}; at least one, since a delivery that holds none is worth a notice. */
    static List<Item> split(byte[] body, Instant received) {
        Envelope envelope = new Envelope(received);
        try {
            envelope.read(Json.read(body));
        } catch (UnreadableException e) {
            envelope.items.clear();
            envelope.broken("meta", e.problem(), body);
        }
        return envelope.items;
    }

    private void read(JsonNode root) throws UnreadableException {
        String object = Json.text(root, "object");
        JsonNode entries = root.path("entry");
        if (object.isEmpty() || !entries.isArray() || entries.isEmpty()) {
            throw new UnreadableException("the body names no object or has no entry");
        }
        for (JsonNode entry : entries) {
            switch (object) {
                case "whatsapp_business_account" -> whatsApp(entry);
                case "instagram" -> instagram(entry);
                default -> add(Slot.FIELD, "meta", Json.text(entry, "id"), "", object, entry);
            }
        }
    }

    private void whatsApp(JsonNode entry) throws UnreadableException {
        JsonNode changes = entry.path("changes");
        if (!changes.isArray() || changes.isEmpty()) {
            add(Slot.FIELD, WhatsApp.CHANNEL, "", "", "entry", entry);
        }
        for (JsonNode change : changes) {
            String field = Json.text(change, "field");
            JsonNode value = change.path("value");
            String account = Json.text(value, "metadata", "phone_number_id");
            String own = digits(Json.text(value, "metadata", "display_phone_number"));
            if (field.equals(PREFERENCES) && value.path(PREFERENCES).isArray()) {
                preferences(value.path(PREFERENCES), account, own, value);
                continue;
            }
            boolean carriesMessages = field.equals("messages") || field.equals("smb_message_echoes");
            if (!carriesMessages || !value.isObject()) {
                add(Slot.FIELD, WhatsApp.CHANNEL, account, own, field, value);
                continue;
            }
            int before = items.size();
            for (Map.Entry<String, JsonNode> part : value.properties()) {
                whatsAppPart(part.getKey(), part.getValue(), account, own, field);
            }
            if (items.size() == before) {
                add(Slot.FIELD, WhatsApp.CHANNEL, account, own, field, value);
            }
        }
    }

    private void preferences(JsonNode choices, String account, String own, JsonNode value) throws UnreadableException {
        if (choices.isEmpty()) {
            add(Slot.FIELD, WhatsApp.CHANNEL, account, own, PREFERENCES, value);
        }
        for (JsonNode choice : choices) {
            add(Slot.PREFERENCE, WhatsApp.CHANNEL, account, own, PREFERENCES, choice);
        }
    }

    private void whatsAppPart(String key, JsonNode part, String account, String own, String field)
            throws UnreadableException {
        if (SURROUNDINGS.contains(key)) {
            return;
        }
        Slot slot = WHATSAPP_LISTS.get(key);
        if (slot == null || !part.isArray()) {
            add(Slot.FIELD, WhatsApp.CHANNEL, account, own, field + "." + key, part);
            return;
        }
        for (JsonNode each : part) {
            add(slot, WhatsApp.CHANNEL, account, own, key, each);
        }
    }

    private void instagram(JsonNode entry) throws UnreadableException {
        String account = Json.text(entry, "id");
        int before = items.size();
        for (JsonNode each : entry.path("messaging")) {
            instagramItem(Slot.MESSAGE, account, "messaging", each);
        }
        for (JsonNode each : entry.path("standby")) {
            instagramItem(Slot.STANDBY, account, "standby", each);
        }
        for (JsonNode change : entry.path("changes")) {
            String field = Json.text(change, "field");
            JsonNode value = change.path("value");
            // Accounts that log in with Instagram itself get messages as changes of a field.
            if (value.has("sender")) {
                instagramItem(field.equals("standby") ? Slot.STANDBY : Slot.MESSAGE, account, field, value);
            } else {
                add(Slot.FIELD, Instagram.CHANNEL, account, "", field, value);
            }
        }
        if (items.size() == before) {
            add(Slot.FIELD, Instagram.CHANNEL, account, "", "entry", entry);
        }
    }

    private void instagramItem(Slot slot, String account, String name, JsonNode item) throws UnreadableException {
        boolean echo = slot == Slot.MESSAGE && Json.flag(item, "message", "is_echo");
        add(echo ? Slot.ECHO : slot, Instagram.CHANNEL, account, "", name, item);
    }

    private static String digits(String number) {
        StringBuilder digits = new StringBuilder();
        number.chars().filter(c -> c >= '0' && c <= '9').limit(20).forEach(c -> digits.append((char) c));
        return digits.toString();
    }

    private void add(Slot slot, String channel, String account, String own, String name, JsonNode body)
            throws UnreadableException {
        if (items.size() == MOST_UPDATES) {
            throw new UnreadableException("the body holds more than " + MOST_UPDATES + " updates");
        }
        String shortAccount = Tally.plain(account);
        Item item =
                new Item(slot, channel, account.isEmpty() ? "" : shortAccount, own, received, Tally.plain(name), body);
        byte[] written = Json.write(body);
        if (written.length > Item.MAX_BYTES) {
            broken(channel, "an update is longer than " + Item.MAX_BYTES + " bytes", written);
        } else {
            items.add(item);
        }
    }

    private void broken(String channel, String problem, byte[] bytes) {
        ObjectNode kept = Json.object();
        kept.put("length", bytes.length);
        kept.put("hash", Ids.named("sha256", bytes));
        kept.put("beginning", Arrays.copyOf(bytes, Math.min(bytes.length, KEPT_OF_BROKEN)));
        items.add(new Item(Slot.BROKEN, channel, "", "", received, problem, kept));
    }
}
