package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.Fact;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Reply;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import io.crmautopilot.words.Gravity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What clients write after they were told. A second complaint is answered once, with other words and what is known by then; a third, an
 * upset one, and one after the repair is a person's. So is every answer that wants something: another time was offered, and finding one
 * is a person's work. Thanks need no answer. Pure.
 */
final class Later {

    /** People write in bursts: what comes within this time is one complaint. */
    private static final Duration BURST = Duration.ofMinutes(1);

    /** Half of a complaint often follows the other half, when the first has its answer already. */
    private static final Duration TAIL = Duration.ofMinutes(2);

    private final StepView view;
    private final Composer composer;
    private final Gravity gravity;

    Later(StepView view, Composer composer, Gravity gravity) {
        this.view = view;
        this.composer = composer;
        this.gravity = gravity;
    }

    /** Returns what is next, or empty when everybody has their answer. */
    Optional<Move> next(List<Client> clients) {
        List<Action> actions = new ArrayList<>();
        for (Client client : clients) {
            if (client.staff() || PersonalCase.isOpen(view, client)) {
                continue;
            }
            List<String> again = again(client);
            if (!again.isEmpty() && isSettled(client)) {
                Optional<Move> question = question(client, again);
                if (question.isPresent()) {
                    return question;
                }
                actions.addAll(complaint(client, again));
            }
        }
        for (Reply reply : view.replies()) {
            answer(clients, reply).stream()
                    .filter(action ->
                            actions.stream().noneMatch(other -> other.key().equals(action.key())))
                    .forEach(actions::add);
        }
        return actions.isEmpty()
                ? Optional.empty()
                : Optional.of(new Move.Act(actions, "who writes again is answered, or has a person"));
    }

    /** Returns when a burst is over that is still going on, so that the step looks again. */
    Optional<Instant> until(List<Client> clients) {
        return clients.stream()
                .filter(client -> !again(client).isEmpty() && !isSettled(client))
                .map(client -> lastAt(client).plus(BURST))
                .min(Instant::compareTo);
    }

    private boolean isSettled(Client client) {
        return !view.now().isBefore(lastAt(client).plus(BURST));
    }

    private Instant lastAt(Client client) {
        return complaints(client).values().stream()
                .max(Instant::compareTo)
                .filter(client.affected().lastAt()::isBefore)
                .orElse(client.affected().lastAt());
    }

    /** Returns what this client complained of in answers, by id with the time of each, the oldest first. */
    private Map<String, Instant> complaints(Client client) {
        Map<String, Instant> complaints = new LinkedHashMap<>();
        view.replies().stream()
                .filter(reply -> reply.from().equals(client.affected().token()) && isComplaint(client, reply))
                .forEach(reply -> complaints.put(reply.message(), reply.at()));
        return complaints;
    }

    /** Thanks and requests for silence hold words that complaints hold. */
    private static boolean isComplaint(Client client, Reply reply) {
        boolean reads = reply.complaint() || client.messages().contains(reply.message());
        return reads && !isNod(reply) && !OptOut.says(reply.text());
    }

    private static boolean isNod(Reply reply) {
        return Nod.is(reply.text()) || Answer.of(reply.text()) == Answer.CONTENT;
    }

