package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.clients.Omitted;
import io.crmautopilot.clients.Told;
import io.crmautopilot.clients.WhoIsAffected;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import io.crmautopilot.words.Slots;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Those who said nothing: who was there is told once things have settled, for most who suffer say so themselves, and who comes before
 * it can be mended is warned. Who comes and cannot be written to is brought to a person, to be called. Pure.
 */
final class Silent {

    /** How long after the first complaint those who were there are left to speak for themselves. */
    private static final Duration SETTLES = Duration.ofMinutes(30);

    private final StepView view;
    private final Composer composer;

    Silent(StepView view, Composer composer) {
        this.view = view;
        this.composer = composer;
    }

    Optional<Move> next(List<Client> clients) {
        boolean present = view.step().settings().text("present", "told").equals("told");
        boolean later = view.step().settings().text("later", "warned").equals("warned");
        if (Course.reached(view, "fixed").isPresent() || Course.isOver(view) || !(present || later)) {
            return Optional.empty();
        }
        String today = "book/" + view.now().truncatedTo(ChronoUnit.HOURS);
        if (view.fact(today).isEmpty()) {
            return Optional.of(new Move.Ask(
                    today,
                    BookLookup.NAME,
                    Fields.empty(),
                    "who was there, and who is still to come, is affected too"));
        }
        List<Fields> book = view.fact(today).get().value().list("visits");
        WhoIsAffected.Answer who = new Who(view, clients).answer(book);
        List<Action> actions = new ArrayList<>();
        Set<String> call = new LinkedHashSet<>();
        for (Told told : who.told()) {
            boolean warned = told.group() == Told.Group.COMES_LATER && later;
            boolean heard =
                    told.group() == Told.Group.PRESENT && present && !view.now().isBefore(settled());
            if (warned || heard) {
                text(told, Who.visit(book, told.person()).orElse(view.now()))
                        .ifPresentOrElse(actions::add, () -> call.add(told.person()));
            }
        }
        if (later) {
            who.omitted().stream()
                    .filter(one -> one.group() == Told.Group.COMES_LATER && one.isForPerson())
                    .map(Omitted::person)
                    .forEach(call::add);
            call.addAll(unwarned());
        }
        if (!call.isEmpty()) {
            actions.add(toCall(call, book));
        }
        return actions.isEmpty()
                ? Optional.empty()
                : Optional.of(new Move.Act(actions, "they were there or are about to come, and said nothing"));
    }

    private Instant settled() {
        return view.incident().openedAt().plus(SETTLES);
    }

    private Optional<Action> text(Told told, Instant startsAt) {
        boolean comes = told.group() == Told.Group.COMES_LATER;
        String token = told.person();
        Slots slots = Composer.about(view)
                .clock("visit", startsAt, view.now(), view.settings().zone());
        Text text = Text.of(told.group().situation().orElseThrow(), told.language(), told.channel(), slots)
                .opening(Apology.opens(view, token));
        return composer.say(
                view,
                view.key(comes ? "warned" : "present", token),
                comes ? ClientText.WARNING : ClientText.MESSAGE,
                token,
                null,
                text,
                // A warning is for those who have not set out yet: once the visit has begun it would only puzzle them.
                Fields.of(Action.DEADLINE, comes ? startsAt : null));
    }

    /** Whoever should have been warned and could not be written to, and is not named to a person yet. */
    private List<String> unwarned() {
        Set<String> named = new LinkedHashSet<>();
        view.actions().values().stream()
                .filter(action -> action.action().key().startsWith(view.key("call") + "/"))
                .forEach(action ->
                        action.action().details().list("dialogues").forEach(one -> named.add(one.text("token"))));
        return view.actions().values().stream()
                .filter(action -> action.status() == Status.REFUSED
                        && Apology.UNREACHED.contains(action.rule())
                        && action.action()
                                .key()
                                .equals(view.key("warned", action.action().to()))
                        && !named.contains(action.action().to()))
                .map(action -> action.action().to())
                .toList();
    }

    /** One case for all of them: a person calls, and each is named to people once. */
    private Action toCall(Set<String> tokens, List<Fields> book) {
        List<Fields> people = tokens.stream()
                .map(token -> Fields.of(
                        "token", token, "visitAt", Who.visit(book, token).orElse(null)))
                .toList();
        return Composer.plain(
                view,
                view.key("call", tokens.iterator().next()),
                HandOver.KIND,
                "",
                null,
                Fields.of(
                        "reason",
                        tokens.size()
                                + " who come today cannot be written to: no channel they agreed to, or no language is known",
                        "nextBest",
                        "call each of them before they set out, and offer another time",
                        "code",
                        "to-be-called",
                        "values",
                        Fields.of("people", tokens.size()),
                        "dialogues",
                        people,
                        "facts",
                        PersonalCase.evidence(view)));
    }
}
