package io.crmautopilot.steps;

import io.crmautopilot.engine.Affected;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Procedure;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import java.time.Duration;
import java.time.Instant;

/**
 * Watches the complaints after the repair: two of the owner's own windows without a new person mean that it is normal again. People who
 * begin to complain after the repair mean that it was none, and a person decides.
 */
final class WatchStep implements Procedure {

    /** Rooms take a while to cool and people a while to write: new complaints in this time are still of the old trouble. */
    private static final Duration GRACE = Duration.ofMinutes(20);

    /** So many new people after the repair are no stragglers. */
    private static final int TOO_MANY = 3;

    @Override
    public String kind() {
        return "watch";
    }

    @Override
    public Move next(StepView view) {
        Instant from = Course.reached(view, "fixed").orElse(view.since());
        long late = view.incident().affected().stream()
                .map(Affected::firstAt)
                .filter(first -> first.isAfter(from.plus(GRACE)))
                .count();
        if (late >= TOO_MANY) {
            return new Move.HandOver(
                    late + " more people complained after it was said to be mended",
                    "look at it on site, and call the vendor back or another one",
                    "still-complaints",
                    Fields.of("late", late));
        }
        Instant normal = Course.quietFrom(view, from);
        if (view.now().isBefore(normal)) {
            return new Move.Await(normal, "two windows without a new complaint");
        }
        Duration window = view.settings().headlineWindow();
        return new Move.Finish(
                "normal",
                Fields.of(
                        "people", view.incident().affected().size(),
                        "lastNewPersonAt", view.incident().lastNewPersonAt(),
                        "quietFor", Duration.between(latest(view, from), view.now())),
                "nobody new has complained for two windows of " + window.toMinutes() + " minutes");
    }

    private static Instant latest(StepView view, Instant from) {
        Instant last = view.incident().lastNewPersonAt();
        return last.isAfter(from) ? last : from;
    }
}
