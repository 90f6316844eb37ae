package io.crmautopilot.steps;

import io.crmautopilot.engine.Lookup;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.person.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Answers which of some clients came back: whose visit began after a time and before now. */
final class VisitLookup implements Lookup {

    static final String NAME = "came-back";

    /** More days than this are not looked through: whoever waits longer asks the host's own reports. */
    private static final int DAYS = 31;

    private final People people;
    private final ClientCards cards;

    VisitLookup(People people, ClientCards cards) {
        this.people = people;
        this.cards = cards;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Takes {@code since} and {@code clients}, the tokens of their cards; answers {@code came}, the tokens of those who did. */
    @Override
    public Fields look(Inquiry inquiry) {
        ZoneId zone = inquiry.settings().zone();
        Instant since = inquiry.args().instant("since");
        Set<String> asked = Set.copyOf(inquiry.args().texts("clients"));
        Set<String> came = new TreeSet<>();
        LocalDate today = inquiry.now().atZone(zone).toLocalDate();
        LocalDate first = since.atZone(zone).toLocalDate();
        LocalDate day = first.isBefore(today.minusDays(DAYS)) ? today.minusDays(DAYS) : first;
        for (; !day.isAfter(today); day = day.plusDays(1)) {
            for (Visit visit : cards.visits(inquiry.settings().branch(), day)) {
                String token = people.tokenOfClient(inquiry.settings().branch().tenant(), visit.client());
                boolean within =
                        visit.startsAt().isAfter(since) && !visit.startsAt().isAfter(inquiry.now());
                if (within && asked.contains(token)) {
                    came.add(token);
                }
            }
        }
        return Fields.of("came", List.copyOf(came));
    }
}
