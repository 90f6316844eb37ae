package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.Affected;
import io.crmautopilot.engine.Noted;
import io.crmautopilot.engine.Reply;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A case for a person about one client: what both sides wrote, by the ids under which the vault keeps the words, what the incident is
 * known by, why a person is needed and what would be done next. Pure.
 */
final class PersonalCase {

    private static final String GIVEN_BACK = "dialogue.given-back";

    private PersonalCase() {}

    /** Returns the case about the dialogue with {@code to}; {@code messages} are the ids of what the client wrote, the oldest first; {@code reason} is of a {@link PersonalReason}. */
    static Action of(StepView view, String client, String to, List<String> messages, Fields reason) {
        return of(view, client, to, messages, reason, null);
    }

    /** Returns the case with what the client answered to the closing question, by which journeys are counted. */
    static Action of(
            StepView view, String client, String to, List<String> messages, Fields reason, @Nullable Answer answer) {
        return Composer.plain(
                view,
                key(view, client, to),
                HandOver.KIND,
                to,
                null,
                Fields.of("answer", answer)
                        .with(reason)
                        .with(Fields.of("dialogues", List.of(dialogue(view, to, messages)), "facts", evidence(view))));
    }

    static Action of(StepView view, Client client, Fields reason) {
        return of(view, client.token(), client.affected().token(), client.messages(), reason);
    }

    /** Tells whether a person has this client's dialogue now: it was handed over in this incident and not given back since. */
    static boolean isOpen(StepView view, String client, String to) {
        return view.action(key(view, client, to))
                .or(() -> view.actions().values().stream()
                        .filter(other -> other.action().kind().equals(HandOver.KIND)
                                && other.action().to().equals(to)
                                && givenBack(view, to)
                                        .noneMatch(back -> !back.at().isBefore(other.at())))
                        .findFirst())
                .filter(held -> held.status() != Status.REFUSED)
                .isPresent();
    }

    static boolean isOpen(StepView view, Client client) {
        return isOpen(view, client.token(), client.affected().token());
    }

    /** Tells whether this client's matter was brought to a person, now or before. */
    static boolean wasMade(StepView view, Client client) {
        return view.action(view.key("person", client.token())).isPresent() || isOpen(view, client);
    }

    /** A dialogue that was given back may be handed over again, which is another case. */
    private static String key(StepView view, String client, String to) {
        long times = givenBack(view, to).count();
        return times == 0 ? view.key("person", client) : view.key("person", client, Long.toString(times));
    }

    /** Returns when this dialogue was last given back; long ago when never. What came before was the person's. */
    static Instant lastGivenBack(StepView view, String to) {
        return givenBack(view, to).map(Noted::at).max(Instant::compareTo).orElse(Instant.MIN);
    }

    private static java.util.stream.Stream<Noted> givenBack(StepView view, String to) {
        return view.notes().stream()
                .filter(note -> note.what().equals(GIVEN_BACK)
                        && note.facts().text("dialogue", "").equals(to));
    }

    /** Returns what both sides wrote, in order: ids of what came in, keys of what went out. */
    static Fields dialogue(StepView view, String to, List<String> messages) {
        record Turn(Instant at, Fields what) {}
        List<Turn> turns = new ArrayList<>();
        Set<String> known = new LinkedHashSet<>(messages);
        for (Reply reply : view.replies()) {
            if (reply.from().equals(to)) {
                known.remove(reply.message());
                turns.add(new Turn(reply.at(), Fields.of("at", reply.at(), "message", reply.message())));
            }
        }
        Optional<Affected> affected = view.incident().affected().stream()
                .filter(person -> person.token().equals(to))
                .findFirst();
        for (String message : known) {
            Instant at = affected.map(Affected::firstAt).orElse(view.incident().openedAt());
            turns.add(new Turn(at, Fields.of("at", at, "message", message)));
        }
        view.actions().values().stream()
                .filter(sent -> sent.action().to().equals(to)
                        && sent.action().kind().startsWith("client.")
                        && sent.status() != Status.REFUSED
                        && sent.status() != Status.OBSERVED)
                .forEach(sent -> turns.add(new Turn(
                        sent.at(),
                        Fields.of("at", sent.at(), "sent", sent.action().key(), "status", sent.status()))));
        turns.sort(Comparator.comparing(Turn::at));
        List<String> all = new ArrayList<>(messages);
        turns.stream()
                .flatMap(turn -> turn.what().find("message").stream())
                .filter(id -> !all.contains(id))
                .forEach(all::add);
        return Fields.of(
                "token",
                to,
                "messages",
                all,
                "turns",
                turns.stream().map(Turn::what).toList());
    }

    /** Returns what the incident is known by, without the people. */
    static Fields evidence(StepView view) {
        return Fields.of(
                "signal",
                view.incident().signal().toFields().with("people", null).with("messages", null),
                "diagnosis",
                view.incident().diagnosis().toFields());
    }
}
