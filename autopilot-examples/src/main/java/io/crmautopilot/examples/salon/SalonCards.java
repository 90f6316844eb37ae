package io.crmautopilot.examples.salon;

import io.crmautopilot.json.Fields;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.person.Contact;
import io.crmautopilot.person.Visit;
import io.crmautopilot.text.Language;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The chain's client cards and appointment book. */
final class SalonCards implements ClientCards {

    private record Appointment(String location, Visit visit) {}

    private final Map<String, ClientCard> byId = new HashMap<>();
    private final Map<String, ClientCard> byContact = new HashMap<>();
    private final List<Appointment> book = new ArrayList<>();
    private final ZoneId zone;

    SalonCards(SalonCase salon) {
        zone = salon.zone();
        for (Fields client : salon.crm().list("clients")) {
            ClientCard card = card(client);
            byId.put(card.id(), card);
            card.contacts().forEach(contact -> byContact.put(contact.key(), card));
        }
        for (Fields visit : salon.crm().list("visits")) {
            book.add(new Appointment(
                    visit.text("location"),
                    new Visit(
                            visit.text("client"),
                            visit.text("staff"),
                            visit.text("service"),
                            OffsetDateTime.parse(visit.text("startsAt")).toInstant(),
                            Duration.ofMinutes(visit.number("minutes")))));
        }
    }

    private static ClientCard card(Fields client) {
        List<Contact> contacts = new ArrayList<>();
        contacts.add(new Contact("whatsapp", client.text("phone")));
        client.find("instagram").ifPresent(name -> contacts.add(new Contact("instagram", name)));
        client.find("email").ifPresent(address -> contacts.add(new Contact("email", address)));
        Set<String> optIns = new HashSet<>();
        Fields optIn = client.fields("optIn");
        optIn.keys().stream().filter(optIn::flag).forEach(optIns::add);
        return new ClientCard(
                client.text("id"),
                client.text("name", ""),
                Language.ofCode(client.text("language")),
                contacts,
                client.flag("marketingConsent"),
                optIns,
                Math.toIntExact(client.number("visits")));
    }

    @Override
    public Optional<ClientCard> byId(String tenant, String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Optional<ClientCard> byContact(String tenant, Contact contact) {
        return Optional.ofNullable(byContact.get(contact.key()));
    }

    @Override
    public List<Visit> visits(BranchRef branch, LocalDate day) {
        return book.stream()
                .filter(entry -> entry.location().equals(branch.location()))
                .map(Appointment::visit)
                .filter(visit -> visit.startsAt().atZone(zone).toLocalDate().equals(day))
                .toList();
    }
}