    /** Returns the complaints that came after the client was told and that nothing has answered. */
    private List<String> again(Client client) {
        Set<String> answered = new HashSet<>();
        Instant since = PersonalCase.lastGivenBack(view, client.affected().token());
        boolean told = false;
        for (ActionView action : view.actions().values()) {
            String key = action.action().key();
            boolean mine = key.equals(Who.writtenKey(view, client.token()))
                    || key.startsWith(view.key("again", client.token()) + "/");
            boolean brought = action.action().kind().equals(HandOver.KIND)
                    && action.action().to().equals(client.affected().token());
            if (mine || brought) {
                told = true;
                answered.addAll(action.action().details().texts("messages"));
                action.action().details().list("dialogues").forEach(one -> answered.addAll(one.texts("messages")));
                since = action.at().isAfter(since) ? action.at() : since;
            }
        }
        if (!told) {
            return List.of();
        }
        Map<String, Instant> complaints = complaints(client);
        // What goes on where the answered complaint left off was answered with it.
        Instant tail = complaints.entrySet().stream()
                .filter(entry -> answered.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .max(Instant::compareTo)
                .orElse(client.affected().firstAt())
                .plus(TAIL);
        Instant from = since;
        return complaints.entrySet().stream()
                .filter(entry -> !answered.contains(entry.getKey())
                        && entry.getValue().isAfter(from)
                        && entry.getValue().isAfter(tail))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String fact(Client client, List<String> again) {
        return "again/" + client.affected().token() + "/" + again.get(again.size() - 1);
    }

    private Optional<Move> question(Client client, List<String> again) {
        String fact = fact(client, again);
        return view.fact(fact).isPresent()
                ? Optional.empty()
                : Optional.of(new Move.Ask(
                        fact,
                        ClientLookup.NAME,
                        Fields.of("token", client.affected().token(), "messages", again, "strict", true),
                        "whether a second complaint is for a person is looked at when it comes"));
    }

    private List<Action> complaint(Client client, List<String> again) {
        String key = view.key("again", client.token(), again.get(again.size() - 1));
        if (view.action(key).isPresent()) {
            return List.of();
        }
        Optional<Fact> fact = view.fact(fact(client, again));
        if (client.optedOut()
                || fact.filter(known -> known.value().flag("optedOut")).isPresent()) {
            return toPerson(client, PersonalReason.OPTED_OUT_AGAIN.details(), Optional.empty());
        }
        boolean upset = fact.filter(Fact::known)
                .map(known -> known.value().flag("forPerson"))
                .orElse(true);
        if (upset) {
            // How heavy it is, is for the person to say: no machine's word stands before theirs.
            return toPerson(client, PersonalReason.UPSET_AGAIN.details(), Optional.empty());
        }
        boolean third = view.actions().values().stream()
                .anyMatch(action -> action.action().key().startsWith(view.key("again", client.token()) + "/")
                        && action.status() != Status.REFUSED);
        boolean mended =
                Course.reached(view, "fixed").filter(lastAt(client)::isAfter).isPresent();
        if (third || mended) {
            return toPerson(
                    client,
                    (third ? PersonalReason.THIRD_COMPLAINT : PersonalReason.NOT_MENDED).details(),
                    Wishes.lastWord(view, composer, client, again.get(again.size() - 1), lastAt(client)));
        }
        Text text = Text.answering("client.again", client, Composer.about(view));
        return composer.say(
                        view,
                        key,
                        ClientText.MESSAGE,
                        client.affected().token(),
                        null,
                        text,
                        Fields.of("wroteAt", lastAt(client), "messages", again))
                .map(List::of)
                .orElseGet(() ->
                        toPerson(client, PersonalReason.NO_WORDS.details(composer.problem(text)), Optional.empty()));
    }

    private List<Action> toPerson(Client client, Fields reason, Optional<Action> lastWord) {
        return once(PersonalCase.of(view, client, reason), lastWord);
    }

    private List<Action> once(Action handOver, Optional<Action> lastWord) {
        if (view.action(handOver.key()).isPresent()) {
            return List.of();
        }
        List<Action> actions = new ArrayList<>(List.of(handOver));
        lastWord.ifPresent(actions::add);
        return actions;
    }

    /** Returns the case of an answer that wants something; complaints, thanks and answers to the closing question are others' work. */
    private List<Action> answer(List<Client> clients, Reply reply) {
        Optional<Client> known = clients.stream()
                .filter(client -> client.affected().token().equals(reply.from()))
                .findFirst();
        boolean complaint = known.filter(client -> isComplaint(client, reply)).isPresent();
        boolean brought = view.actions().values().stream()
                .filter(action -> action.action().kind().equals(HandOver.KIND))
                .flatMap(action -> action.action().details().list("dialogues").stream())
                .anyMatch(one -> one.texts("messages").contains(reply.message()));
        boolean closing = view.actions().values().stream()
                .anyMatch(action -> action.action().kind().equals(ClientText.FOLLOW_UP)
                        && action.action().to().equals(reply.from())
                        && !action.at().isAfter(reply.at()));
        boolean persons = reply.at().isBefore(PersonalCase.lastGivenBack(view, reply.from()));
        String client = known.map(Client::token).orElse(reply.from());
        // Thanks that speak of a hurt child are no mere thanks.
        boolean grave = !gravity.matters(reply.text()).isEmpty();
        boolean wants = grave || (!OptOut.says(reply.text()) && !isNod(reply));
        if (complaint || brought || closing || persons || !wants || PersonalCase.isOpen(view, client, reply.from())) {
            return List.of();
        }
        List<String> messages = new ArrayList<>(known.map(Client::messages).orElse(List.of()));
        messages.add(reply.message());
        return once(
                PersonalCase.of(
                        view,
                        client,
                        reply.from(),
                        messages,
                        (grave ? PersonalReason.GRAVE_ANSWER : PersonalReason.WANTS).details()),
                known.filter(one -> !one.forPerson() && !grave)
                        .flatMap(one -> Wishes.lastWord(view, composer, one, reply.message(), reply.at())));
    }
}
