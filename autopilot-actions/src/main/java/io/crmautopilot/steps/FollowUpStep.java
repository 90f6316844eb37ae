package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Procedure;
import io.crmautopilot.engine.Reply;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks each client who complained and was written to, once, whether it is better now. Yes completes that client's journey; no, or a
 * word that is neither, opens it again with a person; silence is neither and is counted.
 */
final class FollowUpStep implements Procedure {

    /** How long answers are waited for. */
    private static final Duration PATIENCE = Duration.ofHours(2);

    private final Composer composer;

    FollowUpStep(Composer composer) {
        this.composer = composer;
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
                .filter(client -> wasWrittenTo(view, client))
                .toList();
        List<Action> questions = new ArrayList<>();
        List<Action> reopened = new ArrayList<>();
        for (Client client : clients) {
            question(view, client).ifPresent(questions::add);
            reopen(view, client).ifPresent(reopened::add);
        }
        if (!questions.isEmpty()) {
            return new Move.Act(questions, "whether it is better is for the clients to say");
        }
        if (!reopened.isEmpty()) {
            return new Move.Act(reopened, "a client for whom it is no better is a person's matter");
        }
        Instant patience = view.since().plus(PATIENCE);
        boolean waiting = clients.stream()
                .anyMatch(
                        client -> isAsked(view, client) && answer(view, client).isEmpty());
        if (waiting && view.now().isBefore(patience)) {
            return new Move.Await(patience, "what the clients say");
        }
        return finish(view, clients);
    }

    private Optional<Action> question(StepView view, Client client) {
        if (client.optedOut()
                || client.forPerson()
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

    private static Optional<Action> reopen(StepView view, Client client) {
        String key = view.key("reopened", client.token());
        Optional<Answer> answer = answer(view, client);
        if (view.action(key).isPresent() || answer.isEmpty() || answer.get() == Answer.CONTENT) {
            return Optional.empty();
        }
        List<String> messages = new ArrayList<>(client.messages());
        replies(view, client).forEach(reply -> messages.add(reply.message()));
        return Optional.of(Composer.plain(
                view,
                key,
                HandOver.KIND,
                client.affected().token(),
                null,
                Fields.of(
                        "answer",
                        answer.get(),
                        "reason",
                        answer.get() == Answer.NOT_BETTER
                                ? "the client says that it is no better"
                                : "the client's answer has to be read by a person",
                        "nextBest",
                        "answer personally, with the case in hand",
                        "dialogues",
                        List.of(Fields.of("token", client.affected().token(), "messages", messages)))));
    }

    private static Move finish(StepView view, List<Client> clients) {
        long asked = clients.stream().filter(client -> isAsked(view, client)).count();
        long content = count(view, clients, Answer.CONTENT);
        long worse = count(view, clients, Answer.NOT_BETTER);
        long unclear = count(view, clients, Answer.UNCLEAR);
        return new Move.Finish(
                "followed-up",
                Fields.of(
                        "asked", asked,
                        "content", content,
                        "notBetter", worse,
                        "unclear", unclear,
                        "silent", asked - content - worse - unclear),
                content + " of " + asked + " clients say that it is better");
    }

    private static long count(StepView view, List<Client> clients, Answer wanted) {
        return clients.stream()
                .filter(client -> answer(view, client).filter(wanted::equals).isPresent())
                .count();
    }

    /** The last clear word counts: who says "no" and then "now it is" is content. */
    private static Optional<Answer> answer(StepView view, Client client) {
        Optional<Answer> last = Optional.empty();
        for (Reply reply : replies(view, client)) {
            Answer said = Answer.of(reply.text());
            if (last.isEmpty() || said != Answer.UNCLEAR) {
                last = Optional.of(said);
            }
        }
        return last;
    }

    private static List<Reply> replies(StepView view, Client client) {
        Optional<ActionView> question = view.action(key(view, client));
        return question.isEmpty()
                ? List.of()
                : view.replies().stream()
                        .filter(reply -> reply.from().equals(client.affected().token())
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
