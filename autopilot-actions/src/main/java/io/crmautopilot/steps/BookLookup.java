package io.crmautopilot.steps;

import io.crmautopilot.clients.Reach;
import io.crmautopilot.engine.Affected;
import io.crmautopilot.engine.Lookup;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.person.Visit;
import io.crmautopilot.text.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Answers who is or was in the branch today, and who is still to come, as tokens, and how each may be reached; those who complained are left out. A client
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
            if (!over && !complained.contains(token)) {
                visits.putIfAbsent(token, entry(tenant, token, visit, staff.contains(visit.client())));
            }
        }
        return Fields.of("visits", new ArrayList<>(visits.values()));
    }

    private Fields entry(String tenant, String token, Visit visit, boolean staff) {
        Optional<Reach> reach = cards.byId(tenant, visit.client())
                .map(card -> Reach.of(
                        card, people.file(tenant, token).recall(OptOut.KEPT).isPresent()));
        return Fields.of(
                "token", token,
                "startsAt", visit.startsAt(),
                "endsAt", visit.endsAt(),
                "staff", staff,
                "channels", reach.map(Reach::channels).orElse(null),
                "optIns",
                        reach.map(Reach::optIns)
                                .map(TreeSet::new)
                                .map(List::copyOf)
                                .orElse(null),
                "language", reach.map(Reach::language).map(Language::code).orElse(null),
                "optedOut", reach.map(Reach::optedOut).orElse(false));
    }
}
