package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.CreativeTexts;
import io.crmautopilot.engine.Fact;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Noted;
import io.crmautopilot.engine.Procedure;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import io.crmautopilot.text.Language;
import io.crmautopilot.words.Slots;
import io.crmautopilot.words.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes to those who complained in words that no template holds, after a person approved exactly these words: a draft of whoever
 * drafts, or what a person proposed in its place. Until then nothing goes out; other words are another proposal.
 */
final class CreativeStep implements Procedure {

    /** The lookup that drafts, by the {@code language}; it answers {@code words}, the hash of a text that is kept, or nothing. */
    static final String DRAFT = "creative.draft";

    private static final String NEEDED = "words of one's own are sent only after a person approved exactly these";

    private final Composer composer;

    CreativeStep(Composer composer) {
        this.composer = composer;
    }

    @Override
    public String kind() {
        return CreativeTexts.STEP;
    }

    @Override
    public Move next(StepView view) {
        Optional<Move> unasked = Client.unasked(view).or(() -> undrafted(view));
        if (unasked.isPresent()) {
            return unasked.get();
        }
        List<Action> actions = new ArrayList<>();
        boolean pending = false;
        boolean wordless = false;
        boolean refused = false;
        for (Client client : readers(view)) {
            List<ActionView> written = written(view, client);
            if (written.stream().anyMatch(each -> each.status() != Status.REFUSED)) {
                pending |= written.stream().anyMatch(each -> !each.status().isFinal());
                continue;
            }
            Optional<Words> words = words(view, client.language());
            Optional<ActionView> last = words.flatMap(found -> view.action(key(view, client, found)));
            if (words.isEmpty()) {
                wordless = true;
            } else if (last.isEmpty()) {
                actions.add(action(view, client, words.get()));
            } else if (Apology.UNREACHED.contains(last.get().rule())) {
                actions.add(PersonalCase.of(
                        view,
                        client,
                        PersonalReason.unreached(last.get().rule(), last.get().reason())));
            } else {
                refused |= last.get().rule().equals("refused-by-person");
            }
        }
        return actions.isEmpty()
                ? wait(view, pending, wordless, refused)
                : new Move.Act(actions, "who complained hears words of one's own, once a person approved them");
    }

    /** Somebody may still find words, or other words: for that, people have the step's patience. */
    private static Move wait(StepView view, boolean pending, boolean wordless, boolean refused) {
        Instant until = view.since()
                .plus(
                        view.step().settings().has("patience")
                                ? view.step().settings().duration("patience")
                                : Duration.ofHours(2));
        if (pending) {
            return new Move.Await(view.now().plus(Duration.ofMinutes(5)), "an approver's word");
        }
        if ((wordless || refused) && view.now().isBefore(until)) {
            return new Move.Await(until, "words that a person approves");
        }
        if (wordless) {
            return new Move.HandOver(
                    "nobody found words of one's own for some of those who complained",
                    "write to them personally",
                    "no-own-words",
                    Fields.empty());
        }
        long told = view.actions().values().stream()
                .filter(each ->
                        isOurs(view, each) && (each.status() == Status.DONE || each.status() == Status.OBSERVED))
                .count();
        return new Move.Finish(
                told > 0 ? "told" : "done", Fields.of("told", told), "each who complained was decided about");
    }

    /** Returns those who complained and may be written to by this step: the others have a person, or want silence. */
    private static List<Client> readers(StepView view) {
        return Client.all(view).stream()
                .filter(client -> !client.staff()
                        && !client.optedOut()
                        && !client.forPerson()
                        && client.language() != Language.OTHER
                        && client.language() != Language.MIXED
                        && !PersonalCase.isOpen(view, client))
                .toList();
    }

    private static Optional<Move> undrafted(StepView view) {
        return readers(view).stream()
                .map(Client::language)
                .distinct()
                .filter(language -> view.fact(fact(language)).isEmpty())
                .findFirst()
                .map(language -> new Move.Ask(
                        fact(language),
                        DRAFT,
                        Fields.of("language", language.code()),
                        "whoever drafts may propose words; a person decides about them"));
    }

    /** Words by their hash, and how many others were proposed before: words that come back are a new proposal. */
    private record Words(String hash, int number) {}

    /** Returns the words that stand: what a person proposed last, else the draft. */
    private static Optional<Words> words(StepView view, Language language) {
        List<String> proposed = view.notes().stream()
                .map(Noted::facts)
                .filter(facts -> facts.text("language", "").equals(language.code()))
                .flatMap(facts -> facts.find("proposed").stream())
                .toList();
        return proposed.isEmpty()
                ? view.fact(fact(language))
                        .map(Fact::value)
                        .flatMap(value -> value.find("words"))
                        .map(hash -> new Words(hash, 0))
                : Optional.of(new Words(proposed.get(proposed.size() - 1), proposed.size()));
    }

    private Action action(StepView view, Client client, Words words) {
        String channel = client.affected().channel();
        Fields details = Fields.of(
                Action.NEEDS_PERSON,
                NEEDED,
                "words",
                words.hash(),
                "language",
                client.language().code(),
                "channel",
                channel,
                // Different words are different parts of a question.
                "text",
                Fields.of(
                        "situation",
                        CreativeTexts.KIND + "/" + words.hash(),
                        "channel",
                        channel,
                        "language",
                        client.language().code()),
                "wroteAt",
                client.affected().lastAt(),
                "messages",
                client.messages());
        return Composer.plain(
                view,
                key(view, client, words),
                CreativeTexts.KIND,
                client.affected().token(),
                null,
                Apology.opens(view, client.affected().token())
                        ? details.with("opening", opening(view, client, channel))
                        : details);
    }

    private Fields opening(StepView view, Client client, String channel) {
        return composer.bound(Text.of(
                        Wording.DISCLOSURE,
                        client.language(),
                        channel,
                        Slots.none().title("business", Composer.business(view.settings()))))
                .toFields();
    }

    private static List<ActionView> written(StepView view, Client client) {
        return view.actions().values().stream()
                .filter(each -> isOurs(view, each)
                        && each.action().to().equals(client.affected().token()))
                .toList();
    }

    private static boolean isOurs(StepView view, ActionView each) {
        return each.action().kind().equals(CreativeTexts.KIND)
                && each.action().step().equals(view.step().id());
    }

    private static String key(StepView view, Client client, Words words) {
        String hash = words.hash();
        return view.key(
                "words",
                client.token(),
                hash.substring(0, Math.min(16, hash.length())),
                Integer.toString(words.number()));
    }

    private static String fact(Language language) {
        return "draft/" + language.code();
    }
}
