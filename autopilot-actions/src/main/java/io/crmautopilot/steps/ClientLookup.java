package io.crmautopilot.steps;

import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.engine.Affected;
import io.crmautopilot.engine.Lookup;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.person.Visit;
import io.crmautopilot.words.Gravity;
import io.crmautopilot.words.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers what a procedure must know of one person, without saying who it is. */
final class ClientLookup implements Lookup {

    static final String NAME = "client";

    private final People people;
    private final ClientCards cards;
    private final Gravity gravity;

    ClientLookup(People people, ClientCards cards, Gravity gravity) {
        this.people = people;
        this.cards = cards;
        this.gravity = gravity;
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * Takes {@code token} and {@code messages}; answers {@code client} (the token of the card, the same for one person on two
     * channels), {@code known} (whether a visit stands behind it), {@code present} and {@code visitMinutes}, {@code language}, {@code consent}, {@code staff} and {@code forPerson}. With {@code strict}
     * an upset message is for a person, too: the answer says who should answer and not how somebody sounded.
     */
    @Override
    public Fields look(Inquiry inquiry) {
        String tenant = inquiry.incident().branch().tenant();
        String token = inquiry.args().text("token");
        List<String> messages = inquiry.args().texts("messages");
        PersonVault.File file = people.file(tenant, token);
        Optional<ClientCard> card = people.card(tenant, token);
        Optional<Visit> visit = card.flatMap(known -> visit(inquiry, known.id()));
        if (OptOut.holds(file, messages)) {
            file.keep(OptOut.KEPT, "yes");
        }
        Severity severity = gravity.of(messages.stream()
                .flatMap(id -> file.recall("message:" + id).stream())
                .toList());
        boolean strict = inquiry.args().flag("strict");
        Set<String> staff = Set.copyOf(inquiry.settings().extras().texts("staff"));
        return Fields.of(
                "client",
                        card.map(known -> people.tokenOfClient(tenant, known.id()))
                                .orElse(token),
                "known", card.filter(known -> known.visits() > 0).isPresent(),
                "present", visit.isPresent(),
                "visitMinutes",
                        visit.map(Visit::length).map(Duration::toMinutes).orElse(0L),
                "language", card.map(known -> known.language().code()).orElse(null),
                "consent",
                        card.filter(known -> people.agreesToOffers(tenant, token, known))
                                .isPresent(),
                "optedOut", file.recall(OptOut.KEPT).isPresent(),
                "staff",
                        card.map(ClientCard::id)
                                .or(file::person)
                                .filter(staff::contains)
                                .isPresent(),
                "forPerson", severity == Severity.HUMAN_ONLY || (strict && severity == Severity.STRONG));
    }

    /** A visit counts when it was not over half an hour before the first complaint and begins within half an hour: people come early. */
    private Optional<Visit> visit(Inquiry inquiry, String client) {
        Instant from = inquiry.incident().affected().stream()
                .map(Affected::firstAt)
                .min(Instant::compareTo)
                .orElse(inquiry.incident().openedAt())
                .minus(Duration.ofMinutes(30));
        return cards
                .visits(
                        inquiry.settings().branch(),
                        inquiry.now().atZone(inquiry.settings().zone()).toLocalDate())
                .stream()
                .filter(visit -> visit.client().equals(client)
                        && visit.endsAt().isAfter(from)
                        && !visit.startsAt().isAfter(inquiry.now().plus(Duration.ofMinutes(30))))
                .max(Comparator.comparing(Visit::length));
    }
}
