package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Procedure;
import io.crmautopilot.engine.Reply;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import io.crmautopilot.words.Gravity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks each client who complained and was written to, once, whether it is better now. "Yes" completes that client's journey, and so
 * does a visit since; "no", a word that is neither, and another complaint open it again with a person, which the client is told;
 * silence is neither and is counted.
 */
final class FollowUpStep implements Procedure {

    /** The second look at the book, when a next visit counts for longer than answers are waited for. */
    private static final String LAST_LOOK = "came-back/last";

    private final Composer composer;
    private final Gravity gravity;

    FollowUpStep(Composer composer, Gravity gravity) {
        this.composer = composer;
        this.gravity = gravity;
    }

    @Override
    public String kind() {
        return "follow-up";
    }

    @Override
    public Move next(StepView view) {
        Optional<Move> unasked = Client.unasked(view);
        if (unasked.isPresent()) {
            return unasked.get();
        }
        List<Client> clients = Client.all(view).stream()
                .filter(client -> !client.staff() && wasWrittenTo(view, client))
                .toList();
        Optional<Move> wish = new Wishes(view, composer).next(clients);
        if (wish.isPresent()) {
            return wish.get();
        }
        List<Action> questions = new ArrayList<>();
        List<Action> reopened = new ArrayList<>();
        for (Client client : clients) {
            question(view, client).ifPresent(questions::add);
            reopened.addAll(reopen(view, client));
        }
        if (!questions.isEmpty()) {
            return new Move.Act(questions, "whether it is better is for the clients to say");
        }
        if (!reopened.isEmpty()) {
            return new Move.Act(reopened, "a client for whom it is no better is a person's matter");
        }
        Instant patience = patientUntil(view);
        List<Client> silent = clients.stream()
                .filter(client -> isAsked(view, client) && journey(view, client).equals(Journey.OPEN))
                .toList();
        if (!silent.isEmpty() && view.now().isBefore(patience)) {
            return new Move.Await(patience, "what the clients say");
        }
        if (!silent.isEmpty() && view.fact(VisitLookup.NAME).isEmpty()) {
            return whoCameBack(view, VisitLookup.NAME, silent);
        }
        Instant visits = visitsUntil(view);
        if (!silent.isEmpty() && view.now().isBefore(visits)) {
            return new Move.Await(visits, "the next visit of who did not answer");
        }
        if (!silent.isEmpty()
                && visits.isAfter(patience)
                && view.fact(LAST_LOOK).isEmpty()) {
            return whoCameBack(view, LAST_LOOK, silent);
        }
        return finish(view, clients);
    }

    private static Move whoCameBack(StepView view, String fact, List<Client> silent) {
        return new Move.Ask(
                fact,
                VisitLookup.NAME,
                Fields.of(
                        "since",
                        view.since(),
                        "clients",
                        silent.stream().map(Client::token).toList()),
                "who came back does not need to say that it is better");
    }

    /** How long a next visit counts as an answer; not shorter than answers are waited for. */
    private static Instant visitsUntil(StepView view) {
        Instant patience = patientUntil(view);
        return view.step()
                .settings()
                .find("visit")
                .map(span -> view.since().plus(Duration.parse(span)))
                .filter(patience::isBefore)
                .orElse(patience);
    }

    /** How long answers are waited for. */
    private static Instant patientUntil(StepView view) {
        return view.since().plus(Duration.parse(view.step().settings().text("patience", "PT2H")));
    }

    private Optional<Action> question(StepView view, Client client) {
        if (client.optedOut()
                || client.forPerson()
                || PersonalCase.isOpen(view, client)
                || view.action(key(view, client)).isPresent()) {
            return Optional.empty();
        }
        Text text = Text.answering("client.better-now", client, Composer.about(view));
        return composer.say(
                view,
                key(view, client),
                ClientText.FOLLOW_UP,
                client.affected().token(),
                null,
                text,
                Fields.of("wroteAt", client.affected().lastAt(), "messages", client.messages()));
    }

