package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.Noted;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import io.crmautopilot.words.Slots;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Corrects what clients were told of somebody's coming, when that booking was lost: each of them hears once for each lost booking what is
 * true now. The word waits a few minutes for another booking, so that it can name the new time. Pure.
 */
final class Correction {

    /** So long another vendor is hoped for before clients hear that nobody comes. */
    private static final Duration HOPE = Duration.ofMinutes(10);

    private static final String SITUATION = "client.update.lost";

    private static final Set<String> TIMED = Set.of(
            "client.apology.vendor-coming",
            "client.apology.late-word",
            "client.again",
            "client.update.arrival",
            "client.warning.later-today",
            "client.silent-present",
            SITUATION);

    private final StepView view;
    private final Composer composer;

    Correction(StepView view, Composer composer) {
        this.view = view;
        this.composer = composer;
    }

    /** Returns the corrections that are due now. */
    List<Action> due() {
        Optional<Noted> lost = lost();
        if (lost.isEmpty() || !isRipe(lost.get())) {
            return List.of();
        }
        List<Action> actions = new ArrayList<>();
        for (ActionView told : misled(lost.get()).values()) {
            correction(told, lost.get()).ifPresent(actions::add);
        }
        return actions;
    }

    /** Returns when corrections become due that are not yet; empty when none will. */
    Optional<Instant> until() {
        return lost().filter(lost -> !isRipe(lost) && !misled(lost).isEmpty())
                .map(lost -> lost.at().plus(HOPE));
    }

    /** What was mended since needs no correction: the word that it is mended is on its way. */
    private Optional<Noted> lost() {
        if (Course.reached(view, "fixed").isPresent()) {
            return Optional.empty();
        }
        return view.notes().stream()
                .filter(note -> note.what().equals(Booking.LOST))
                .reduce((first, second) -> second);
    }

    private boolean isRipe(Noted lost) {
        return Booking.of(view).isPresent() || !view.now().isBefore(lost.at().plus(HOPE));
    }

    /** Returns the last text to each client that names a time which holds no more, by the client's token. */
    private Map<String, ActionView> misled(Noted lost) {
        Map<String, ActionView> last = new LinkedHashMap<>();
        for (ActionView sent : view.actions().values()) {
            Fields details = sent.action().details();
            boolean said =
                    sent.action().kind().startsWith("client.") && sent.status() == Status.DONE && details.has("text");
            if (said && namesATime(details)) {
                last.put(sent.action().to(), sent);
            }
        }
        last.values().removeIf(sent -> sent.at().isAfter(lost.at()) || isCorrected(sent, lost));
        return last;
    }

    /** All texts of an incident carry the values that it knows; these are the ones whose words name the time. */
    private static boolean namesATime(Fields details) {
        Fields text = details.fields("text");
        return TIMED.contains(text.text("situation", ""))
                && text.fields("slots").has("arrival");
    }

    private boolean isCorrected(ActionView sent, Noted lost) {
        return view.action(key(sent.action().to(), lost)).isPresent();
    }

    private String key(String token, Noted lost) {
        return view.key(
                "lost", token, lost.facts().text("vendor", "") + "-" + lost.at().getEpochSecond());
    }

    private Optional<Action> correction(ActionView told, Noted lost) {
        Text text = Text.of(told.action().details().fields("text"));
        Slots slots = Composer.about(view);
        Fields more = Fields.of(
                "wroteAt",
                told.action().details().has("wroteAt") ? told.action().details().instant("wroteAt") : null,
                "messages",
                told.action().details().has("messages")
                        ? told.action().details().texts("messages")
                        : null);
        return composer.say(
                view,
                key(told.action().to(), lost),
                ClientText.MESSAGE,
                told.action().to(),
                null,
                Text.of(SITUATION, text.language(), text.channel(), slots),
                more);
    }
}
