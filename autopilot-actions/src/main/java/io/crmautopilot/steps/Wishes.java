package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Reply;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What clients ask of us in their answers and what is owed to them at once: not to be written to any more, and a person, which the first
 * message of each thread promises. Pure.
 */
final class Wishes {

    private static final Pattern PERSON =
            Pattern.compile("(?<![\\p{L}])(?:оператор\\p{L}{0,3}|менеджер(?:а|у|ом)|жив(?:ой|ого|ым) человек\\p{L}*"
                    + "|(?:позовите|дайте|нужен|хочу) (?:человека?|живого|администратора)|не бот|адам(?:мен|ға) \\p{L}+|тірі адам|операторға"
                    + "|operator|human|real person|(?:a|your) manager)(?![\\p{L}])");

    private final StepView view;
    private final Composer composer;

    Wishes(StepView view, Composer composer) {
        this.view = view;
        this.composer = composer;
    }

    static boolean asksForPerson(String text) {
        return PERSON.matcher(text.toLowerCase(Locale.ROOT)).find();
    }

    /** Returns the next thing that is owed, or empty when nothing is. */
    Optional<Move> next(List<Client> clients) {
        for (Reply reply : view.replies()) {
            if (OptOut.says(reply.text())) {
                String fact = "opt-out/" + reply.message();
                if (view.fact(fact).isEmpty()) {
                    return Optional.of(new Move.Ask(
                            fact,
                            ClientLookup.NAME,
                            Fields.of("token", reply.from(), "messages", List.of(reply.message())),
                            "who asks not to be written to is not written to again"));
                }
            } else if (asksForPerson(reply.text())) {
                Optional<Move> person = handOver(reply, clients);
                if (person.isPresent()) {
                    return person;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Move> handOver(Reply reply, List<Client> clients) {
        Optional<Client> client = clients.stream()
                .filter(one -> one.affected().token().equals(reply.from()))
                .findFirst();
        String token = client.map(Client::token).orElse(reply.from());
        List<String> messages = new ArrayList<>(client.map(Client::messages).orElse(List.of()));
        messages.add(reply.message());
        Action handOver = PersonalCase.of(view, token, reply.from(), messages, PersonalReason.ASKED_FOR.details());
        boolean heard = view.actions().values().stream()
                .flatMap(action -> action.action().details().list("dialogues").stream())
                .anyMatch(dialogue -> dialogue.texts("messages").contains(reply.message()));
        if (heard
                || PersonalCase.isOpen(view, token, reply.from())
                || view.action(handOver.key()).isPresent()) {
            return Optional.empty();
        }
        List<Action> actions = new ArrayList<>(List.of(handOver));
        client.flatMap(one -> lastWord(view, composer, one, reply.message(), reply.at()))
                .ifPresent(actions::add);
        return Optional.of(new Move.Act(actions, "a person was promised to whoever asks for one"));
    }

    /** Returns the one text that a client still gets when a person takes over, so that nobody waits for an answer in the dark. */
    static Optional<Action> lastWord(StepView view, Composer composer, Client client, String answers, Instant wroteAt) {
        String key = view.key("to-person", client.affected().token(), answers);
        if (client.optedOut() || view.action(key).isPresent()) {
            return Optional.empty();
        }
        return composer.say(
                view,
                key,
                ClientText.MESSAGE,
                client.affected().token(),
                null,
                // Bound to what it answers: where that is for a person alone, even this word is not sent.
                Text.answering("client.to-a-person", client, Composer.about(view)),
                Fields.of("wroteAt", wroteAt, "lastWord", true, "messages", List.of(answers)));
    }
}
