package io.crmautopilot.clients;

import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.person.Contact;
import io.crmautopilot.person.Visit;
import io.crmautopilot.phone.PhoneNumbers;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The host's cards, found by phone number or e-mail however it is written: numbers are brought to E.164, and a number is looked up on
 * every channel that has numbers. Where two cards answer to one number, none is taken: a person tells them apart, nothing is merged.
 * Safe for any number of threads if the host's cards are.
 */
public final class MatchingCards implements ClientCards {

    private static final List<String> PHONES = List.of("whatsapp", "phone", "sms", "telegram", "viber");

    private final ClientCards cards;
    private final PhoneNumbers phones;

    /** Wraps {@code cards}; {@code phones} says to which country a number without a country code belongs. */
    public MatchingCards(ClientCards cards, PhoneNumbers phones) {
        this.cards = cards;
        this.phones = phones;
    }

    static boolean isPhone(String channel) {
        return PHONES.contains(channel);
    }

    /** WhatsApp writes numbers with their country's code and without a plus, which reads as another country's number. */
    static Optional<String> e164(String address, PhoneNumbers phones) {
        boolean international = address.matches("[1-9][0-9]{10,14}") && !address.startsWith("8");
        return international ? phones.normal("+" + address).or(() -> phones.normal(address)) : phones.normal(address);
    }

    @Override
    public Optional<ClientCard> byId(String tenant, String id) {
        return cards.byId(tenant, id);
    }

    @Override
    public Optional<ClientCard> byContact(String tenant, Contact contact) {
        Optional<ClientCard> exact = cards.byContact(tenant, contact);
        if (exact.isPresent()) {
            return exact;
        }
        if (contact.channel().equals("email")) {
            return cards.byContact(
                    tenant, new Contact("email", contact.address().strip().toLowerCase(Locale.ROOT)));
        }
        Optional<String> number =
                isPhone(contact.channel()) ? e164(contact.address().strip(), phones) : Optional.empty();
        Map<String, ClientCard> found = new LinkedHashMap<>();
        for (String channel : number.isPresent() ? PHONES : List.<String>of()) {
            cards.byContact(tenant, new Contact(channel, number.get())).ifPresent(card -> found.put(card.id(), card));
        }
        return found.size() == 1 ? found.values().stream().findFirst() : Optional.empty();
    }

    @Override
    public List<Visit> visits(BranchRef branch, LocalDate day) {
        return cards.visits(branch, day);
    }

    /** Returns the channels on which an address is a phone number. */
    public static Set<String> phoneChannels() {
        return Set.copyOf(PHONES);
    }
}
