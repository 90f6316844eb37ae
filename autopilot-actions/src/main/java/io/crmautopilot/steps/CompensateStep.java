package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
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
import io.crmautopilot.engine.Procedure;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.guard.Caps;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes good to each client who complained, once, the same for the same harm, out of what the corridor leaves; tells each what they got
 * when they have it. Who complains later is decided about later, by the same rules.
 */
final class CompensateStep implements Procedure {

    private static final String SHARED = "compensation.shared";

    /** Two texts at once read like a machine's: between an apology and what makes good lies this. */
    private static final Duration BREATH = Duration.ofMinutes(5);

    private final Composer composer;

    CompensateStep(Composer composer) {
        this.composer = composer;
    }

    @Override
    public String kind() {
        return "compensate";
    }

    @Override
    public Move next(StepView view) {
        Optional<Move> unasked = Client.unasked(view);
        if (unasked.isPresent()) {
            return unasked.get();
        }
        List<Client> clients = Client.all(view);
        List<Client> undecided = clients.stream()
                .filter(client -> decided(view, client).isEmpty())
                .toList();
        if (!undecided.isEmpty()) {
            return share(view, undecided);
        }
        List<Action> grants = new ArrayList<>();
        List<Action> texts = new ArrayList<>();
        for (Client client : clients) {
            grant(view, client).ifPresent(grants::add);
            text(view, client).ifPresent(texts::add);
        }
        if (!grants.isEmpty()) {
            return new Move.Act(grants, "the same for everybody who suffered the same, once each");
        }
        if (!texts.isEmpty()) {
            return new Move.Act(texts, "each is told what was given, after it was given");
        }
        if (view.noted("compensation.given").isEmpty() && clients.stream().noneMatch(client -> isOpen(view, client))) {
            return given(view, clients);
        }
        boolean toTell = clients.stream()
                .anyMatch(client -> isUntold(view, client)
                        && isGiven(view, client)
                        && view.now().isBefore(lastWord(view, client).plus(BREATH)));
        if (Course.isOver(view) && !toTell) {
            return new Move.Finish("done", Fields.of("given", count(view, clients)), "nobody else is owed anything");
        }
        Instant next = clients.stream()
                .filter(client -> isUntold(view, client))
                .map(client -> lastWord(view, client).plus(BREATH))
                .filter(view.now()::isBefore)
                .min(Instant::compareTo)
                .orElse(view.now().plus(Duration.ofMinutes(30)));
        return new Move.Await(next, "somebody else who complains");
    }

    /** Returns when this client last heard from us; long ago when never. */
    private static Instant lastWord(StepView view, Client client) {
        return view.actions().values().stream()
                .filter(action -> action.action().to().equals(client.affected().token())
                        && action.action().kind().startsWith("client.")
                        && action.status() == Status.DONE)
                .map(ActionView::at)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private Move share(StepView view, List<Client> undecided) {
        Caps caps = view.settings().corridor().caps();
        Catalogue catalogue = catalogue(view);
        Rules rules =
                Rules.of(view.settings().extras(), catalogue, caps.compensationPerClient(), caps.perClientPerYear());
        if (view.step().settings().has("visitNeeded")) {
            rules = rules.withVisitNeeded(view.step().settings().flag("visitNeeded"));
        }
        List<Candidate> candidates =
                undecided.stream().map(client -> candidate(view, client)).toList();
        List<Fields> awards = new ArrayList<>();
        for (Award award : new FairShare(catalogue, rules).share(candidates, pool(view))) {
            awards.add(award.match(
                    yes -> Fields.of(
                            "client", yes.person(), "offer", yes.offer().id(), "why", yes.why()),
                    no -> Fields.of("client", no.person(), "rule", no.rule(), "why", no.why())));
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
        return new Candidate(
                client.token(),
                !client.forPerson(),
                client.known(),
                client.present(),
                client.messages().size(),
                client.visitMinutes(),
                client.consent(),
                false,
                none);
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

    private static Optional<Fields> decided(StepView view, Client client) {
        return view.noted(SHARED).stream()
                .map(Noted::facts)
                .flatMap(facts -> facts.list("awards").stream())
                .filter(award -> award.text("client").equals(client.token()))
                .findFirst();
    }

    private static Optional<Offer> offer(StepView view, Client client) {
        return decided(view, client)
                .flatMap(award -> award.find("offer"))
                .flatMap(id -> catalogue(view).find(id));
    }

    private static Optional<Action> grant(StepView view, Client client) {
        if (view.action(grantKey(view, client)).isPresent()) {
            return Optional.empty();
        }
        return offer(view, client)
                .map(offer -> Composer.plain(
                        view,
                        grantKey(view, client),
                        Grant.KIND,
                        client.affected().token(),
                        offer.cost(),
                        Fields.of(
                                "offer",
                                offer.id(),
                                "needsConsent",
                                offer.kind().needsConsent())));
    }

    private Optional<Action> text(StepView view, Client client) {
        Optional<Offer> offer = offer(view, client);
        String key = view.key("told", client.token());
        boolean granted = view.action(grantKey(view, client))
                .filter(action -> action.status() == Status.DONE || action.status() == Status.OBSERVED)
                .isPresent();
        boolean breath = !view.now().isBefore(lastWord(view, client).plus(BREATH));
        if (offer.isEmpty()
                || !granted
                || !breath
                || client.optedOut()
                || view.action(key).isPresent()) {
            return Optional.empty();
        }
        Text text = Text.answering(
                        offer.get().kind().situation(), client, offer.get().into(Composer.about(view), "offer"))
                .opening(Apology.opens(view, client.affected().token()));
        return composer.say(
                view,
                key,
                ClientText.MESSAGE,
                client.affected().token(),
                null,
                text,
                Fields.of("wroteAt", client.affected().lastAt(), "messages", client.messages()));
    }

    private static boolean isUntold(StepView view, Client client) {
        return view.action(grantKey(view, client)).isPresent()
                && view.action(view.key("told", client.token())).isEmpty()
                && !client.optedOut();
    }

    private static Move given(StepView view, List<Client> clients) {
        long given = count(view, clients);
        return new Move.Note(
                "compensation.given",
                "given",
                Fields.of("clients", given),
                given + " clients have been given something");
    }

    private static long count(StepView view, List<Client> clients) {
        return clients.stream().filter(client -> isGiven(view, client)).count();
    }

    private static boolean isGiven(StepView view, Client client) {
        return view.action(grantKey(view, client))
                .filter(action -> action.status() == Status.DONE)
                .isPresent();
    }

    private static boolean isOpen(StepView view, Client client) {
        return view.action(grantKey(view, client))
                .filter(action -> !action.status().isFinal())
                .isPresent();
    }

    private static String grantKey(StepView view, Client client) {
        return view.key("grant", client.token());
    }
}
