package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.clients.Omitted;
import io.crmautopilot.clients.Told;
import io.crmautopilot.clients.WhoIsAffected;
import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Procedure;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import io.crmautopilot.words.Gravity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes to each affected client once, in their language, on their own channel: to those who complained, also when they do so later
 * while the incident is open; to those who were there and stayed silent; and, as a warning, to those who are still to come before it
 * can be mended. While somebody is looked for who mends it, that word waits, but not for ever. What is for a person alone, and whom the
 * autopilot may not write to, goes to a person.
 */
final class ClientsStep implements Procedure {

    private final Composer composer;
    private final Gravity gravity;

    ClientsStep(Composer composer, Gravity gravity) {
        this.composer = composer;
        this.gravity = gravity;
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
        List<Action> actions = first(view, clients);
        if (!actions.isEmpty()) {
            return new Move.Act(actions, "each client who complained hears from us once, personally");
        }
        List<Action> corrections = new Correction(view, composer).due();
        if (!corrections.isEmpty()) {
            return new Move.Act(corrections, "who was told that help comes hears that it does not");
        }
        Later later = new Later(view, composer, gravity);
        Optional<Move> again = later.next(clients);
        if (again.isPresent()) {
            return again.get();
        }
        boolean open = clients.stream().anyMatch(client -> isOpen(view, key(view, client)));
        if (!open && isReady(view) && view.noted("clients.told").isEmpty()) {
            return told(view, clients);
        }
        return around(view, clients, later);
    }

    /** Returns what those who complained hear first, what those who were told too little hear next, and whom a person answers. */
    private List<Action> first(StepView view, List<Client> clients) {
        WhoIsAffected.Answer who = new Who(view, clients).answer(List.of());
        List<Action> actions = new ArrayList<>();
        for (Told told : who.of(Told.Group.COMPLAINED)) {
            Client client = of(clients, told.person());
            if (client.forPerson()) {
                add(actions, view, client, PersonalReason.GRAVE.details());
            } else if (isReady(view)) {
                say(actions, view, client, key(view, client), Apology.to(view, client));
            }
        }
        for (Omitted omitted : who.omitted()) {
            if (omitted.group() == Told.Group.COMPLAINED && omitted.isForPerson()) {
                add(
                        actions,
                        view,
                        of(clients, omitted.person()),
                        (omitted.why() == Omitted.Why.OPTED_OUT ? PersonalReason.OPTED_OUT : PersonalReason.TOO_MANY)
                                .details());
            }
        }
        for (Client client : clients) {
            Optional<ActionView> sent = view.action(key(view, client));
            if (sent.isPresent() && isUnreached(sent.get())) {
                add(
                        actions,
                        view,
                        client,
                        PersonalReason.unreached(sent.get().rule(), sent.get().reason()));
            } else if (sent.isPresent() && lacksTheTime(view, sent.get())) {
                update(view, client).ifPresent(actions::add);
            }
        }
        return actions;
    }

    private static Client of(List<Client> clients, String token) {
        return clients.stream()
                .filter(client -> client.token().equals(token))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isUnreached(ActionView sent) {
        return sent.status() == Status.REFUSED
                && (Apology.UNREACHED.contains(sent.rule()) || sent.rule().equals("too-late"));
    }

    private void say(List<Action> actions, StepView view, Client client, String key, Text text) {
        Fields more = answering(client).with(Action.DEADLINE, staleFrom(view, text));
        composer.say(view, key, ClientText.MESSAGE, client.affected().token(), null, text, more)
                .ifPresentOrElse(
                        actions::add,
                        () -> add(actions, view, client, PersonalReason.NO_WORDS.details(composer.problem(text))));
    }

    /** That it is being worked on is true for a while; whoever hears it hours later is owed more than that, by a person. */
    private static @Nullable Instant staleFrom(StepView view, Text text) {
        Duration fresh = Duration.parse(view.step().settings().text("fresh", "PT2H"));
        return text.situation().equals(Apology.WORKING_ON_IT) ? view.now().plus(fresh) : null;
    }

    private static Fields answering(Client client) {
        return Fields.of("wroteAt", client.affected().lastAt(), "messages", client.messages());
    }

    /** Who heard that it is being worked on, while nobody had agreed to come, is owed the time when there is one. */
    private static boolean lacksTheTime(StepView view, ActionView sent) {
        String situation = sent.action().details().fields("text").text("situation", "");
        return sent.status() == Status.DONE
                && situation.equals(Apology.WORKING_ON_IT)
                && Course.reached(view, "fixed").isEmpty()
                && Booking.of(view)
                        .filter(booking -> booking.at().isAfter(sent.at())
                                && booking.arriveBy().isAfter(view.now()))
                        .isPresent();
    }

    private Optional<Action> update(StepView view, Client client) {
        String key = view.key("update", client.token());
        if (client.optedOut()
                || PersonalCase.isOpen(view, client)
                || view.action(key).isPresent()) {
            return Optional.empty();
        }
        return composer.say(
                view,
                key,
                ClientText.MESSAGE,
                client.affected().token(),
                null,
                Text.answering("client.update.arrival", client, Composer.about(view)),
                answering(client));
    }

    /** Adds the case of a client, unless that case was made before. */
    private static void add(List<Action> actions, StepView view, Client client, Fields reason) {
        Action action = PersonalCase.of(view, client, reason);
        if (view.action(action.key()).isEmpty() && !PersonalCase.isOpen(view, client)) {
            actions.add(action);
        }
    }

    /**
     * Tells whether there is something to tell: somebody has agreed to come, nobody will, or the patience of the step is over. A step
     * without patience does not wait.
     */
    private static boolean isReady(StepView view) {
        return Stream.of("booked", "handed-over", "observed", "fixed")
                        .anyMatch(milestone -> Course.reached(view, milestone).isPresent())
                || !view.now().isBefore(impatientAt(view));
    }

    private static Instant impatientAt(StepView view) {
        return view.since().plus(Duration.parse(view.step().settings().text("patience", "PT0S")));
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
    private Move around(StepView view, List<Client> clients, Later later) {
        if (!isReady(view)) {
            return new Move.Await(impatientAt(view), "somebody who agrees to come");
        }
        Optional<Move> move = new Silent(view, composer).next(clients);
        if (move.isPresent()) {
            return move.get();
        }
        Optional<Instant> burst = Stream.of(later.until(clients), new Correction(view, composer).until())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
        if (Course.isOver(view) && burst.isEmpty()) {
            return new Move.Finish(
                    "done", Fields.of("people", view.incident().affected().size()), "nobody else is affected");
        }
        Instant until = view.now().plus(Duration.ofMinutes(15));
        Instant backstop = Course.backstop(view);
        Instant next = until.isBefore(backstop) || !backstop.isAfter(view.now()) ? until : backstop;
        return new Move.Await(burst.filter(next::isAfter).orElse(next), "somebody else who is affected");
    }

    private static String key(StepView view, Client client) {
        return Who.writtenKey(view, client.token());
    }

    private static boolean isOpen(StepView view, String key) {
        return view.action(key).filter(action -> !action.status().isFinal()).isPresent();
    }
}
