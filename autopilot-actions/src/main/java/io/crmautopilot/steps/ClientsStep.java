package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Procedure;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes to each affected client once, in their language, on their own channel: to those who complained, also when they do so later
 * while the incident is open; to those who were there and stayed silent; and, as a warning, to those who are still to come before it
 * can be mended. What is for a person alone goes to a person with its history.
 */
final class ClientsStep implements Procedure {

    private final Composer composer;

    ClientsStep(Composer composer) {
        this.composer = composer;
    }

    @Override
    public String kind() {
        return "clients";
    }

    @Override
    public Move next(StepView view) {
        Optional<Move> unasked = Client.unasked(view);
        if (unasked.isPresent()) {
            return unasked.get();
        }
        List<Client> clients = Client.all(view);
        Optional<Move> wish = new Wishes(view, composer).next(clients);
        if (wish.isPresent()) {
            return wish.get();
        }
        List<Action> actions = new ArrayList<>();
        for (Client client : clients) {
            written(view, client).ifPresent(actions::add);
        }
        if (!actions.isEmpty()) {
            return new Move.Act(actions, "each client who complained hears from us once, personally");
        }
        boolean open = clients.stream().anyMatch(client -> isOpen(view, key(view, client)));
        if (!open && view.noted("clients.told").isEmpty()) {
            return told(view, clients);
        }
        return around(view);
    }

    /** Returns what is still to be done for one client who complained: a text, a case for a person, or nothing. */
    private Optional<Action> written(StepView view, Client client) {
        String person = view.key("person", client.token());
        Optional<ActionView> sent = view.action(key(view, client));
        if (client.optedOut() || view.action(person).isPresent()) {
            return Optional.empty();
        }
        if (client.forPerson()) {
            return Optional.of(toPerson(
                    view,
                    client,
                    "what the client wrote is for a person alone",
                    "answer personally, with the case in hand"));
        }
        if (sent.isPresent()) {
            boolean failed =
                    sent.get().status() == Status.REFUSED && sent.get().rule().equals("failed");
            return failed
                    ? Optional.of(toPerson(
                            view, client, "we could not write: " + sent.get().reason(), "reach the client another way"))
                    : Optional.empty();
        }
        Text text = Apology.to(view, client);
        Optional<Action> action = composer.say(
                view,
                key(view, client),
                ClientText.MESSAGE,
                client.affected().token(),
                null,
                text,
                Fields.of("wroteAt", client.affected().lastAt(), "messages", client.messages()));
        return action.isPresent()
                ? action
                : Optional.of(toPerson(
                        view, client, "no approved words fit: " + composer.problem(text), "answer personally"));
    }

    private static Move told(StepView view, List<Client> clients) {
        long written = clients.stream()
                .filter(client -> view.action(key(view, client))
                        .filter(action -> action.status() == Status.DONE)
                        .isPresent())
                .count();
        return new Move.Note(
                "clients.told",
                "told",
                Fields.of("people", clients.size(), "written", written),
                written + " of " + clients.size() + " who complained so far have been written to");
    }

    /** Those who said nothing, and then the wait for whoever is next. */
    private Move around(StepView view) {
        Silent silent = new Silent(view, composer);
        Optional<Move> move = silent.next();
        if (move.isPresent()) {
            return move.get();
        }
        if (Course.isOver(view)) {
            return new Move.Finish(
                    "done", Fields.of("people", view.incident().affected().size()), "nobody else is affected");
        }
        Instant until = view.now().plus(Duration.ofMinutes(15));
        Instant backstop = Course.backstop(view);
        return new Move.Await(until.isBefore(backstop) ? until : backstop, "somebody else who is affected");
    }

    private static Action toPerson(StepView view, Client client, String reason, String nextBest) {
        return Composer.plain(
                view,
                view.key("person", client.token()),
                HandOver.KIND,
                client.affected().token(),
                null,
                Fields.of(
                        "reason",
                        reason,
                        "nextBest",
                        nextBest,
                        "dialogues",
                        List.of(Fields.of("token", client.affected().token(), "messages", client.messages()))));
    }

    private static String key(StepView view, Client client) {
        return view.key("written", client.token());
    }

    private static boolean isOpen(StepView view, String key) {
        return view.action(key).filter(action -> !action.status().isFinal()).isPresent();
    }
}