    private List<Action> reopen(StepView view, Client client) {
        Journey journey = journey(view, client);
        if (!journey.reopened() || PersonalCase.isOpen(view, client)) {
            return List.of();
        }
        List<Reply> replies = replies(view, client);
        List<String> messages = new ArrayList<>(client.messages());
        replies.stream()
                .map(Reply::message)
                .filter(id -> !messages.contains(id))
                .forEach(messages::add);
        Action handOver = PersonalCase.of(
                view,
                client.token(),
                client.affected().token(),
                messages,
                journey.why().orElseThrow().details(),
                journey == Journey.UNCLEAR || journey == Journey.GRAVE ? Answer.UNCLEAR : Answer.NOT_BETTER);
        if (view.action(handOver.key()).isPresent()) {
            return List.of();
        }
        List<Action> actions = new ArrayList<>(List.of(handOver));
        String last = messages.get(messages.size() - 1);
        Instant wroteAt = replies.isEmpty()
                ? client.affected().lastAt()
                : replies.get(replies.size() - 1).at();
        // What only a person may answer gets no machine's word, not even this one.
        if (!client.forPerson() && journey != Journey.GRAVE) {
            Wishes.lastWord(view, composer, client, last, wroteAt).ifPresent(actions::add);
        }
        return actions;
    }

    private Move finish(StepView view, List<Client> clients) {
        List<Fields> journeys = new ArrayList<>();
        List<Journey> ends = new ArrayList<>();
        for (Client client : clients) {
            Journey journey = journey(view, client);
            ends.add(journey);
            journeys.add(Fields.of("client", client.token(), "journey", journey));
        }
        long asked = clients.stream().filter(client -> isAsked(view, client)).count();
        long content = count(ends, Journey.CONTENT);
        long silent = clients.stream()
                .filter(client -> isAsked(view, client) && journey(view, client) == Journey.OPEN)
                .count();
        return new Move.Finish(
                "followed-up",
                Fields.of(
                        "asked", asked,
                        "content", content,
                        "visited", count(ends, Journey.CAME_BACK),
                        "notBetter", count(ends, Journey.NOT_BETTER) + count(ends, Journey.COMPLAINED_AGAIN),
                        "unclear", count(ends, Journey.UNCLEAR) + count(ends, Journey.GRAVE),
                        "silent", silent,
                        "journeys", journeys),
                content + " of " + asked + " clients say that it is better");
    }

    private static long count(List<Journey> ends, Journey wanted) {
        return ends.stream().filter(wanted::equals).count();
    }

    /** Returns where this client's journey stands. The last clear word counts: who says "no" and then "now it is" is content. */
    private Journey journey(StepView view, Client client) {
        Optional<ActionView> question = view.action(key(view, client));
        if (question.isEmpty()) {
            return PersonalCase.isOpen(view, client) ? Journey.WITH_PERSON : Journey.OPEN;
        }
        Journey last = Journey.OPEN;
        for (Reply reply : replies(view, client)) {
            if (!gravity.matters(reply.text()).isEmpty()) {
                return Journey.GRAVE;
            }
            Journey said = Journey.of(Answer.of(reply.text()));
            boolean complaint = reply.complaint() || client.messages().contains(reply.message());
            said = said == Journey.UNCLEAR && complaint ? Journey.COMPLAINED_AGAIN : said;
            if (last == Journey.OPEN || said != Journey.UNCLEAR) {
                last = said;
            }
        }
        if (last == Journey.OPEN
                && client.affected().lastAt().isAfter(question.get().at())) {
            return Journey.COMPLAINED_AGAIN;
        }
        boolean came = Stream.of(VisitLookup.NAME, LAST_LOOK)
                .flatMap(name -> view.fact(name).stream())
                .anyMatch(fact -> fact.known() && fact.value().texts("came").contains(client.token()));
        return last == Journey.OPEN && came ? Journey.CAME_BACK : last;
    }

    private static List<Reply> replies(StepView view, Client client) {
        Optional<ActionView> question = view.action(key(view, client));
        return question.isEmpty()
                ? List.of()
                : view.replies().stream()
                        .filter(reply -> reply.from().equals(client.affected().token())
                                && !OptOut.says(reply.text())
                                && !reply.at().isBefore(question.get().at()))
                        .toList();
    }

    private static boolean isAsked(StepView view, Client client) {
        return view.action(key(view, client))
                .filter(action ->
                        action.status() == Status.DONE || !action.status().isFinal())
                .isPresent();
    }

    private static boolean wasWrittenTo(StepView view, Client client) {
        return view.actions().values().stream()
                .anyMatch(
                        action -> action.action().to().equals(client.affected().token())
                                && action.action().kind().startsWith("client.")
                                && action.status() == Status.DONE);
    }

    private static String key(StepView view, Client client) {
        return view.key("better", client.token());
    }
}
