package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.compensation.Offer;
import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.Fact;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Procedure;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes good to each client who complained, once, the same for the same harm, out of what the corridor leaves; tells each what they got
 * when they have it. Who complains later is decided about later, by the same rules.
 */
final class CompensateStep implements Procedure {

    /** Two texts at once read like a machine's: between an apology and what makes good lies this. */
    private static final Duration BREATH = Duration.ofMinutes(5);

    /** From which grant of a year on a person is asked. */
    private static final int ASKED_FROM = 3;

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
        List<Client> clients =
                Client.all(view).stream().filter(client -> !client.staff()).toList();
        List<Client> undecided = clients.stream()
                .filter(client -> Sharing.decided(view, client).isEmpty())
                .toList();
        for (Client client : undecided) {
            if (view.fact(Sharing.given(client)).isEmpty()) {
                return new Move.Ask(
                        Sharing.given(client),
                        GivenLookup.NAME,
                        Fields.of("tokens", Sharing.tokens(client)),
                        "a year has its ceiling, and the ledger knows what was given");
            }
        }
        if (!undecided.isEmpty()) {
            return Sharing.share(view, undecided);
        }
        Optional<Move> look = Sharing.toLookAt(view);
        if (look.isPresent()) {
            return look.get();
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

    private static Optional<Action> grant(StepView view, Client client) {
        if (view.action(grantKey(view, client)).isPresent()) {
            return Optional.empty();
        }
        return Sharing.offer(view, client)
                .map(offer -> Composer.plain(
                        view,
                        grantKey(view, client),
                        Grant.KIND,
                        // The card's: the year's ceiling is the person's, however many channels they write on.
                        client.token(),
                        offer.cost(),
                        Fields.of(
                                "offer",
                                offer.id(),
                                "needsConsent",
                                offer.kind().needsConsent(),
                                Action.NEEDS_PERSON,
                                thirdThisYear(view, client))));
    }

    /** Who was given something twice this year may be unlucky, or make a trade of it: a person says which. */
    private static @Nullable String thirdThisYear(StepView view, Client client) {
        long times = view.fact(Sharing.given(client))
                .filter(Fact::known)
                .map(fact -> fact.value().number("times", 0))
                .orElse(0L);
        return times < ASKED_FROM - 1 ? null : "the client was given something " + times + " times this year";
    }

    private Optional<Action> text(StepView view, Client client) {
        Optional<Offer> offer = Sharing.offer(view, client);
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
                Fields.of(
                        "wroteAt", client.affected().lastAt(),
                        "messages", client.messages(),
                        "grant", grantKey(view, client)));
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
