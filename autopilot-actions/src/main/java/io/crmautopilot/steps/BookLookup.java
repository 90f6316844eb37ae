package io.crmautopilot.steps;

import io.crmautopilot.engine.Affected;
import io.crmautopilot.engine.Lookup;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.person.Contact;
import io.crmautopilot.person.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Answers who is or was in the branch today, and who is still to come, as tokens; staff and those who complained are left out. A client
 * with several appointments stands for the first of them that is not over.
 */
final class BookLookup implements Lookup {

    static final String NAME = "book";

    private final People people;
    private final ClientCards cards;

    BookLookup(People people, ClientCards cards) {
        this.people = people;
        this.cards = cards;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Fields look(Inquiry inquiry) {
        BranchSettings settings = inquiry.settings();
        String tenant = settings.branch().tenant();
        Set<String> complained = new TreeSet<>();
        Instant from = inquiry.incident().openedAt();
        for (Affected affected : inquiry.incident().affected()) {
            complained.add(affected.token());
            from = affected.firstAt().isBefore(from) ? affected.firstAt() : from;
            people.card(tenant, affected.token())
                    .ifPresent(card -> complained.add(people.tokenOfClient(tenant, card.id())));
        }
        Set<String> staff = Set.copyOf(settings.extras().texts("staff"));
        Map<String, Fields> visits = new LinkedHashMap<>();
        List<Visit> day = new ArrayList<>(cards.visits(
                settings.branch(), inquiry.now().atZone(settings.zone()).toLocalDate()));
        day.sort(java.util.Comparator.comparing(Visit::startsAt).thenComparing(Visit::client));
        for (Visit visit : day) {
            boolean over = !visit.endsAt().isAfter(from);
            String token = people.tokenOfClient(tenant, visit.client());
            if (!over && !staff.contains(visit.client()) && !complained.contains(token)) {
                visits.putIfAbsent(token, entry(tenant, token, visit));
            }
        }
        return Fields.of("visits", new ArrayList<>(visits.values()));
    }

    private Fields entry(String tenant, String token, Visit visit) {
        Optional<ClientCard> card = cards.byId(tenant, visit.client());
        return Fields.of(
                "token", token,
                "startsAt", visit.startsAt(),
                "endsAt", visit.endsAt(),
                "language", card.map(known -> known.language().code()).orElse(null),
                "channel",
                        card.flatMap(known -> known.contacts().stream()
                                        .map(Contact::channel)
                                        .filter(known.optIns()::contains)
                                        .findFirst())
                                .orElse(null));
    }
}
