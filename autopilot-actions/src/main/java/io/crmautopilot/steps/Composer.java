package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.incident.Diagnosis;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.words.Slots;
import io.crmautopilot.words.Wording;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Composes actions that say something. An action is composed only when there are approved words for it. Pure. */
final class Composer {

    /** Stands in for what only the vault knows while the words are tried out. */
    private static final Slots SAMPLE =
            Slots.none().title("vendor", "—").code("code", "0000").title("payee", "—");

    private final Wording wording;

    Composer(Wording wording) {
        this.wording = wording;
    }

    /** Returns the action, or empty when no approved words say it to that reader: then a person has to. */
    Optional<Action> say(
            StepView view, String key, String kind, String to, @Nullable Money cost, Text text, Fields more) {
        if (!problem(text).isEmpty()) {
            return Optional.empty();
        }
        Fields said = more.with("text", text.bound(wording, SAMPLE).toFields());
        // The gate lets an offer through only as the word about something that was granted: nothing is sold.
        boolean offers = text.offers(wording, SAMPLE);
        return Optional.of(plain(view, key, kind, to, cost, offers ? said.with("offers", true) : said));
    }

    /** Returns why no approved words say {@code text}; empty when they do. */
    String problem(Text text) {
        return text.problem(wording, SAMPLE);
    }

    /** Returns {@code text} bound to the words as they are now. */
    Text bound(Text text) {
        return text.bound(wording, SAMPLE);
    }

    /** Returns an action without words. */
    static Action plain(StepView view, String key, String kind, String to, @Nullable Money cost, Fields details) {
        return new Action(
                key,
                kind,
                view.incident().branch(),
                view.incident().id(),
                view.step().id(),
                to,
                cost,
                details);
    }

    /** Returns the values that a text to a client or a vendor may need: a cause that is not sure is spoken of in general words. */
    static Slots about(StepView view) {
        Diagnosis diagnosis = view.incident().diagnosis();
        return about(view, diagnosis.sure() ? diagnosis.likeliest().id() : "generic");
    }

    /** Returns the values that a text to the owner may need: the likeliest cause, whose probability is told with it. */
    static Slots forOwner(StepView view) {
        return about(view, view.incident().diagnosis().likeliest().id());
    }

    private static Slots about(StepView view, String cause) {
        BranchSettings settings = view.settings();
        Slots slots = Slots.none()
                .title("business", business(settings))
                .place("branch", settings.name())
                .address("address", settings.address())
                .cause("cause", cause)
                .topics("topics", view.incident().signal().topics())
                .trade("trade", trade(view))
                .count("people", view.incident().affected().size())
                .percent(
                        "probability",
                        percent(view.incident().diagnosis().likeliest().probability()));
        return Booking.of(view)
                .filter(booking -> booking.arriveBy().isAfter(view.now()))
                .map(booking -> slots.clock("arrival", booking.arriveBy(), view.now(), settings.zone()))
                .orElse(slots);
    }

    static String trade(StepView view) {
        String trade = view.incident().diagnosis().likeliest().trade();
        return view.step().settings().text("trade", trade == null ? "generic" : trade);
    }

    static String business(BranchSettings settings) {
        return settings.extras().text("business", settings.name());
    }

    static int percent(double probability) {
        return (int) Math.round(100 * Math.max(0, Math.min(1, probability)));
    }
}
