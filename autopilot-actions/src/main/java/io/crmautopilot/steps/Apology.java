package io.crmautopilot.steps;

import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.StepView;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Chooses the words for a client who complained, by what is a committed fact at that moment. Pure. */
final class Apology {

    /** Refusals after which somebody of the business has to reach the client: the autopilot may not, or could not. */
    static final Set<String> UNREACHED = Set.of("failed", "max-recipients", "contact-frequency");

    /** The one text of them that time alone makes untrue. */
    static final String WORKING_ON_IT = "client.apology.working-on-it";

    private Apology() {}

    static Text to(StepView view, Client client) {
        return Text.answering(situation(view, client), client, Composer.about(view))
                .opening(opens(view, client.affected().token()));
    }

    private static String situation(StepView view, Client client) {
        Optional<Instant> fixed = Course.reached(view, "fixed");
        if (fixed.isPresent() && client.affected().firstAt().isBefore(fixed.get())) {
            return "client.solved";
        }
        Optional<Booking> booking = fixed.isPresent()
                ? Optional.empty()
                : Booking.of(view).filter(b -> b.arriveBy().isAfter(view.now()));
        if (booking.isEmpty()) {
            return WORKING_ON_IT;
        }
        return client.affected().firstAt().isAfter(booking.get().at())
                ? "client.apology.late-word"
                : "client.apology.vendor-coming";
    }

    /** Tells whether the first text to this person opens a thread: the tenant wants it said who writes, and we have not said it. */
    static boolean opens(StepView view, String token) {
        boolean wanted = !view.settings().extras().has("disclosure")
                || view.settings().extras().flag("disclosure");
        return wanted
                && view.actions().values().stream()
                        .noneMatch(action -> action.action().to().equals(token)
                                && action.action().kind().startsWith("client.")
                                && action.status() != Status.REFUSED);
    }
}
