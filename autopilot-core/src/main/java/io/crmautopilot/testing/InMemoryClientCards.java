package io.crmautopilot.testing;

import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.person.Contact;
import io.crmautopilot.person.Visit;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Client cards and visits in memory. Safe for any number of threads. */
public final class InMemoryClientCards implements ClientCards {

    private record BookedVisit(BranchRef branch, Visit visit) {}

    private final ZoneId zone;
    private final Map<String, ClientCard> cards = new LinkedHashMap<>();
    private final List<BookedVisit> visits = new ArrayList<>();

    /** Creates an empty book whose days are those of {@code zone}. */
    public InMemoryClientCards(ZoneId zone) {
        this.zone = zone;
    }

    /** Puts a card in, in the place of an earlier one of the same id. */
    public synchronized InMemoryClientCards add(String tenant, ClientCard card) {
        cards.put(tenant + "/" + card.id(), card);
        return this;
    }

    /** Puts a visit in. */
    public synchronized InMemoryClientCards add(BranchRef branch, Visit visit) {
        visits.add(new BookedVisit(branch, visit));
        return this;
    }

    @Override
    public synchronized Optional<ClientCard> byId(String tenant, String id) {
        return Optional.ofNullable(cards.get(tenant + "/" + id));
    }

    @Override
    public synchronized Optional<ClientCard> byContact(String tenant, Contact contact) {
        return cards.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(tenant + "/"))
                .map(Map.Entry::getValue)
                .filter(card ->
                        card.contacts().stream().anyMatch(own -> own.key().equals(contact.key())))
                .findFirst();
    }

    @Override
    public synchronized List<Visit> visits(BranchRef branch, LocalDate day) {
        return visits.stream()
                .filter(booked -> booked.branch().equals(branch))
                .map(BookedVisit::visit)
                .filter(visit -> visit.startsAt().atZone(zone).toLocalDate().equals(day))
                .toList();
    }
}
