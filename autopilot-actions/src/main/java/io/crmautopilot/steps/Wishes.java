package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Reply;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
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
            } else if (asksForPerson(reply.text())
                    && view.action(view.key("person", reply.from())).isEmpty()) {
                return Optional.of(handOver(reply, clients));
            }
        }
        return Optional.empty();
    }

    private Move handOver(Reply reply, List<Client> clients) {
        Optional<Client> client = clients.stream()
                .filter(one -> one.affected().token().equals(reply.from()))
                .findFirst();
        List<String> messages = new ArrayList<>(client.map(Client::messages).orElse(List.of()));
        messages.add(reply.message());
        List<Action> actions = new ArrayList<>();
        actions.add(Composer.plain(
                view,
                view.key("person", reply.from()),
                HandOver.KIND,
                reply.from(),
                null,
                Fields.of(
                        "reason",
                        "the client asks for a person",
                        "nextBest",
                        "answer personally, with the case in hand",
                        "dialogues",
                        List.of(Fields.of("token", reply.from(), "messages", messages)))));
        client.flatMap(one -> composer.say(
                        view,
                        view.key("to-person", reply.from()),
                        ClientText.MESSAGE,
                        reply.from(),
                        null,
                        Text.of(
                                "client.to-a-person",
                                one.language(),
                                one.affected().channel(),
                                Composer.about(view)),
                        Fields.of("wroteAt", reply.at(), "lastWord", true)))
                .ifPresent(actions::add);
        return new Move.Act(actions, "a person was promised to whoever asks for one");
    }
}
