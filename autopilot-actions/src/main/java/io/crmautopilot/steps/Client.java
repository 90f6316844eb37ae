package io.crmautopilot.steps;

import io.crmautopilot.engine.Affected;
import io.crmautopilot.engine.Fact;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import io.crmautopilot.text.Language;
import io.crmautopilot.words.LanguageChoice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One person who complained, as a procedure sees them: counted once whatever channels they wrote on.
 *
 * @param token the token of the client's card, or of the address where there is no card
 * @param affected the person's latest appearance among those who complained
 * @param messages the ids of all complaints
 * @param known whether a visit stands behind the card: only then is money unlocked
 * @param present whether a visit of theirs overlaps the incident
 * @param visitMinutes how long that visit is; 0 when there is none
 * @param consent whether the client agreed to offers
 * @param optedOut whether the client asked not to be written to
 * @param language the language to write in; {@link Language#OTHER} when none is known, so that a person writes
 * @param card the language on the card; {@link Language#OTHER} when there is none
 * @param staff whether it is somebody who works for the business: never written to, never compensated
 * @param forPerson whether what was written is for a person alone to answer
 */
record Client(
        String token,
        Affected affected,
        List<String> messages,
        boolean known,
        boolean present,
        long visitMinutes,
        boolean consent,
        boolean optedOut,
        Language language,
        Language card,
        boolean staff,
        boolean forPerson) {

    /** Returns the question that is still to be asked about somebody, or empty when all are answered. */
    static Optional<Move> unasked(StepView view) {
        return view.incident().affected().stream()
                .filter(person -> view.fact(fact(person)).isEmpty())
                .findFirst()
                .map(person -> new Move.Ask(
                        fact(person),
                        ClientLookup.NAME,
                        Fields.of("token", person.token(), "messages", person.messages()),
                        "who complained is written to in their own language, once"));
    }

    /** Returns everybody who complained, in the order of their first complaint. */
    static List<Client> all(StepView view) {
        Map<String, Client> clients = new LinkedHashMap<>();
        for (Affected person : view.incident().affected()) {
            Client client = of(view, person);
            clients.merge(client.token(), client, Client::together);
        }
        return new ArrayList<>(clients.values());
    }

    private static Client of(StepView view, Affected person) {
        Fields card =
                view.fact(fact(person)).filter(Fact::known).map(Fact::value).orElse(Fields.empty());
        Language onCard = card.find("language").map(Language::ofCode).orElse(Language.OTHER);
        return new Client(
                card.text("client", person.token()),
                person,
                person.messages(),
                card.flag("known"),
                card.flag("present"),
                card.number("visitMinutes", 0),
                card.flag("consent"),
                card.flag("optedOut"),
                LanguageChoice.of(person.language(), person.clearLanguage(), onCard),
                onCard,
                card.flag("staff"),
                // Nothing known of what was written means that it may be a matter for a person.
                !card.has("forPerson") || card.flag("forPerson"));
    }

    /** The same client on two channels: written to where they wrote last, judged by all that they wrote. */
    private Client together(Client other) {
        Client later = other.affected.lastAt().isAfter(affected.lastAt()) ? other : this;
        List<String> all = new ArrayList<>(messages);
        all.addAll(other.messages);
        return new Client(
                token,
                later.affected,
                all,
                known || other.known,
                present || other.present,
                Math.max(visitMinutes, other.visitMinutes),
                consent && other.consent,
                optedOut || other.optedOut,
                later.language,
                later.card,
                staff || other.staff,
                forPerson || other.forPerson);
    }

    private static String fact(Affected person) {
        return "client/" + person.token();
    }
}
