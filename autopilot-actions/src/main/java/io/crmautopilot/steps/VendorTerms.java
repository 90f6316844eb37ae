package io.crmautopilot.steps;

import io.crmautopilot.engine.Noted;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.vendors.negotiation.NegotiationTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How patient the dialogue with vendors is: settings of the plan's step, each an ISO 8601 duration but the last two.
 *
 * @param within how soon somebody should be there
 * @param reply how long a first answer and a confirmation are waited for
 * @param answer how long each further answer is waited for
 * @param late how long after the agreed time nobody's coming becomes a no-show
 * @param work how long the work is waited for
 * @param parallel how many vendors are asked at once
 * @param rating whether the owner is asked how the vendor did
 */
record VendorTerms(
        Duration within, Duration reply, Duration answer, Duration late, Duration work, int parallel, boolean rating) {

    private static final int QUESTIONS = 2;
    private static final Duration OFFER_HOLDS = Duration.ofMinutes(30);
    private static final Duration REMIND_BEFORE = Duration.ofMinutes(15);

    static VendorTerms of(StepView view) {
        Fields settings = view.step().settings();
        Duration reply = duration(settings, "reply", Duration.ofMinutes(10));
        return new VendorTerms(
                duration(settings, "within", Duration.ofHours(2)),
                reply,
                duration(settings, "answer", reply),
                duration(settings, "late", Duration.ofMinutes(30)),
                duration(settings, "work", Duration.ofHours(3)),
                Math.toIntExact(settings.number("parallel", 1)),
                !settings.text("rating", "asked").equals("off"));
    }

    /** Returns until when somebody must be there: counted anew once a booking is lost, because the need is as great as before. */
    Instant neededBy(StepView view) {
        return view.noted(Booking.LOST).stream()
                .map(Noted::at)
                .reduce((first, second) -> second)
                .orElse(view.since())
                .plus(within);
    }

    /** Returns the terms of a negotiation with {@code vendors}; what lies above {@code ceiling} is for a person. */
    NegotiationTerms negotiation(StepView view, List<String> vendors, Money ceiling) {
        return new NegotiationTerms(
                vendors,
                ceiling,
                neededBy(view),
                reply,
                answer,
                QUESTIONS,
                parallel,
                OFFER_HOLDS,
                REMIND_BEFORE,
                late,
                work);
    }

    private static Duration duration(Fields settings, String key, Duration otherwise) {
        return settings.has(key) ? settings.duration(key) : otherwise;
    }
}
