package io.crmautopilot.clients;

import io.crmautopilot.action.CardFields;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.person.Contact;
import io.crmautopilot.phone.PhoneNumbers;
import io.crmautopilot.text.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says which fields of existing cards would be written: those that the host names, that are blank, and of which a client's own messages
 * tell something. A card is never made, doubled or overwritten. Writes nothing: this is the dry run, and what the step of the kit
 * asks before it proposes each field at the gate. Safe for any number of threads if the ports are.
 */
public final class CardCompletion {

    /**
     * Somebody as they write.
     *
     * @param person the host's id of the client; empty when messages bear none
     * @param from the address
     * @param language the last clear language; {@link Language#OTHER} when there was none
     */
    public record Sighting(Optional<String> person, Contact from, Language language) {}

    /**
     * One field that was looked at. Personal data: its text form shows ids alone.
     *
     * @param client the host's id of the client; empty when there is no card
     * @param fact what the messages tell
     * @param field the host's field; empty when there is no card
     * @param value what would be written
     * @param verdict what is done
     * @param standing what stands in the field; empty when it is blank
     */
    public record Entry(
            String client, CardFact fact, String field, String value, Verdict verdict, Optional<String> standing) {

        @Override
        public String toString() {
            return "Entry[" + client + " " + field + " " + verdict + "]";
        }
    }

    /** What is done about a field. */
    public enum Verdict {
        /** It is blank: the value would be written. */
        WRITE,
        /** The value stands there already. */
        SAME,
        /** Another value stands there, which is never overwritten. */
        KEPT,
        /** The person has no card, and none is made. */
        NO_CARD,
        /** The host has no such field, or it cannot be read. */
        UNREADABLE
    }

    private final ClientCards cards;
    private final CardFields fields;
    private final PhoneNumbers phones;

    /** Creates the plan over the host's ports. */
    public CardCompletion(ClientCards cards, CardFields fields, PhoneNumbers phones) {
        this.cards = new MatchingCards(cards, phones);
        this.fields = fields;
        this.phones = phones;
    }

    /**
     * Reads which field a fact goes into, from {@code cardFields} of a branch's extras: {@code {"instagram": "contacts.instagram"}}.
     *
     * @throws IllegalArgumentException naming a fact that there is not
     */
    public static Map<CardFact, String> mapping(Fields extras) {
        Map<CardFact, String> mapping = new LinkedHashMap<>();
        Fields named = extras.fields("cardFields");
        for (String code : named.keys()) {
            CardFact fact = CardFact.ofCode(code)
                    .orElseThrow(() -> new IllegalArgumentException("cardFields names \"" + code
                            + "\", which is none of phone, instagram, email, channel, language"));
            mapping.put(fact, named.text(code));
        }
        return mapping;
    }

    /** Returns every field that was looked at for {@code seen}, in order; nothing is written. */
    public List<Entry> plan(String tenant, List<Sighting> seen, Map<CardFact, String> mapping) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Sighting sighting : seen) {
            Optional<ClientCard> card = sighting.person()
                    .flatMap(id -> cards.byId(tenant, id))
                    .or(() -> cards.byContact(tenant, sighting.from()));
            for (Entry entry : plan(tenant, card, sighting.from(), sighting.language(), mapping)) {
                // Who writes from two addresses completes a field once: what came first would stand there.
                entries.putIfAbsent(
                        entry.client().isEmpty()
                                ? sighting.from().key() + "/" + entry.fact()
                                : entry.client() + "/" + entry.field(),
                        entry);
            }
        }
        return List.copyOf(entries.values());
    }

    /** Returns every field that was looked at for one client. */
    public List<Entry> plan(
            String tenant, Optional<ClientCard> card, Contact from, Language language, Map<CardFact, String> mapping) {
        List<Entry> entries = new ArrayList<>();
        mapping.forEach((fact, field) -> fact.of(from, language, phones)
                .ifPresent(value -> entries.add(
                        card.isEmpty()
                                ? new Entry("", fact, "", value, Verdict.NO_CARD, Optional.empty())
                                : entry(tenant, card.get().id(), fact, field, value))));
        return entries;
    }

    private Entry entry(String tenant, String client, CardFact fact, String field, String value) {
        Optional<String> standing;
        try {
            standing = fields.read(tenant, client, field).filter(text -> !text.isBlank());
        } catch (IllegalArgumentException e) {
            return new Entry(client, fact, field, value, Verdict.UNREADABLE, Optional.empty());
        }
        Verdict verdict =
                standing.isEmpty() ? Verdict.WRITE : isSame(fact, standing.get(), value) ? Verdict.SAME : Verdict.KEPT;
        return new Entry(client, fact, field, value, verdict, standing);
    }

    private boolean isSame(CardFact fact, String standing, String value) {
        return fact == CardFact.PHONE
                ? MatchingCards.e164(standing, phones).filter(value::equals).isPresent()
                : standing.strip().equalsIgnoreCase(value);
    }
}
