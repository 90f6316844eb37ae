package io.crmautopilot.steps;

import io.crmautopilot.compensation.Award;
import io.crmautopilot.compensation.Candidate;
import io.crmautopilot.compensation.Catalogue;
import io.crmautopilot.compensation.FairShare;
import io.crmautopilot.compensation.Offer;
import io.crmautopilot.compensation.Rules;
import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Noted;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.guard.Caps;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides who gets what: asks {@link FairShare} with what is known of each, once for everybody. Pure. */
final class Sharing {

    private static final String SHARED = "compensation.shared";

    private Sharing() {}

    static Move share(StepView view, List<Client> undecided) {
        Caps caps = view.settings().corridor().caps();
        Catalogue catalogue = catalogue(view);
        Rules rules =
                Rules.of(view.settings().extras(), catalogue, caps.compensationPerClient(), caps.perClientPerYear());
        if (view.step().settings().has("visitNeeded")) {
            rules = rules.withVisitNeeded(view.step().settings().flag("visitNeeded"));
        }
        List<Candidate> candidates = undecided.stream()
                .filter(client -> !client.forPerson())
                .map(client -> candidate(view, client))
                .toList();
        List<Fields> awards = new ArrayList<>();
        undecided.stream()
                .filter(Client::forPerson)
                .forEach(client -> awards.add(Fields.of(
                        "client",
                        client.token(),
                        "rule",
                        "WITH_PERSON",
                        "why",
                        "a person answers this client, and decides what makes good")));
        for (Award award : new FairShare(catalogue, rules).share(candidates, pool(view))) {
            awards.add(award.match(
                    yes -> Fields.of(
                            "client", yes.person(), "offer", yes.offer().id(), "why", yes.why()),
                    no -> Fields.of(
                            "client", no.person(), "rule", no.rule(), "why", no.why(), "look", award.isForPerson())));
        }
        long given = awards.stream().filter(award -> award.has("offer")).count();
        return new Move.Note(
                SHARED,
                "",
                Fields.of("awards", awards, "pool", pool(view).toFields()),
                given + " of " + awards.size() + " get something: the same for the same harm");
    }

    private static Candidate candidate(StepView view, Client client) {
        Money none = Money.zero(view.settings().corridor().caps().currency());
        // What the ledger did not say counts as used up: a ceiling that nobody knows is no room.
        Money thisYear = view.fact(given(client))
                .filter(fact -> fact.known() && fact.value().has("thisYear"))
                .map(fact -> Money.of(fact.value().fields("thisYear")))
                .orElse(view.settings().corridor().caps().perClientPerYear());
        boolean before = view.actions().values().stream()
                .anyMatch(action -> action.action().kind().equals(Grant.KIND)
                        && tokens(client).contains(action.action().to())
                        && action.status() != Status.REFUSED);
        return new Candidate(
                client.token(),
                true,
                client.known(),
                client.present(),
                client.messages().size(),
                client.visitMinutes(),
                client.consent(),
                before,
                thisYear.isNegative() ? none : thisYear);
    }

    static String given(Client client) {
        return "given/" + client.token();
    }

    /** One person may go by the card and by the address that they write from. */
    static List<String> tokens(Client client) {
        return List.of(client.token(), client.affected().token()).stream()
                .distinct()
                .toList();
    }

    /** Who gets nothing by a rule that a person may see otherwise is named to one, all of one round together. */
    static Optional<Move> toLookAt(StepView view) {
        for (Noted shared : view.noted(SHARED)) {
            List<Fields> open = shared.facts().list("awards").stream()
                    .filter(award -> award.flag("look"))
                    .toList();
            if (open.isEmpty()) {
                continue;
            }
            String key = view.key("look", open.get(0).text("client"));
            if (view.action(key).isEmpty()) {
                return Optional.of(new Move.Act(
                        Composer.plain(
                                view,
                                key,
                                HandOver.KIND,
                                "",
                                null,
                                Fields.of(
                                        "reason",
                                        "by the rules of compensation these clients get nothing: "
                                                + open.stream()
                                                        .map(award -> award.text("why"))
                                                        .distinct()
                                                        .collect(Collectors.joining("; ")),
                                        "nextBest",
                                        "look at each and decide by hand",
                                        "code",
                                        "nothing-by-rules",
                                        "dialogues",
                                        open.stream()
                                                .map(award -> Fields.of("token", award.text("client")))
                                                .toList())),
                        "a refusal that needs judgement is a person's"));
            }
        }
        return Optional.empty();
    }

    /** What the corridor leaves for the incident once the vendor's ceiling and what was given are taken off. */
    private static Money pool(StepView view) {
        Caps caps = view.settings().corridor().caps();
        Money left = caps.perIncident();
        Optional<Money> booked = Booking.of(view).map(Booking::ceiling);
        left = booked.isPresent() ? left.minus(booked.get()) : left;
        for (ActionView action : view.actions().values()) {
            boolean taken = action.action().kind().equals(Grant.KIND) && action.status() != Status.REFUSED;
            Optional<Money> sum = action.action().reserve();
            left = taken && sum.isPresent() ? left.minus(sum.get()) : left;
        }
        return left.isNegative() ? Money.zero(caps.currency()) : left;
    }

    private static Catalogue catalogue(StepView view) {
        return Catalogue.of(
                view.settings().extras(), view.settings().corridor().caps().currency());
    }

    static Optional<Fields> decided(StepView view, Client client) {
        return view.noted(SHARED).stream()
                .map(Noted::facts)
                .flatMap(facts -> facts.list("awards").stream())
                .filter(award -> award.text("client").equals(client.token()))
                .findFirst();
    }

    static Optional<Offer> offer(StepView view, Client client) {
        return decided(view, client)
                .flatMap(award -> award.find("offer"))
                .flatMap(id -> catalogue(view).find(id));
    }
}
