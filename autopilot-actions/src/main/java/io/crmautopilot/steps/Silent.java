package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import io.crmautopilot.text.Language;
import io.crmautopilot.words.Slots;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Those who said nothing: who was there is told once things have settled, for most who suffer say so themselves, and who comes before
 * it can be mended is warned. Only on a channel on which the client agreed to be written to first. Pure.
 */
final class Silent {

    /** How long after the first complaint those who were there are left to speak for themselves. */
    private static final Duration SETTLES = Duration.ofMinutes(30);

    /** How long a repair takes once somebody is there: who comes before that is warned. */
    private static final Duration AHEAD = Duration.ofHours(2);

    /** Whoever comes sooner is on the way: a warning would only worry them. */
    private static final Duration TOO_SOON = Duration.ofMinutes(10);

    private final StepView view;
    private final Composer composer;

    Silent(StepView view, Composer composer) {
        this.view = view;
        this.composer = composer;
    }

    Optional<Move> next() {
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
        List<Action> actions = new ArrayList<>();
        for (Fields visit : view.fact(today).get().value().list("visits")) {
            if (complained(visit.text("token")) || !visit.has("channel")) {
                continue;
            }
            Instant startsAt = visit.instant("startsAt");
            boolean comes = startsAt.isAfter(view.now());
            boolean inTime = !startsAt.isBefore(view.now().plus(TOO_SOON));
            if (inTime && later && startsAt.isBefore(mendedBy())) {
                add(actions, "warned", ClientText.WARNING, "client.warning.later-today", visit);
            } else if (!comes && present && !view.now().isBefore(settled())) {
                add(actions, "present", ClientText.MESSAGE, "client.silent-present", visit);
            }
        }
        return actions.isEmpty()
                ? Optional.empty()
                : Optional.of(new Move.Act(actions, "they were there or are about to come, and said nothing"));
    }

    private Instant settled() {
        return view.incident().openedAt().plus(SETTLES);
    }

    private Instant mendedBy() {
        Instant from = Booking.of(view)
                .map(Booking::arriveBy)
                .filter(arrival -> arrival.isAfter(view.now()))
                .orElse(view.now());
        return from.plus(AHEAD);
    }

    private boolean complained(String token) {
        return Client.all(view).stream()
                .anyMatch(client -> client.token().equals(token)
                        || client.affected().token().equals(token));
    }

    private void add(List<Action> actions, String name, String kind, String situation, Fields visit) {
        String token = visit.text("token");
        boolean told = view.action(view.key("warned", token)).isPresent()
                || view.action(view.key("present", token)).isPresent();
        if (told) {
            return;
        }
        Language language = visit.find("language")
                .map(Language::ofCode)
                .filter(known -> known != Language.MIXED && known != Language.OTHER)
                .orElse(view.settings().approvers().get(0).language());
        Slots slots = Composer.about(view)
                .clock(
                        "visit",
                        visit.instant("startsAt"),
                        view.now(),
                        view.settings().zone());
        Text text = Text.of(situation, language, visit.text("channel"), slots).opening(Apology.opens(view, token));
        composer.say(view, view.key(name, token), kind, token, null, text, Fields.empty())
                .ifPresent(actions::add);
    }
}
