package io.crmautopilot.examples.salon;

import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.person.Contact;
import io.crmautopilot.person.Visit;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** The chain's cards, and the appointment book of the whole month: who suffered, and who of them came back. */
final class MonthCards implements ClientCards {

    private final SalonCards cards;
    private final ZoneId zone;
    private final Map<String, List<Visit>> book = new HashMap<>();

    MonthCards(SalonCase salon, List<MonthTroubles.Trouble> troubles, long seed) {
        cards = new SalonCards(salon);
        zone = salon.zone();
        SplittableRandom chance = new SplittableRandom(seed);
        for (MonthTroubles.Trouble trouble : troubles) {
            for (Visit visit : trouble.visits()) {
                put(trouble.location(), visit);
                // Four of five come again within some weeks.
                if (chance.nextInt(5) > 0) {
                    put(
                            trouble.location(),
                            new Visit(
                                    visit.client(),
                                    visit.staff(),
                                    visit.service(),
                                    visit.startsAt().plus(Duration.ofDays(6 + chance.nextInt(22))),
                                    visit.length()));
                }
            }
        }
    }

    private void put(String location, Visit visit) {
        book.computeIfAbsent(page(location, visit.startsAt().atZone(zone).toLocalDate()), day -> new ArrayList<>())
                .add(visit);
    }

    private static String page(String location, LocalDate day) {
        return location + " " + day;
    }

    @Override
    public Optional<ClientCard> byId(String tenant, String id) {
        return cards.byId(tenant, id);
    }

    @Override
    public Optional<ClientCard> byContact(String tenant, Contact contact) {
        return cards.byContact(tenant, contact);
    }

    @Override
    public List<Visit> visits(BranchRef branch, LocalDate day) {
        List<Visit> all = new ArrayList<>(cards.visits(branch, day));
        all.addAll(book.getOrDefault(page(branch.location(), day), List.of()));
        return all;
    }
}
